import type { Browser, Page } from 'playwright-core'
import { watchedContext, type WatchedContext } from '../browser/browser.ts'
import type { ServerProcess } from '../servers/server-process.ts'
import { signIn } from '../callers/sign-in.ts'

/** The filing of 肇庆市工信局 for October 2024, which the demo year leaves open. */
export const october = 'zhaoqing-gongxin-2024-M10'

/** Opens the filing of October as a person of the demo, in an open context or in a new one. */
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
