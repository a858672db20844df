import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { watchedContext, type WatchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'

/** A person signed in at a page, who can also send requests that the page has no button for. */
export interface SeatedPerson {
  readonly page: Page
  readonly watched: WatchedContext
  /** Sends a request to the API, which must succeed. */
  post(path: string, data: object): Promise<void>
}

export async function sitDown(browser: Browser, server: ServerProcess, who: string): Promise<SeatedPerson> {
  const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
  await signIn(watched.context, server, who)
  const post = async (path: string, data: object) => {
    const headers = { origin: server.url }
    const answer = await watched.context.request.post(server.url + path, { headers, data })
    expect([path, answer.ok(), await answer.text()]).toMatchObject([path, true, expect.any(String)])
  }
  return { page: await watched.newPage(), watched, post }
}
