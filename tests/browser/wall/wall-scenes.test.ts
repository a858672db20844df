import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const zhaoqing = '/wall?scope=441200&at=2024-10-31'
async function wall(server: ServerProcess, browser: Browser): Promise<Page> {
  const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
  await signIn(watched.context, server, 'demo-leader')
  return watched.newPage()
}
const linkOf = (page: Page) => page.locator('.link span').first().innerText()

describe('a wall that is asked for a scene', () => {
  it('opens each that there is', async ({ server, browser }) => {
    const page = await wall(server, browser)
    await page.goto(`${server.url}${zhaoqing}&scene=yesterday`)
    const said = await page.getByText('scene 请写').innerText()
    const names = [...said.matchAll(/([a-z][a-z-]*)（/g)].map(([, name = '']) => name)
    expect(names).toContain('attention')
    for (const name of names) {
      await page.goto(`${server.url}${zhaoqing}&scene=${name}`)
      await expect.poll(() => linkOf(page), { message: name }).toContain('实时')
      expect(await page.locator('.notice').count(), name).toBe(0)
    }
    await page.close()
  })

  it('turns to the next by PageDown, and keeps it in its address; all targets stand in it, none cut', async ({
    server,
    browser,
  }) => {
    const page = await wall(server, browser)
    await page.goto(server.url + zhaoqing)
    await expect.poll(() => linkOf(page)).toContain('实时')
    await page.keyboard.press('PageDown')
    await expect.poll(() => page.locator('.overview .one').count()).toBe(21)
    expect(page.url()).toContain('scene=overview')
    // The font of the wall arrives after the first letters were drawn in a font of the machine.
    await expect.poll(() => page.locator('.overview').evaluate(cutWithin)).toEqual([])
    await page.keyboard.press('PageUp')
    await expect.poll(() => page.locator('.attention li').count()).toBeGreaterThan(0)
  })
})

/** Texts that exceed their own box or the scene's; the box of a letter is higher than its line. */
function cutWithin(scene: Element): string[] {
  const lessThanALine = 10
  const { bottom, right } = scene.getBoundingClientRect()
  return [...scene.querySelectorAll('.one, .name, .urgent, h2')]
    .filter((one) => {
      const box = one.getBoundingClientRect()
      return (
        one.scrollWidth > one.clientWidth + 1 ||
        one.scrollHeight > one.clientHeight + lessThanALine ||
        box.bottom > bottom + 1 ||
        box.right > right + 1
      )
    })
    .map((one) => one.textContent)
}
