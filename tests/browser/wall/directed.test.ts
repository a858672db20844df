import type { Browser, BrowserContext, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { it } from '../browser-test.ts'
import { openRoomMeeting } from '../meetings/room-desk.ts'

const size = { viewport: { width: 1920, height: 1080 } }

/** A display that is paired by the API, with its page. */
async function pairedDisplay(
  { url }: ServerProcess,
  browser: Browser,
  desk: BrowserContext,
  settings: { readonly name: string; readonly scope: string; readonly at: string },
): Promise<Page> {
  const display = await watchedContext(browser, size)
  const headers = { origin: url }
  const pairing = await display.context.request.post(`${url}/api/displays/pairing`, { headers })
  const { code } = (await pairing.json()) as { code: string }
  const confirmed = await desk.request.post(`${url}/api/displays`, { headers, data: { code, ...settings } })
  expect(confirmed.status(), await confirmed.text()).toBe(201)
  const page = await display.newPage()
  await page.goto(`${url}/wall`)
  await page.locator('.attention li').first().waitFor()
  return page
}
const groundOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['ground'])

describe('displays that are directed', () => {
  it('show the profile that they are given, follow its changes at once, and go back to their own settings', async ({
    server,
    browser,
  }) => {
    const office = await watchedContext(browser, size)
    await signIn(office.context, server, 'admin')
    const pair = (name: string) =>
      pairedDisplay(server, browser, office.context, { name, scope: '441200', at: '2024-10-31' })
    const walls = [await pair('一楼大厅'), await pair('二楼会议室'), await pair('三楼走廊')] as const
    const [hall, room, corridor] = walls

    const page = await office.newPage()
    await page.goto(`${server.url}/displays`)
    await page.getByRole('link', { name: '新建方案' }).click()
    await page.getByLabel('方案名称').fill('大厅工作日')
    const preview = page.frameLocator('iframe')
    await preview.locator('.attention li').first().waitFor()
    await page.getByLabel('第 1 个：画面').selectOption({ label: '预警' })
    await preview.locator('.alerts').waitFor()
    // The second turn becomes the first, and is looked at, by keyboard alone.
    await page.getByRole('button', { name: '第 2 个上移' }).press('Enter')
    await page.getByRole('button', { name: '预览第 1 个画面' }).press('Enter')
    await preview.locator('.overview').waitFor()
    await page.getByLabel('浅色').check()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: '保存' }).press('Enter')
    await page.getByRole('heading', { name: '用在哪些大屏' }).waitFor()
    for (const name of ['一楼大厅', '二楼会议室']) await page.getByLabel(name).check()
    for (const wall of [hall, room]) {
      await wall.locator('.overview').waitFor()
      await expect.poll(() => groundOf(wall)).toBe('light')
    }
    expect(await groundOf(corridor)).toBe('dark')
    expect(await corridor.locator('.attention li').count()).toBeGreaterThan(0)

    await page.getByLabel('深色').check()
    await page.getByRole('button', { name: '去掉第 1 个' }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存，2 块大屏立即改变。').waitFor()
    for (const wall of [hall, room]) {
      await wall.locator('.alerts').waitFor()
      await expect.poll(() => groundOf(wall)).toBe('dark')
    }

    await page.getByLabel('二楼会议室').uncheck()
    await room.locator('.attention li').first().waitFor()
    await page.getByRole('link', { name: '‹ 大屏' }).click()
    // The displays have told what they show, and one shows its number for ten seconds.
    const row = page.getByRole('row', { name: /^1 一楼大厅.*大厅工作日.*在线.*预警.*1920×1080/ })
    await row.waitFor()
    expect(await axeFaults(page)).toEqual([])
    await row.getByRole('button', { name: '显示编号' }).press('Enter')
    await hall.locator('.card .number').getByText('1').waitFor()
    expect(await room.locator('.card').count()).toBe(0)
    await hall.evaluate(() => Object.assign(window, { neverReloaded: true }))
    await row.getByRole('button', { name: '重新载入' }).click()
    await expect.poll(() => hall.evaluate(() => 'neverReloaded' in window)).toBe(false)
    await hall.locator('.alerts').waitFor()
    // A tablet shows a code at the address of the remote; a secretary confirms it for two of the displays.
    const phone = await watchedContext(browser, { viewport: { width: 820, height: 1180 } })
    const remote = await phone.newPage()
    await remote.goto(`${server.url}/remote`)
    await remote.getByLabel(/^配对码/).waitFor()
    const code = await remote.getByLabel(/^配对码/).textContent()
    expect(await axeFaults(remote)).toEqual([])
    const secretary = await watchedContext(browser, size)
    await signIn(secretary.context, server, 'demo-secretary')
    const desk = await secretary.newPage()
    await desk.goto(`${server.url}/displays/remotes`)
    await desk.getByLabel('配对码').fill(code!)
    await desk.getByLabel('名称').fill('会议室平板')
    await desk.getByLabel('全部大屏').uncheck()
    for (const name of ['一楼大厅', '三楼走廊']) await desk.getByLabel(name).check()
    await desk.getByRole('button', { name: '确认配对' }).press('Enter')
    await desk.getByText('“会议室平板”已配对').waitFor()
    expect(await axeFaults(desk)).toEqual([])
    // It directs both, and gives them back; the third goes on.
    const chip = (name: string) => remote.getByRole('button', { name: new RegExp(name) })
    await remote.getByRole('button', { name: '总览' }).waitFor()
    expect(await chip('二楼会议室').count()).toBe(0)
    for (const name of ['一楼大厅', '三楼走廊'])
      if ((await chip(name).getAttribute('aria-pressed')) !== 'true') await chip(name).press('Enter')
    await remote.getByRole('button', { name: '总览' }).press('Enter')
    for (const wall of [hall, corridor]) await wall.locator('.overview').waitFor()
    const saysOn = (wall: Page) => wall.locator('.subtitle').textContent()
    await expect.poll(() => saysOn(hall)).toContain('会议室平板正在遥控')
    expect(await room.locator('.overview').count()).toBe(0)
    // It marks a figure, narrows the walls to an alert, holds them, and shows another day.
    await remote.getByRole('button', { name: '标出5G基站累计开通数' }).click()
    for (const wall of [hall, corridor]) await wall.locator('.marked').waitFor()
    const alert = remote.getByRole('region', { name: '只看一类' }).getByRole('button').first()
    const words = (await alert.textContent())!.trim()
    await alert.click()
    await remote.getByRole('button', { name: '定住' }).click()
    await expect.poll(() => saysOn(corridor)).toBe(`会议室平板正在遥控 · ${words} · 已定住`)
    await expect.poll(() => corridor.locator('.overview .one').count()).toBe(Number(/\d+/.exec(words)![0]))
    await remote.getByLabel('基准日').fill('2024-06-30')
    await remote.getByLabel('基准日').press('Enter')
    for (const wall of [hall, corridor]) await wall.getByText('2024年6月30日').waitFor()
    await remote.getByRole('button', { name: '回到大屏的日期' }).click()
    await remote.getByRole('button', { name: /^(?!标出).*5G基站累计开通数/ }).click()
    for (const wall of [hall, corridor]) await wall.getByRole('heading', { name: '5G基站' }).waitFor()
    expect(await axeFaults(remote)).toEqual([])
    // A second remote takes one of them over: both are told. Then the tablet gives back what it has.
    const second = await secretary.newPage()
    await second.goto(`${server.url}/remote`)
    await second.getByRole('button', { name: '一楼大厅' }).waitFor()
    await second.getByRole('button', { name: '今日' }).click()
    await second.getByText('“一楼大厅”原由会议室平板遥控，已接过来').waitFor()
    await remote.getByText(/“一楼大厅”已由.*接过去：后点的人说了算/).waitFor()
    await second.getByRole('button', { name: '交还' }).click()
    await hall.locator('.alerts').waitFor()
    await remote.getByRole('button', { name: '交还' }).click()
    await corridor.locator('.attention li').first().waitFor()
    // The tablet is revoked, and shows another code.
    await desk.getByRole('button', { name: '撤销' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await remote.getByText('把这台设备配对为遥控器').waitFor()
    expect([...phone.complaints(/401/), ...secretary.complaints()]).toEqual([])

    // A display follows the room of a meeting: the page that is open there, until the meeting ends.
    const id = await openRoomMeeting(desk, server, 'directed')
    await desk.goto(`${server.url}/meetings/${id}/room`)
    await desk.getByRole('button', { name: '大屏', exact: true }).click()
    await desk.getByRole('dialog').getByLabel('二楼会议室').check()
    await room.locator('.meeting.running').waitFor()
    await expect.poll(() => saysOn(room)).toBe('跟着“第40周调度会”')
    await desk.getByRole('button', { name: '关闭' }).last().click()
    for (const turn of [1, 2]) {
      await desk.getByRole('button', { name: '下一项' }).click()
      // The page has the region before the name.
      const spoken = await desk.locator('.content h1').evaluate((head) => head.lastChild?.textContent?.trim())
      await expect
        .poll(() => room.locator('.discussed h2').textContent(), { message: `turn ${turn}` })
        .toBe(spoken)
    }
    expect(await hall.locator('.alerts').count()).toBe(1)
    const closed = await desk.request.post(`${server.url}/api/meetings/${id}/close`, { data: {} })
    expect(closed.ok()).toBe(true)
    await room.locator('.attention li').first().waitFor()

    await page.getByRole('button', { name: '删除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await page.getByText('“一楼大厅”正在使用这个方案').waitFor()
    expect(office.complaints(/409/)).toEqual([])
  })
})
