import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { watchedContext, type WatchedContext } from '#tests/support/browser/browser.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const size = { viewport: { width: 1920, height: 1080 } }
async function codeOn(wall: Page): Promise<string> {
  await wall.locator('.code').waitFor()
  const shown = await wall.locator('.code').getAttribute('aria-label')
  return /\d{8}/.exec(shown ?? '')?.[0] ?? ''
}
async function office(server: ServerProcess, browser: Browser): Promise<[WatchedContext, Page]> {
  const watched = await watchedContext(browser, size)
  await signIn(watched.context, server, 'admin')
  const page = await watched.newPage()
  await page.goto(`${server.url}/displays`)
  return [watched, page]
}

describe('pairing a display', () => {
  it('opens what the administrator chose by itself, shows it after every reboot, follows a change, and is asked before it is paired again', async ({
    server,
    browser,
  }) => {
    const display = await watchedContext(browser, size)
    const wall = await display.newPage()
    await wall.goto(`${server.url}/wall?scope=national-5g-targets&at=2023-10-31`)
    const code = await codeOn(wall)

    const [desk, page] = await office(server, browser)
    await page.getByLabel('配对码').fill(code)
    await page.getByLabel('名称').fill('一楼大厅')
    await page.getByLabel('看板').selectOption({ label: '广东数字经济2022' })
    await page.getByLabel('基准日', { exact: true }).selectOption({ label: '固定在一天' })
    await page.getByRole('button', { name: '确认配对' }).click()

    const title = wall.locator('h1')
    await expect.poll(() => title.textContent()).toBe('广东数字经济2022')
    await wall.locator('.attention li').first().waitFor()
    expect(await wall.locator('.date').textContent()).toContain('2022年10月31日')
    await page.getByRole('row', { name: /一楼大厅.*广东数字经济2022.*2022-10-31/ }).waitFor()

    let sockets = 0
    wall.on('websocket', () => (sockets += 1))
    for (const address of ['/', '/wall', '/wall?scope=national-5g-targets&at=2023-10-31']) {
      sockets = 0
      await wall.goto(server.url + address)
      await expect.poll(() => title.textContent(), { message: address }).toBe('广东数字经济2022')
      await expect.poll(() => wall.locator('.link').innerText()).toContain('实时')
      await wall.locator('.attention li').first().waitFor()
      expect(sockets, address).toBe(1)
    }

    await page.getByRole('button', { name: '修改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('看板').selectOption({ label: '肇庆数字经济2024' })
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect.poll(() => title.textContent()).toBe('肇庆数字经济2024')
    await expect.poll(() => wall.locator('.date').textContent()).toContain('2024年10月31日')

    await page.getByRole('button', { name: '修改' }).click()
    for (const scene of ['预警', '单位']) await dialog.getByLabel(scene, { exact: true }).check()
    // Either scene comes within five seconds, so that no wait depends on the moment at which it begins.
    for (const scene of ['预警', '单位']) await dialog.getByLabel(`${scene}停留秒数`).fill('5')
    // Above 单位 stand 预警 and 区县, which is not chosen.
    for (const _ of ['区县', '预警']) await dialog.getByRole('button', { name: '单位上移' }).click()
    await dialog.getByText('2 种画面，每 10 秒一轮').waitFor()
    await dialog.getByLabel('观看距离').selectOption({ label: '大厅：五米以外' })
    await dialog.getByRole('button', { name: '保存' }).click()
    await wall.locator('.units').waitFor()
    await page.getByRole('row', { name: /一楼大厅.*单位 → 预警/ }).waitFor()
    // A wall of 1920×1080 is drawn as one of 1371×771.
    expect(await wall.locator('main').evaluate((stage) => (stage as HTMLElement).offsetHeight)).toBe(771)
    await wall.locator('.alerts').waitFor()

    await wall.goto(`${server.url}/pair`)
    await expect.poll(() => title.textContent()).toBe('这块屏已配对为“一楼大厅”')
    expect(await wall.locator('.code').count()).toBe(0)
    await wall.getByRole('button', { name: '打开大屏' }).click()
    await expect.poll(() => title.textContent()).toBe('肇庆数字经济2024')
    await wall.locator('.units').waitFor()

    await wall.goto(`${server.url}/pair`)
    await wall.getByRole('button', { name: '重新配对' }).click()
    const again = await codeOn(wall)
    await page.getByLabel('配对码').fill(again)
    await page.getByLabel('名称').fill('二楼会议室')
    await page.getByRole('button', { name: '确认配对' }).click()
    await page.getByRole('row', { name: /二楼会议室/ }).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(1)
    await wall.locator('.units').waitFor()

    const refused = await display.context.request.post(`${server.url}/api/observations`, {
      headers: { origin: server.url },
      data: { items: [] },
    })
    expect(refused.status()).toBe(403)
    expect(display.complaints(/401/)).toEqual([])
    expect(desk.complaints()).toEqual([])
  })
})

describe('a leader bound to a region', () => {
  it('begins with its boards, and a wall without an address is its own', async ({ server, browser }) => {
    const watched = await watchedContext(browser, size)
    await signIn(watched.context, server, 'demo-leader')
    const page = await watched.newPage()
    await page.goto(`${server.url}/boards`)
    await expect.poll(() => page.locator('main h2').first().textContent()).toBe('本地区')
    expect(await page.locator('h3').first().innerText()).toBe('肇庆数字经济2024')
    await page.goto(`${server.url}/wall`)
    await expect.poll(() => page.locator('h1').textContent()).toBe('肇庆数字经济2024')
    expect(watched.complaints()).toEqual([])
  })
})
