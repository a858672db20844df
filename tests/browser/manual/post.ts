import type { Page } from 'playwright-core'

/** A request of a person other than the chapter's reader, for events at other desks. */
export async function post(page: Page, url: string, path: string, data: object): Promise<void> {
  const answer = await page.context().request.post(url + path, { headers: { origin: url }, data })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
}
