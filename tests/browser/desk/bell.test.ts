import { describe, expect } from 'vitest'
import type { Bell } from '#server/contract/bell.ts'
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

  it('rings for who watches a target when its light turns, and lists of targets are narrowed to those', async ({
    server,
    browser,
  }) => {
    const open = (who: string) => sitDown(browser, server, who)
    const [leader, reporter, reviewer] = [
      await open('demo-leader'),
      await open('demo-gongxin'),
      await open('demo-reviewer'),
    ]
    const { page } = leader
    await page.goto(`${server.url}/targets/zhaoqing-2024-new-it-key-projects?at=2024-10-31`)
    await page.getByRole('button', { name: '关注', exact: true }).click()
    await page.getByRole('button', { name: '已关注' }).waitFor()

    // 7 of 15 are far behind at the end of September, 11 of 15 behind at the end of October.
    const projects = { indicator: 'zhaoqing-new-it-key-projects', region: '441200', period: '2024-M10' }
    await reporter.post('/api/observations', {
      items: [{ ...projects, value: 11, note: '十月新开工四个项目' }],
    })
    await reviewer.post('/api/review/approvals', { items: [{ ...projects, revision: 1 }] })
    const unread = async () => {
      const answer = await leader.watched.context.request.get(`${server.url}/api/bell`)
      return ((await answer.json()) as Bell).unread
    }
    await expect.poll(unread).toBe(1)
    await page.goto(`${server.url}/summary?board=zhaoqing-2024&at=2024-10-31`)
    await page.getByRole('radio', { name: '我关注的 1' }).check()
    const groups = page.locator('section.panel').first().getByRole('row')
    await expect.poll(() => groups.count()).toBe(2)
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: '提醒，1 条未读' }).click()
    const list = page.getByRole('region', { name: '提醒' })
    await list.getByText('新一代信息技术工程类市重点项目数（肇庆市）：严重滞后 → 滞后').click()
    await page.waitForURL(/\/targets\/zhaoqing-2024-new-it-key-projects\?at=2024-10-31/)
    await page.goto(`${server.url}/catalogue`)
    await page.getByRole('radio', { name: '我负责的 0' }).check()
    await page.getByText('没有您负责的目标').waitFor()
    await page.getByRole('radio', { name: '我关注的 1' }).check()
    await page.getByRole('link', { name: '新一代信息技术工程类市重点项目数' }).first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    expect(leader.watched.complaints()).toEqual([])
  })
})
