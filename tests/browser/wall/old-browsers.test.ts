import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { launchBrowser, watchedContext } from '#tests/support/browser/browser.ts'
import { sharedContext, signInOnce } from '#tests/support/browser/shared-context.ts'
import { chromium109RunsHere, unpackChromium109 } from '#tests/support/browser/chromium-109.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { it } from '../browser-test.ts'
import { pages } from '../pages.ts'

const wall = '/wall?scope=441200&at=2024-10-31'
const shownOnWall = ['demo-leader', wall, '.attention li'] as const
const filing = ['demo-gongxin', '/entry/zhaoqing-gongxin-2024-M09', 'tbody tr'] as const

/** Each page by the first of those who open it, and two of the walls. */
const shownOnce = pages.filter(
  ([, path], place) =>
    pages.findIndex(([, other]) => other === path) === place && !/scope=(guangdong|440000)/.test(path),
)

/** The complaints of a page, and a wrong word on it, in a browser that `script` has changed. */
async function complaintsOf(
  server: ServerProcess,
  browser: Browser,
  [who, path, sign]: (typeof pages)[number],
  script?: string,
): Promise<string[]> {
  const viewport = { width: 1920, height: 1080 }
  const watched = await sharedContext(browser, server, who, { viewport, script })
  const page = await watched.newPage()
  await page.goto(server.url + path)
  await page.locator(sign).first().waitFor()
  if (path.startsWith('/wall')) await page.getByText(/实时 \d\d:\d\d:\d\d/).waitFor()
  const text = await page.locator('body').innerText()
  const wrong = /NaN|Invalid|undefined/.exec(text)
  await page.close()
  return [...watched.complaints(), ...(wrong ? [`${path} prints ${wrong[0]}`] : [])]
}

describe.skipIf(!chromium109RunsHere)('Chromium 109, the oldest that is served', () => {
  let old: Browser
  beforeAll(async () => {
    old = await launchBrowser(unpackChromium109())
  })
  afterAll(() => old.close())

  it('is the real one', () => {
    expect(old.version()).toBe('109.0.5412.0')
  })

  it.for([...shownOnce, filing])('%s at %s works', async (page, { server }) => {
    expect(await complaintsOf(server, old, page)).toEqual([])
  })
})

/** Scripts that remove features which old browsers lack, and that print as old editions of ICU do. */
const lacking = ['20-old-browsers.js', '21-icu-72.js']
/** The pages for the changed browser; a real Chromium 109 shows all other pages. */
const shownWithout = chromium109RunsHere ? [shownOnWall, filing] : [...shownOnce, filing]

describe.skipIf(!sharedIsHere)(
  `a browser without what ../shared/cases/${lacking.join(' and ')} take away`,
  () => {
    it.for(shownWithout)('%s at %s works', async (page, { server, browser }) => {
      const scripts = lacking.map((name) => readFileSync(shared(`cases/${name}`)!, 'utf8'))
      expect(
        await complaintsOf(server, browser, page, scripts.map((script) => `{${script}}`).join('\n')),
      ).toEqual([])
    })
  },
)

describe('a browser below the floor', () => {
  it('is told which one is needed, and never says 实时', async ({ server, browser }) => {
    const watched = await watchedContext(browser)
    await watched.context.addInitScript({ content: 'CSS.supports = function () { return false }' })
    await signInOnce(watched, server, 'demo-leader')
    const page = await watched.newPage()
    for (const path of [wall, '/entry', '/']) {
      await page.goto(server.url + path)
      const notice = page.getByRole('alert')
      await notice.getByText('需要 Chromium 109').waitFor()
      expect(await notice.innerText()).toContain(`本机是 Chromium ${browser.version().split('.')[0]}。`)
      expect((await notice.boundingBox())?.y).toBeLessThan(200)
      expect(await page.locator('body').innerText()).not.toContain('实时')
    }
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })
})
