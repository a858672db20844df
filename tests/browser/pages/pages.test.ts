import type { Browser, Page } from 'playwright-core'
import { afterAll, describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import type { WatchedContext } from '#tests/support/browser/browser.ts'
import { sharedContext } from '#tests/support/browser/shared-context.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { it } from '../browser-test.ts'
import { brokenWords } from './broken-words.ts'
import { pages } from '../pages.ts'
import { textOutsideView } from './text-outside-view.ts'

const desk = { width: 1920, height: 1080 }
const sizes = [{ width: 1280, height: 720 }, desk]
/** Walls, the last one of many screens. */
const large = [
  { width: 3840, height: 2160 },
  { width: 6656, height: 1792 },
]
/** A desk screen of 1366×768 at 200 and 150 per cent: the least room that either layout for little room has. */
const zoomed = [
  { width: 683, height: 384 },
  { width: 911, height: 512 },
]

/** Pixels by which the page exceeds its window; a desk page scrolls within its frame. */
function overflow(page: Page): Promise<{ sideways: number; down: number }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const parts = [...document.querySelectorAll('main#content, .frame')]
    return {
      sideways: Math.max(
        scrollWidth - window.innerWidth,
        ...parts.map((part) => part.scrollWidth - part.clientWidth),
      ),
      down: scrollHeight - window.innerHeight,
    }
  })
}

describe.each(pages)('%s at %s', (who, path, sign) => {
  /** The page is opened once for the three tests. */
  let opened: Page | undefined
  afterAll(() => opened?.close())

  async function shown(server: ServerProcess, browser: Browser): Promise<[WatchedContext, Page]> {
    const options = { viewport: desk, reducedMotion: 'reduce' } as const
    const watched = await sharedContext(browser, server, who, options)
    if (opened) return [watched, opened]
    opened = await watched.newPage()
    await opened.goto(server.url + path)
    await opened.locator(sign).first().waitFor()
    return [watched, opened]
  }

  it('renders at every size without an error, and asks nothing of another machine', async ({
    server,
    browser,
  }) => {
    const [watched, page] = await shown(server, browser)
    const isWall = path.startsWith('/wall') || who === undefined
    for (const size of isWall ? [...sizes, ...large] : [...zoomed, ...sizes]) {
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
  })

  it('breaks no word and no date of a table at the widths of ordinary desks', async ({ server, browser }) => {
    const [, page] = await shown(server, browser)
    const broken: Record<string, string[]> = {}
    for (const width of [1920, 1500, 1366]) {
      await page.setViewportSize({ width, height: 900 })
      await page.locator(sign).first().waitFor()
      broken[width] = await brokenWords(page)
    }
    expect(broken).toEqual({ 1366: [], 1500: [], 1920: [] })
  })

  it('has nothing that axe finds serious', async ({ server, browser }) => {
    const [, page] = await shown(server, browser)
    await page.setViewportSize(desk)
    await page.locator(sign).first().waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})
