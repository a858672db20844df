import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { ObservationSeries } from '#server/contract/observations.ts'
import { callApi } from '#tests/support/callers/api-call.ts'
import { launchWithFolder, watchedContext, type WatchedContext } from '#tests/support/browser/browser.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { leaveFiling, october, openFiling } from '#tests/support/given/open-filing.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const field = (name: string, region: string) => `${name}，座，本期，${region}`
const county = (region: string) => field('5G基站累计开通数', region)
const indicator = 'zhaoqing-5g-base-stations'

/** A desk whose storage no other test shares. */
async function ownDesk(browser: Browser, server: ServerProcess): Promise<WatchedContext> {
  const watched = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
  await signIn(watched.context, server, 'demo-gongxin')
  return watched
}

describe('what is typed into the sheet', () => {
  it('is withdrawn everywhere when it is undone', async ({ server, browser }) => {
    const { watched, page } = await openFiling(browser, server, await ownDesk(browser, server))
    await page.getByLabel(county('高要区')).click()
    await page.keyboard.type('1260')
    await page.keyboard.press('Tab')
    await page.keyboard.type('十月新开通六座，清单已附')
    await page.keyboard.press('Enter')
    await page.getByText(/^已保存/).waitFor()
    const { page: other } = await openFiling(browser, server, watched)
    expect(await other.getByLabel(county('高要区')).inputValue()).toBe('1,260')
    const gone = page.waitForResponse((answer) => answer.request().method() === 'DELETE')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect((await gone).status()).toBe(200)
    const submit = other.getByRole('button', { name: '提交审核 1 项' })
    await submit.click()
    await other.getByText('有的格子已在别处改过或撤回').waitFor()
    expect(await other.getByLabel(county('高要区')).inputValue()).toBe('')
    await other.reload()
    await other.getByRole('grid').waitFor()
    expect(await other.getByLabel(county('高要区')).inputValue()).toBe('')
    expect(watched.complaints(/status of 412/)).toEqual([])
    await watched.context.close()
  })

  it('is never stored under another name: the page of the first person stops and says so (case 13)', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server, await ownDesk(browser, server))
    await signIn(watched.context, server, 'demo-zhengshu')
    await page.getByLabel(county('广宁县')).click()
    await page.keyboard.type('790')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '本页已停止' }).waitFor()
    expect(await page.getByRole('dialog').innerText()).toContain('改用“演示填报员（肇庆市政数局）”登录')
    const { body } = await callApi<ObservationSeries>(
      server,
      `/api/observations?indicator=${indicator}&region=441223&from=2024-10&to=2024-10&includeHistory=true`,
    )
    expect(body.observations).toEqual([])
    expect(watched.complaints(/status of 409/)).toEqual([])
    // The first person signs in again and finds the typed cells.
    await signIn(watched.context, server, 'demo-gongxin')
    await page.reload()
    await page.getByRole('grid').waitFor()
    await expect.poll(() => page.getByLabel(county('广宁县')).inputValue()).toBe('790')
    await page.getByLabel(county('广宁县')).click()
    await page.keyboard.press('Delete')
    await leaveFiling({ watched, page })
  })

  it('is kept of two tabs, row by row (case 14)', async ({ server, browser }) => {
    const { watched, page } = await openFiling(browser, server, await ownDesk(browser, server))
    const { page: second } = await openFiling(browser, server, watched)
    for (const [tab, region, text] of [
      [page, '封开县', '约970'],
      [second, '德庆县', '550'],
      [page, '四会市', '约460'],
    ] as const) {
      await tab.bringToFront()
      await tab.getByLabel(county(region)).click()
      await tab.keyboard.type(text)
      await tab.keyboard.press('Enter')
    }
    await second.getByText(/^已保存/).waitFor()
    const { page: third } = await openFiling(browser, server, watched)
    expect(await third.getByLabel(county('封开县')).inputValue()).toBe('约970')
    expect(await third.getByLabel(county('四会市')).inputValue()).toBe('约460')
    expect(await third.getByLabel(county('德庆县')).inputValue()).toBe('550')
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })

  it('is taken where the browser refuses its storage and the desk’s clock is wrong (cases 15, 16)', async ({
    server,
    browser,
  }) => {
    const watched = await ownDesk(browser, server)
    await watched.context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Access is denied', 'SecurityError')
        },
      })
      const RealDate = Date
      const behind = RealDate.now() - RealDate.parse('2009-01-01T00:00:00+08:00')
      const late = () => RealDate.now() - behind
      window.Date = new Proxy(RealDate, {
        construct: (date, given) =>
          given.length === 0 ? new date(late()) : (Reflect.construct(date, given) as object),
        get: (date, name) => (name === 'now' ? late : (Reflect.get(date, name) as unknown)),
      })
    })
    const { page } = await openFiling(browser, server, watched)
    await page.getByText('本机不能留存').waitFor()
    await page.getByLabel(county('怀集县')).click()
    await page.keyboard.type('985')
    await page.keyboard.press('Enter')
    await page.getByText(/^已保存/).waitFor()
    expect(await page.getByText('期末起方可报送').count()).toBe(0)
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })

  it('waits for the network, and the page that could not be opened opens by itself', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server, await ownDesk(browser, server))
    await page.getByRole('link', { name: '目标汇总' }).click()
    await page.getByRole('heading', { name: '目标汇总' }).waitFor()
    await page.getByRole('link', { name: '待填报' }).click()
    await page.locator(`a[href="/entry/${october}"]`).first().click()
    await page.getByLabel(county('鼎湖区')).click()
    await watched.context.setOffline(true)
    await page.keyboard.type('360')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.status').innerText()).toContain('未保存')
    // A page whose file cannot be loaded leaves the form in place.
    const told = page.waitForEvent('dialog')
    await page.getByRole('link', { name: '考核评价' }).click({ noWaitAfter: true })
    const dialog = await told
    expect(dialog.message()).toContain('网络不通')
    await dialog.accept()
    expect(await page.getByLabel(county('鼎湖区')).inputValue()).toBe('360')
    await page.getByRole('link', { name: '目标汇总' }).click()
    await page.getByText('看板读取失败').waitFor()
    await watched.context.setOffline(false)
    await page.locator('main table').first().waitFor()
    expect(watched.complaints(/net::ERR_/)).toEqual([])
    await watched.context.close()
  })

  it('is there again after the browser was killed without a network, as soon as the page says that it is kept', async ({
    server,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'xushi-browser-'))
    const first = await launchWithFolder(folder)
    await signIn(first.context, server, 'demo-gongxin')
    const page = await first.context.newPage()
    await page.goto(`${server.url}/entry/${october}`)
    await page.getByLabel(county('四会市')).click()
    await first.context.setOffline(true)
    await page.keyboard.type('1101')
    await page.keyboard.press('Enter')
    await page.getByText('内容仍在本机').waitFor()
    await first.kill()
    const second = await launchWithFolder(folder)
    await signIn(second.context, server, 'demo-gongxin')
    const again = await second.context.newPage()
    await again.goto(`${server.url}/entry/${october}`)
    expect(await again.getByLabel(county('四会市')).inputValue()).toBe('1,101')
    await again.getByText(/^已保存/).waitFor()
    await second.context.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
