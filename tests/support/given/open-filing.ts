import type { Browser, Page } from 'playwright-core'
import { watchedContext, type WatchedContext } from '../browser/browser.ts'
import type { ServerProcess } from '../servers/server-process.ts'
import { signIn } from '../callers/sign-in.ts'

/** October 2024 of 肇庆市工信局, which the demo year leaves to be filled. */
export const october = 'zhaoqing-gongxin-2024-M10'

/** A person of the demo at a filing, in a context of their own or in one that is open already. */
export async function openFiling(
  browser: Browser,
  server: ServerProcess,
  { who = 'demo-gongxin', watched }: { who?: string; watched?: WatchedContext } = {},
): Promise<{ watched: WatchedContext; page: Page }> {
  const own = watched ?? (await watchedContext(browser, { viewport: { width: 1920, height: 1080 } }))
  if (!watched) await signIn(own.context, server, who)
  const page = await own.newPage()
  await page.goto(`${server.url}/entry/${october}`)
  await page.getByRole('grid').waitFor()
  return { watched: own, page }
}
