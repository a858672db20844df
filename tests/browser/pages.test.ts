import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/axe-faults.ts'
import { watchedContext, type WatchedContext } from '#tests/support/browser.ts'
import type { ServerProcess } from '#tests/support/server-process.ts'
import { it } from './browser-test.ts'
import { pages, signInOnce } from './pages.ts'
import { textOutsideView } from './text-outside-view.ts'

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 6656, height: 1792 },
]
async function open(
  server: ServerProcess,
  browser: Browser,
  who: string | undefined,
  path: string,
  sign: string,
): Promise<[WatchedContext, Page]> {
  const watched = await watchedContext(browser, { viewport: sizes[1]!, reducedMotion: 'reduce' })
  if (who !== undefined) await signInOnce(watched, server, who)
  const page = await watched.newPage()
  await page.goto(server.url + path)
  await page.locator(sign).first().waitFor()
  return [watched, page]
}

/** Pixels that would have to be scrolled to; a desk page scrolls within its frame. */
function overflow(page: Page): Promise<{ sideways: number; down: number }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const content = document.querySelector('main#content') ?? document.documentElement
    return {
      sideways: Math.max(scrollWidth - window.innerWidth, content.scrollWidth - content.clientWidth),
      down: scrollHeight - window.innerHeight,
    }
  })
}

describe.each(pages)('%s at %s', (who, path, sign) => {
  it('renders at every size without an error, and asks nothing of another machine', async ({
    server,
    browser,
  }) => {
    const [watched, page] = await open(server, browser, who, path, sign)
    for (const size of sizes) {
      await page.setViewportSize(size)
      await page.locator(sign).first().waitFor()
      const named = `${size.width}×${size.height}`
      await expect.poll(() => overflow(page), { message: named }).toMatchObject({ sideways: 0 })
      if (path.startsWith('/wall')) {
        await expect.poll(() => overflow(page), { message: named }).toEqual({ sideways: 0, down: 0 })
        await expect.poll(() => textOutsideView(page), { message: named }).toEqual([])
      }
    }
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })

  it('has nothing that axe finds serious', async ({ server, browser }) => {
    const [watched, page] = await open(server, browser, who, path, sign)
    expect(await axeFaults(page)).toEqual([])
    await watched.context.close()
  })
})
