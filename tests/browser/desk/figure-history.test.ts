import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { it } from '../browser-test.ts'
import { sitDown } from './sit-down.ts'

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441202', period: '2024-M10' }

describe('the history of a figure', () => {
  it('is one click from the sheet, the queue and the target, and tells all that was done, with the files beside it', async ({
    server,
    browser,
  }) => {
    const open = (who: string) => sitDown(browser, server, who)
    const reporter = await open('demo-gongxin')
    const reviewer = await open('demo-reviewer')
    await reporter.post('/api/observations', { items: [{ ...cell, value: 2_352 }] })
    await reviewer.post('/api/review/returns', {
      items: [{ ...cell, revision: 1, reason: '与铁塔公司台账不符' }],
    })
    await reporter.post('/api/observations', { items: [{ ...cell, value: 2_350, note: '已按台账更正' }] })

    const dialog = reporter.page.getByRole('dialog', { name: '数据的来历' })
    await reporter.page.goto(`${server.url}/entry/zhaoqing-gongxin-2024-M10?at=2024-11-06`)
    const put = (name: string) =>
      reporter.page
        .getByLabel('这一格的佐证材料')
        .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') })
    await reporter.page.getByLabel('5G基站累计开通数，座，本期，肇庆市').click()
    await put('附错了.pdf')
    await reporter.page.getByRole('button', { name: '撤下附错了.pdf' }).click()
    await reporter.page.getByRole('link', { name: '附错了.pdf' }).waitFor({ state: 'detached' })
    await reporter.page.getByLabel('5G基站累计开通数，座，本期，端州区').click()
    await put('十月台账.pdf')
    await reporter.page.getByRole('link', { name: '十月台账.pdf' }).waitFor()
    await reporter.page.getByRole('button', { name: '5G基站累计开通数的来历' }).click()
    await dialog.getByText('原因：与铁塔公司台账不符').waitFor()
    const acts = dialog.getByLabel('来历，自早至晚').getByRole('listitem')
    expect(await acts.allInnerTexts()).toEqual([
      expect.stringMatching(/提交\s+2,352 座\s+演示填报员（肇庆市工信局）/),
      expect.stringMatching(/退回\s+2,352 座\s+演示审核员（肇庆）/),
      expect.stringMatching(/提交\s+2,350 座\s+演示填报员（肇庆市工信局）\s+说明：已按台账更正/),
    ])
    expect(await dialog.getByLabel('佐证材料').getByRole('link').allInnerTexts()).toEqual(['十月台账.pdf'])
    expect(await axeFaults(reporter.page)).toEqual([])
    await reporter.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await reviewer.page.goto(`${server.url}/review`)
    const file = reviewer.page
      .getByRole('row', { name: /端州区/ })
      .getByRole('link', { name: '十月台账.pdf' })
    const address = server.url + (await file.getAttribute('href'))!
    expect((await (await reviewer.page.request.get(address)).body()).toString()).toBe('%PDF-1.7\n%%EOF\n')
    await reviewer.page.getByRole('button', { name: '5G基站累计开通数（端州区）的来历' }).click()
    const beside = reviewer.page.getByRole('dialog', { name: '数据的来历' })
    await beside.getByText('说明：已按台账更正').waitFor()
    await reviewer.page.goto(`${server.url}/targets/zhaoqing-2024-5g-base-stations`)
    await reviewer.page.getByRole('button', { name: '2024年9月的来历' }).click()
    await beside.getByRole('listitem').filter({ hasText: '演示数据' }).first().waitFor()
  })
})
