import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext, type WatchedContext } from '#tests/support/browser/browser.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const size = { width: 1920, height: 1080 }
const inOctober = { period: '2024-M10', note: '十月新增站址已逐一核对，清单附后' }
const stations = (region: string, value: number) => ({
  indicator: 'zhaoqing-5g-base-stations',
  region,
  value,
  ...inOctober,
})

/** Cells are submitted by the demo's reporter, in the order of the queue. */
async function submit(reporter: WatchedContext, server: ServerProcess, items: object[]): Promise<void> {
  const answer = await reporter.context.request.post(`${server.url}/api/observations`, {
    headers: { origin: server.url },
    data: { items },
  })
  expect(await answer.text()).toContain('"accepted"')
}

const rowOf = (page: Page, name: string, region: string) =>
  page.getByRole('row').filter({ hasText: name }).filter({ hasText: region })

describe('the reviewer’s queue', () => {
  it('approves once for each press of A, and asks first about a questioned cell and about one that changes a light', async ({
    server,
    browser,
  }) => {
    const reporter = await watchedContext(browser)
    await signIn(reporter.context, server, 'demo-gongxin')
    // Counties have no judged targets here; 2,321 and 1,254 stations were reported for September.
    await submit(reporter, server, [stations('441202', 2_352)])
    await submit(reporter, server, [stations('441204', 1_271)])
    // 7 of 15 projects in September; 11 is more than a third off the mean of three months.
    await submit(reporter, server, [
      { ...inOctober, indicator: 'zhaoqing-new-it-key-projects', region: '441200', value: 11 },
    ])
    // Ten of twelve months ask for 7,800 stations: 7,722 were on schedule in September, 7,780 are behind.
    await submit(reporter, server, [stations('441200', 7_780)])

    const reviewer = await watchedContext(browser, { viewport: size })
    await signIn(reviewer.context, server, 'demo-reviewer')
    const page = await reviewer.newPage()
    const approvals: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/review/approvals')) approvals.push(request.postData() ?? '')
    })
    await page.goto(`${server.url}/review`)
    const stationsRow = rowOf(page, '5G基站累计开通数', '端州区')
    await stationsRow.waitFor()
    expect(await stationsRow.locator('td').nth(1).innerText()).toMatch(/^2,321\s+9月$/)
    expect(await stationsRow.innerText()).toContain('演示填报员（肇庆市工信局）')

    for (let press = 0; press < 6; press++) await page.keyboard.down('a')
    await page.getByText('已通过“5G基站累计开通数”（端州区，2024年10月），看板已更新。').waitFor()
    await page.keyboard.down('a')
    await page.keyboard.up('a')
    expect(approvals).toHaveLength(1)
    expect(approvals[0]).toContain('441202')
    await page.keyboard.press('a')
    await page.getByText('已通过“5G基站累计开通数”（高要区，2024年10月），看板已更新。').waitFor()
    expect(approvals).toHaveLength(2)

    const dialog = page.getByRole('dialog', { name: '通过？' })
    await page.keyboard.press('a')
    await dialog.getByText('新一代信息技术工程类市重点项目数').first().waitFor()
    await dialog.getByText('肇庆市 · 2024年10月').waitFor()
    await dialog.getByText('上期（9月）7').waitFor()
    await dialog.getByText('肇庆市工业和信息化局 演示填报员（肇庆市工信局） 填报').waitFor()
    await dialog.getByText('说明：十月新增站址已逐一核对').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(approvals).toHaveLength(2)

    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await dialog.getByText('有灯会变。').waitFor()
    // What waits keeps the last approved light, also from 9 November on: there is one span in which another shines.
    const turns = dialog.getByText('不少于 8,000 座（2024年12月31日到期），')
    await turns.first().waitFor()
    expect(await turns.count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByText('已通过“5G基站累计开通数”（肇庆市，2024年10月）').waitFor()
    expect(approvals).toHaveLength(3)

    await page.keyboard.press('r')
    const giveBack = page.getByRole('dialog', {
      name: '退回“新一代信息技术工程类市重点项目数”（肇庆市，2024年10月）',
    })
    await giveBack.getByText('肇庆市工业和信息化局 演示填报员（肇庆市工信局） 填报').waitFor()
    await giveBack.getByRole('button', { name: '取消' }).click()

    await rowOf(page, '新一代信息技术工程类市重点项目数', '肇庆市')
      .getByRole('button', { name: '通过' })
      .click()
    await dialog.getByRole('button', { name: '通过', exact: true }).click()
    await page.getByText('没有待审核的数据').waitFor()
    expect([...reviewer.complaints(), ...reporter.complaints()]).toEqual([])
    await Promise.all([reviewer.context.close(), reporter.context.close()])
  })
})
