import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Filing } from '#server/contract/filings.ts'
import type { WatchedContext } from '../browser/browser.ts'
import { sharedContext } from '../browser/shared-context.ts'
import type { ServerProcess } from '../servers/server-process.ts'

/** The filing of 肇庆市工信局 for October 2024, which the demo year leaves open. */
export const october = 'zhaoqing-gongxin-2024-M10'

interface OpenFiling {
  readonly watched: WatchedContext
  readonly page: Page
}

/** The filing of October is opened before its reporter, in a context of the test's own or in the lasting one. */
export async function openFiling(
  browser: Browser,
  server: ServerProcess,
  ownContext?: WatchedContext,
): Promise<OpenFiling> {
  const viewport = { width: 1920, height: 1080 }
  const watched = ownContext ?? (await sharedContext(browser, server, 'demo-gongxin', { viewport }))
  const page = await watched.newPage()
  await page.goto(`${server.url}/entry/${october}`)
  await page.getByRole('grid').waitFor()
  return { watched, page }
}

/**
 * A filing in which everything typed was undone or submitted is closed: drafts are saved and withdrawn after a pause, so
 * the page is left once it says that nothing is pending, and the server has no draft that the next test would meet.
 */
export async function leaveFiling({ watched, page }: OpenFiling): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^\s*(随填随存|已保存 \d\d:\d\d)\s*$/ })
    .waitFor()
  const { origin, pathname } = new URL(page.url())
  const answer = await watched.context.request.get(`${origin}/api/filings/${pathname.split('/').at(-1)}`)
  const { cells } = (await answer.json()) as Filing
  expect(cells.filter(({ current }) => current?.state === 'draft')).toEqual([])
  await page.close()
}
