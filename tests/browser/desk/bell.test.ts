import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { it } from '../browser-test.ts'
import { sitDown } from './sit-down.ts'

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441202', period: '2024-M10' }

describe('the bell', () => {
  it('rings for the reporter whose figure was returned, once, and leads to it; a kind is switched off', async ({
    server,
    browser,
  }) => {
    const open = (who: string) => sitDown(browser, server, who)
    const reporter = await open('demo-gongxin')
    const reviewer = await open('demo-reviewer')
    await reporter.post('/api/observations', { items: [{ ...cell, value: 2_352 }] })
    const waits = reviewer.page.getByRole('button', { name: /^提醒，\d+ 条未读$/ })
    await reviewer.page.goto(`${server.url}/boards`)
    await waits.click()
    await reviewer.page
      .getByRole('region', { name: '提醒' })
      .getByText('2024年10月 · 肇庆市工业和信息化局')
      .waitFor()
    await reviewer.post('/api/review/returns', {
      items: [{ ...cell, revision: 1, reason: '与铁塔公司台账不符' }],
    })

    const { page } = reporter
    await page.goto(`${server.url}/boards`)
    await page.getByRole('button', { name: '提醒，1 条未读' }).click()
    const list = page.getByRole('region', { name: '提醒' })
    await list.getByText('5G基站累计开通数（端州区）：与铁塔公司台账不符').waitFor()
    await page.getByRole('button', { name: '提醒', exact: true }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: '提醒', exact: true }).click()
    await list.getByRole('checkbox', { name: '被退回' }).uncheck()
    await list.getByText('没有提醒。').waitFor()
    await list.getByRole('checkbox', { name: '被退回' }).check()
    await list.getByRole('link', { name: /退回 1 项/ }).click()
    await page.waitForURL(/\/entry\/zhaoqing-gongxin-2024-M10/)
    await page.getByRole('grid').waitFor()
    expect([...reporter.watched.complaints(), ...reviewer.watched.complaints()]).toEqual([])
  })
})
