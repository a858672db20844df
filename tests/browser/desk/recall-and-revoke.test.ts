import { describe, expect } from 'vitest'
import type { ReviewQueue } from '#server/contract/review.ts'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { it } from '../browser-test.ts'
import { sitDown } from './sit-down.ts'

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M10' }
const wall = '/wall?scope=441200&at=2024-10-31'

describe('taking back', () => {
  it('a reporter recalls a figure and puts it right; a reviewer revokes its approval, at which the wall changes', async ({
    server,
    browser,
  }) => {
    const open = (who: string) => sitDown(browser, server, who)
    const reporter = await open('demo-gongxin')
    const reviewer = await open('demo-reviewer')
    const leader = await open('demo-leader')
    await reporter.post('/api/observations', {
      items: [{ ...cell, value: 7_870, note: '十月站址已逐一核对，清单附后' }],
    })

    const { page: sheet } = reporter
    await sheet.goto(`${server.url}/entry/zhaoqing-gongxin-2024-M10?at=2024-11-06`)
    const figure = sheet.getByLabel('5G基站累计开通数，座，本期，肇庆市')
    await figure.click()
    await sheet.getByRole('button', { name: '撤回', exact: true }).click()
    await sheet.getByLabel('没有数值的原因').waitFor()
    expect(await axeFaults(sheet)).toEqual([])
    await sheet.keyboard.type('7880')
    await sheet.keyboard.press('Enter')
    await sheet.getByText('已保存').waitFor()
    await sheet.getByRole('button', { name: '提交审核 1 项' }).click()
    await sheet.getByRole('button', { name: '提交审核', exact: true }).waitFor()

    const { page: shown } = leader
    await shown.goto(server.url + wall)
    const told = () => shown.locator('body').innerText()
    await shown.locator('.attention li').first().waitFor()
    expect(await told()).not.toContain('7,880')
    const queue = await reviewer.watched.context.request.get(`${server.url}/api/review`)
    const { items } = (await queue.json()) as ReviewQueue
    const { revision } = items.find(({ observation }) => observation.value === 7_880)!.observation
    await reviewer.post('/api/review/approvals', { items: [{ ...cell, revision }] })
    await expect.poll(told, { timeout: 20_000 }).toContain('7,880')

    const { page: desk } = reviewer
    await desk.goto(`${server.url}/review`)
    await desk.getByRole('link', { name: '已通过' }).click()
    const row = desk.getByRole('row').filter({ hasText: '7,880' })
    await row.getByRole('button', { name: '撤销审核' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByText(/灯会变。/).waitFor()
    expect(await dialog.getByRole('definition').allInnerTexts()).toEqual(['7,880 座', '没有数'])
    expect(await axeFaults(desk)).toEqual([])
    await dialog.getByRole('button', { name: '通过后发现重复计数' }).click()
    await dialog.getByRole('button', { name: '撤销审核' }).click()
    await desk.getByText(/^已撤销“5G基站累计开通数”/).waitFor()
    await expect.poll(told, { timeout: 20_000 }).not.toContain('7,880')

    await desk.getByRole('link', { name: '待审核' }).last().click()
    await desk.getByRole('button', { name: '5G基站累计开通数（肇庆市）的来历' }).click()
    const history = desk.getByRole('dialog', { name: '数据的来历' })
    await history.getByText('原因：通过后发现重复计数').waitFor()
    const acts = await history.getByRole('listitem').allInnerTexts()
    const done = ['提交', '撤回提交', '提交', '审核通过', '撤销审核']
    expect(acts).toEqual(done.map((act) => expect.stringMatching(new RegExp(`\\s${act}\\s`)) as string))
  })
})
