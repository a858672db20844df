import { describe, expect } from 'vitest'
import { callApi } from '#tests/support/api-call.ts'
import { axeFaults } from '#tests/support/axe-faults.ts'
import { watchedContext } from '#tests/support/browser.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { it } from './browser-test.ts'

describe('a meeting', () => {
  it('lists its items by itself, is frozen, shows what is corrected since beside it, and is compared with the next', async ({
    server,
    browser,
  }) => {
    const desk = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(desk.context, server, 'demo-secretary')
    const page = await desk.newPage()
    const convene = async (date: string) => {
      await page.goto(`${server.url}/meetings`)
      await page.getByRole('button', { name: '筹备会议' }).click()
      const day = page.getByLabel('会议日期')
      await day.fill(date)
      await day.press('Tab')
      // The reference date never lies after the meeting.
      await expect.poll(() => page.getByLabel('基准日').inputValue()).toBe(date)
      expect(await axeFaults(page)).toEqual([])
      await page.getByRole('button', { name: '列出议题' }).click()
      await page.getByRole('heading', { name: '红灯' }).waitFor()
    }
    const sentences = () => page.locator('ol .sentence').allInnerTexts()

    await convene('2024-09-30')
    await page.getByRole('heading', { name: /^2024年第40周调度会/ }).waitFor()
    await page.getByText('本系列没有更早的定格会议可比。').waitFor()
    expect(await axeFaults(page)).toEqual([])
    const listed = await sentences()
    expect(listed).toContainEqual(
      expect.stringMatching(
        /^肇庆市“新一代信息技术工程类市重点项目数”严重滞后，完成率 .+。牵头：市工业和信息化局。$/,
      ),
    )
    await page.getByRole('button', { name: '定格' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定格' }).click()
    await page.getByText('第 1 版，演示调度会秘书').waitFor()
    await page.getByText('没有。此刻的数据与快照相同。').waitFor()
    const frozenAt = page.url()

    // August's number of projects, which was far behind, is corrected to all of them.
    const corrected = {
      indicator: 'zhaoqing-new-it-key-projects',
      region: '441200',
      period: '2024-M08',
      value: 15,
    }
    const posted = await callApi(server, '/api/observations', { items: [corrected] })
    expect(posted.status, JSON.stringify(posted.body)).toBe(201)
    await page.reload()
    const row = page.getByRole('row').filter({ hasText: '新一代信息技术工程类市重点项目数' })
    await expect.poll(() => row.innerText()).toMatch(/严重滞后\s+.+\s+已达成/)
    expect(await sentences()).toEqual(listed)

    await convene('2024-10-31')
    await page.getByText('与基准日为2024年9月30日的上一次会议比较。').waitFor()
    expect(await sentences()).toContainEqual(
      expect.stringMatching(
        /^肇庆市“新一代信息技术工程类市重点项目数”上次会议的严重滞后按更正后的数据应为已达成/,
      ),
    )

    await page.goto(frozenAt)
    await page.getByRole('button', { name: '按更正再定格' }).click()
    await page.getByRole('button', { name: '会前更正了数据' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/第 2 版，.+；原因：会前更正了数据。/).waitFor()
    await page.getByText('没有。此刻的数据与快照相同。').waitFor()

    const leader = await watchedContext(browser)
    await signIn(leader.context, server, 'demo-leader')
    const reading = await leader.newPage()
    await reading.goto(frozenAt)
    await reading.getByText('第 2 版').waitFor()
    expect(await reading.getByRole('button', { name: /定格/ }).count()).toBe(0)
    expect([...desk.complaints(), ...leader.complaints()]).toEqual([])
  })
})
