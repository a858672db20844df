import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const gone = /Failed to load resource|dynamically imported module|MIME type/
const reviewFiles = /\/assets\/ReviewPage-[^/]+\.js$/
const sceneFiles = /\/assets\/OverviewScene-[^/]+\.js$/
const missing = { status: 404, contentType: 'application/problem+json', body: '{}' }

describe('a page that is open over an upgrade', () => {
  it('is loaded anew, once, where the file of a page that is chosen is gone', async ({ server, browser }) => {
    const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(watched.context, server, 'demo-reviewer')
    const page = await watched.newPage()
    await page.goto(`${server.url}/catalogue`)
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }))
    let loaded = false
    page.on('request', (request) => (loaded ||= request.isNavigationRequest()))
    await page.route(reviewFiles, (route) => (loaded ? route.continue() : route.fulfill(missing)))
    await page.locator('nav a[href="/review"]').click()
    await expect.poll(() => page.evaluate(() => 'neverReloaded' in window)).toBe(false)
    await expect.poll(() => page.title()).toContain('审核')
    expect(new URL(page.url()).pathname).toBe('/review')
    expect(watched.complaints(gone)).toEqual([])
    await watched.context.close()
  })

  it.skipIf(!sharedIsHere)(
    'says so where loading does not help, as ../shared/cases/11-stale-chunk.json expects',
    async ({ server, browser }) => {
      const { expected } = JSON.parse(readFileSync(shared('cases/11-stale-chunk.json')!, 'utf8')) as {
        expected: string
      }
      const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
      await signIn(watched.context, server, 'demo-reviewer')
      const page = await watched.newPage()
      const said: string[] = []
      page.on('dialog', (dialog) => {
        said.push(dialog.message())
        void dialog.dismiss()
      })
      let loads = 0
      page.on('load', () => (loads += 1))
      await page.goto(`${server.url}/catalogue`)
      await page.route(reviewFiles, (route) => route.fulfill(missing))
      await page.locator('nav a[href="/review"]').click()
      await expect.poll(() => said).toHaveLength(1)
      expect(expected).toContain(said[0]!.replace(/。$/, ''))
      // The page may speak before it has loaded as a whole.
      await expect.poll(() => loads).toBe(2)
      await watched.context.close()
    },
  )
})

describe('a wall whose server gives out another build', () => {
  it('keeps its picture while files of the page or of its next scene are missing, and is loaded anew once all are there', async ({
    server,
    browser,
  }) => {
    const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(watched.context, server, 'demo-leader')
    const wall = await watched.newPage()
    // The page is first loaded as one of the earlier build, by the mark that its scripts read.
    await wall.addInitScript(() => {
      if (sessionStorage.getItem('loaded-before')) return
      sessionStorage.setItem('loaded-before', 'yes')
      const mark = () => document.querySelector<HTMLMetaElement>('meta[name="xushi-build"]')!
      document.addEventListener('readystatechange', () => (mark().content = '0000000000000000'))
    })
    let asked = 0
    let isWhole = false
    await wall.route(/\/index\.html$/, (route) => {
      asked += 1
      return isWhole ? route.continue() : route.fulfill(missing)
    })
    const gaps: string[] = []
    await wall.route(sceneFiles, (route) => {
      if (isWhole) return route.continue()
      gaps.push(route.request().url())
      return route.fulfill(missing)
    })
    await wall.goto(`${server.url}/wall?scope=national-5g-targets&at=2023-10-31`)
    const link = wall.locator('.link')
    await expect.poll(() => link.textContent()).toContain('实时')
    await wall.evaluate(() => Object.assign(window, { neverReloaded: true }))
    await expect.poll(() => asked).toBeGreaterThan(0)
    const rows = () => wall.locator('.attention').allInnerTexts()
    const before = await rows()
    expect(before).not.toEqual([])
    await expect.poll(() => gaps.length).toBeGreaterThan(0)
    await wall.keyboard.press('PageDown')
    await expect.poll(() => wall.url()).toContain('scene=overview')
    expect(await rows()).toEqual(before)

    const isReloaded = () => wall.evaluate(() => !('neverReloaded' in window)).catch(() => false)
    expect(await isReloaded()).toBe(false)
    isWhole = true
    await expect.poll(isReloaded).toBe(true)
    await expect.poll(() => link.textContent()).toContain('实时')
    const askedByThen = asked
    await wall.locator('.overview .one').first().waitFor()
    await wall.keyboard.press('PageUp')
    await expect.poll(rows).toEqual(before)
    // The page is now that of the server's build.
    expect(asked).toBe(askedByThen)
    expect(watched.complaints(gone)).toEqual([])
    await watched.context.close()
  })
})
