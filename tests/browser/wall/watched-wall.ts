import type { Browser, Page, WebSocketRoute } from 'playwright-core'
import { expect } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import type { CuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'

/** A wall whose requests are noted, and whose line takes messages from the test. */
interface WatchedWall {
  readonly page: Page
  /** The requests of the page since the last call, without the line and the files of further scenes. */
  readonly asked: () => string[]
  /** A message is sent to the page as if by the server. */
  readonly tellAsServer: (message: Protocol2Message) => void
  /** The last change or snapshot of the line. */
  readonly lastTold: () => Extract<Protocol2Message, { type: 'change' | 'snapshot' }>
}

/** The wall at an address, once its first data and the further answers that it keeps `atHand` have come. */
export async function openWatchedWall(
  server: ServerProcess,
  browser: Browser,
  proxy: CuttableProxy,
  { address, atHand }: { readonly address: string; readonly atHand: readonly string[] },
): Promise<WatchedWall> {
  const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
  await signIn(watched.context, server, 'demo-leader', proxy.url)
  const page = await watched.newPage()
  let line: WebSocketRoute | undefined
  let last: ReturnType<WatchedWall['lastTold']> | undefined
  const requests: string[] = []
  const answered = new Set<string>()
  await page.routeWebSocket('**/live?*', (socket) => {
    line = socket
    socket.connectToServer().onMessage((data) => {
      const message = JSON.parse(String(data)) as Protocol2Message
      if (message.type === 'change' || message.type === 'snapshot') last = message
      socket.send(data)
    })
  })
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  page.on('requestfinished', (request) => answered.add(new URL(request.url()).pathname))
  // Data of further targets are loaded without a random wait.
  await page.addInitScript(() => (Math.random = () => 0))
  await page.goto(proxy.url + address)
  await expect.poll(() => linkOf(page)).toContain('实时')
  await page.locator('.picture canvas').waitFor()
  // On a busy machine the network may have been idle before these were asked for.
  await expect.poll(() => atHand.filter((path) => !answered.has(path))).toEqual([])
  await page.waitForLoadState('networkidle')
  requests.length = 0
  return {
    page,
    asked: () => requests.splice(0).filter((path) => !path.startsWith('/assets/')),
    tellAsServer: (message) => line?.send(JSON.stringify(message)),
    lastTold: () => last!,
  }
}

/** The words for the state of the wall's line. */
export const linkOf = (page: Page) => page.locator('.link span').first().innerText()
