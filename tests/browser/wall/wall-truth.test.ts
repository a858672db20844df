import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterEach, describe, expect } from 'vitest'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { sharedContext } from '#tests/support/browser/shared-context.ts'
import { cuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const zhaoqing = '/wall?scope=441200&at=2024-10-31'
const day = 86_400_000
const viewport = { width: 1920, height: 1080 }

/** The pages of a test: a wall that nobody looks at any more would go on drawing. */
const opened: Page[] = []
const noted = (page: Page) => (opened.push(page), page)
afterEach(() => Promise.all(opened.splice(0).map((page) => page.close())))

/** A page of the leader, whose context the tests share. */
async function leader(server: ServerProcess, browser: Browser): Promise<Page> {
  const watched = await sharedContext(browser, server, 'demo-leader', { viewport })
  return noted(await watched.newPage())
}

/** A page in a context of its own, which has one clock for all of its pages. */
async function ownLeader(server: ServerProcess, browser: Browser, url = server.url): Promise<Page> {
  const watched = await watchedContext(browser, { viewport })
  await signIn(watched.context, server, 'demo-leader', url)
  return noted(await watched.newPage())
}
const linkOf = (page: Page) => page.locator('.link span').first().innerText()

describe('a wall that has lost its line', () => {
  it('says across its whole width since when its picture stands, and for how long, beside the dimmed picture', async ({
    server,
    browser,
  }) => {
    const proxy = await cuttableProxy(server.port)
    try {
      const page = await ownLeader(server, browser, proxy.url)
      await page.clock.install()
      await page.goto(proxy.url + zhaoqing)
      await expect.poll(() => linkOf(page)).toContain('实时')
      expect(await page.locator('.band').count()).toBe(0)
      proxy.cut()
      await expect.poll(() => linkOf(page)).toBe('重连中')
      await page.clock.fastForward((74 * 60 + 5) * 60_000)
      const band = page.locator('.band')
      await expect
        .poll(() => band.innerText())
        .toMatch(/^数据停留在 \d{1,2}月\d{1,2}日 \d\d:\d\d，已 3 天 2 小时/)
      expect(await band.evaluate((element) => element.getBoundingClientRect().width)).toBe(1920)
      expect(await band.evaluate((element) => element.closest('.stale'))).toBeNull()
      expect(await page.locator('.stale .attention li').count()).toBeGreaterThan(0)
      proxy.restore()
      await page.clock.fastForward('01:00')
      await expect.poll(() => linkOf(page)).toContain('实时')
      await band.waitFor({ state: 'detached' })
    } finally {
      await proxy.close()
    }
  })
})

describe('a wall whose own clock is 10 minutes ahead', () => {
  it("shows the server's time beside the green dot", async ({ server, browser }) => {
    const page = await ownLeader(server, browser)
    await page.clock.install({ time: Date.now() + 600_000 })
    await page.goto(server.url + zhaoqing)
    await expect.poll(() => linkOf(page)).toContain('实时')
    const shown = /\d\d:\d\d:\d\d/.exec(await linkOf(page))?.[0] ?? ''
    // The distance on the dial, since midnight may pass meanwhile.
    const ahead = (Date.parse(`2024-01-01T${shown}+08:00`) - Date.now()) % day
    expect(Math.min(Math.abs(ahead), day - Math.abs(ahead))).toBeLessThan(60_000)
  })
})

describe('a wall that is asked for what is not there', () => {
  it.for([
    ['scope=nowhere', '这块看板打不开', '没有这个范围：nowhere'],
    ['scope=441200&at=2024-02-30', '没有这一天：2024-02-30', '确有的一天'],
    ['scope=441200&asOf=2024-02-30', '大屏不能停在过去的知晓时点', 'asOf'],
    ['board=zhaoqing-1999', '没有这块看板：zhaoqing-1999', '看板'],
    ['scope=441200&scene=yesterday', '没有这种画面：yesterday', 'attention（'],
  ])('says so: %s', async ([query = '', title = '', detail = ''], { server, browser }) => {
    const page = await leader(server, browser)
    await page.goto(`${server.url}/wall?${query}`)
    await expect.poll(() => page.locator('.notice h2').textContent()).toBe(title)
    expect(await page.locator('.notice').innerText()).toContain(detail)
    expect(await linkOf(page)).toBe('未打开')
    expect(await page.locator('.attention li, .date, .demo').count()).toBe(0)
  })
})

describe('a wall whose curve is not answered', () => {
  it('says when it gave up, and shows no empty curve under 实时', async ({ server, browser }) => {
    const page = await ownLeader(server, browser)
    await page.clock.install()
    await page.route('**/api/observations?*', () => undefined)
    await page.goto(server.url + zhaoqing)
    await expect.poll(() => linkOf(page)).toContain('实时')
    await expect.poll(() => page.locator('.picture .missing').innerText()).toBe('正在取曲线…')
    expect(await page.locator('.picture canvas').count()).toBe(0)
    await page.clock.fastForward('00:21')
    await expect
      .poll(() => page.locator('.picture .missing').innerText())
      .toMatch(/^曲线暂时取不到：等了 20 秒，服务器没有答复，\d\d:\d\d:\d\d 起不再等待/)
  })
})

describe('a wall that cannot draw', () => {
  it('never says 实时, and draws again after a minute', async ({ server, browser }) => {
    const page = await ownLeader(server, browser)
    await page.clock.install()
    await page.addInitScript(() => {
      let mended = false
      Object.assign(window, { mend: () => (mended = true) })
      window.ResizeObserver = class extends ResizeObserver {
        override observe(element: Element) {
          if (!mended) throw new Error('no such thing here')
          super.observe(element)
        }
      }
    })
    await page.goto(server.url + zhaoqing)
    await expect.poll(() => linkOf(page)).toBe('画面出错')
    await expect.poll(() => page.locator('.notice h2').textContent()).toBe('画面出错，暂时不能显示')
    await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
    await page.clock.fastForward('01:01')
    await expect.poll(() => linkOf(page)).toContain('实时')
    await page.locator('.attention li').first().waitFor()
  })
})

describe('a wall on which something failed beside the picture', () => {
  it.for(['thrown in passing', 'a promise that nobody waits for'])(
    'does not say 实时: %s',
    async (how, { server, browser }) => {
      const page = await leader(server, browser)
      await page.goto(server.url + zhaoqing)
      await expect.poll(() => linkOf(page)).toContain('实时')
      await page.evaluate((how) => {
        const fault = new Error('no such thing here')
        if (how === 'thrown in passing') {
          setTimeout(() => {
            throw fault
          })
        } else void Promise.reject(fault)
      }, how)
      await expect.poll(() => linkOf(page)).toBe('画面出错')
    },
  )
})

describe('a desk page that stays open', () => {
  it('offers to load the new one after an upgrade', async ({ server, browser }) => {
    const page = await leader(server, browser)
    await page.goto(`${server.url}/boards`)
    await page.locator('.side a').first().waitFor()
    expect(await page.getByText('程序已更新').count()).toBe(0)
    const answer = await page.evaluate(async () => (await fetch('/api/session')).json() as Promise<object>)
    expect(answer).toMatchObject({
      build: await page.locator('meta[name=xushi-build]').getAttribute('content'),
    })
    await page.route('**/api/session', (route) => route.fulfill({ json: { ...answer, build: 'another' } }))
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByText('程序已更新').waitFor()
    await page.unroute('**/api/session')
    await page.getByRole('button', { name: '刷新' }).click()
    await page.locator('.side a').first().waitFor()
    await expect.poll(() => page.getByText('程序已更新').count()).toBe(0)
  })

  it('says since when its figures stand while the server has no database', async ({ server, browser }) => {
    const page = await leader(server, browser)
    // Every answer gets the header that tells that the database is away.
    await page.route('**/api/**', async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers(), 'xushi-known-until': '2024-11-24T07:38:00.000+08:00' }
      await route.fulfill({ response, headers })
    })
    await page.goto(`${server.url}/boards`)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByText(/数据停留在 2024年11月24日 07:38/).waitFor()
  })
})

interface Row {
  target: string
  indicator: string
  period: string | null
  expectedPeriod: string | null
  pendingReview: boolean
}

describe.skipIf(!sharedIsHere)('an organisation with 242 duties of which 207 are reported (case 18)', () => {
  it('has its count whole', async ({ server, browser }) => {
    const { expected } = JSON.parse(
      readFileSync(shared('cases/18-wide-counts-on-the-wall.json')!, 'utf8'),
    ) as { expected: string }
    expect(expected).toBe('207/242, whole, or smaller')
    const page = await leader(server, browser)
    await page.routeWebSocket('**/live?*', (socket) => {
      const far = socket.connectToServer()
      far.onMessage((data) => {
        const message = JSON.parse(String(data)) as { type: string; board?: { targets: Row[] } }
        const [row] = message.board?.targets ?? []
        if (message.board && row) {
          message.board.targets = Array.from({ length: 242 }, (_, place) => ({
            ...row,
            target: `t-${place}`,
            indicator: `i-${place}`,
            expectedPeriod: '2024-M09',
            period: place < 207 ? '2024-M09' : null,
            pendingReview: false,
          }))
        }
        socket.send(JSON.stringify(message))
      })
    })
    await page.goto(server.url + zhaoqing)
    const share = page.locator('.reports .share').first()
    await expect.poll(() => share.innerText()).toBe('207/242')
    // The font of the wall arrives after the first letters were drawn in a font of the machine.
    const fits = () =>
      share.evaluate((element) => {
        const range = document.createRange()
        range.selectNodeContents(element)
        const text = range.getBoundingClientRect()
        const column = element.closest('.reports')!.getBoundingClientRect()
        return text.right <= column.right + 1 && text.width <= element.getBoundingClientRect().width + 1
      })
    await expect.poll(fits).toBe(true)
  })
})

describe('a desk page that is asked for what is not there', () => {
  it.for([
    ['/summary?board=zhaoqing-1999', '没有这块看板：zhaoqing-1999'],
    ['/evaluations?scheme=no-such-scheme&at=2024-10-31', 'no-such-scheme'],
    ['/targets/zhaoqing-2024-5g-base-stations?at=2024-02-30', '没有这一天：2024-02-30'],
  ])('says so: %s', async ([path = '', words = ''], { server, browser }) => {
    const page = await leader(server, browser)
    await page.goto(server.url + path)
    await expect.poll(() => page.locator('main').innerText()).toContain(words)
    expect(await page.locator('main tbody tr').count()).toBe(0)
  })
})
