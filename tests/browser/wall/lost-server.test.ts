import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { startServer } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

describe('a wall whose server is gone', () => {
  it('keeps its picture and says so, and is live again without reload when the server is back', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(watched.context, server, 'demo-leader')
    const wall = await watched.newPage()
    await wall.goto(`${server.url}/wall?scope=national-5g-targets&at=2023-10-31`)
    const link = wall.locator('.link')
    await expect.poll(() => link.textContent()).toContain('实时')
    const rows = () => wall.locator('.attention').allInnerTexts()
    await wall.locator('.picture canvas').waitFor()
    const before = await rows()
    await wall.evaluate(() => Object.assign(window, { neverReloaded: true }))

    await server.kill('SIGKILL')
    await expect.poll(() => link.textContent()).toContain('重连中')
    expect(await rows()).toEqual(before)

    const back = await startServer({ data: server.data, port: server.port })
    try {
      await expect.poll(() => link.textContent()).toContain('实时')
      expect(await wall.evaluate(() => 'neverReloaded' in window)).toBe(true)
      expect(await rows()).toEqual(before)
      expect(watched.complaints(/WebSocket connection|net::ERR_/)).toEqual([])
    } finally {
      await back.stop()
    }
  })
})
