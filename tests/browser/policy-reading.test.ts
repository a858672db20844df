import { describe, expect } from 'vitest'
import type { KeptPlanDraft } from '#server/contract/plan-drafts.ts'
import { axeFaults } from '#tests/support/axe-faults.ts'
import { watchedContext } from '#tests/support/browser.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { it } from './browser-test.ts'

/** Invented after the patterns of plans. */
const plan = `清远市数字经济高质量发展行动计划（2026—2028年）
清远市人民政府
2026年3月1日
一、发展基础
截至2025年底，全市累计建成充电桩6200个，培育省级智能工厂12家。
二、主要目标
到2028年，数字经济核心产业增加值占地区生产总值比重达到12%以上，软件业务收入突破120亿元。
三、重点任务
（一）夯实数字底座。新建5G基站2800座，行政村5G通达率从85%提高到99%以上。（市工信局牵头，市数据局配合）
（二）壮大数字产业。打造3个以上特色产业园区，推动230家规上企业数字化改造。（责任单位：市工信局）
`

describe('a policy document', () => {
  it('is read, gone through by keyboard with each figure marked in its place, and put into a plan draft', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: { width: 1920, height: 1080 } })
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    let [clicks, keys] = [0, 0]
    const click = (name: string) => {
      clicks += 1
      return page.getByRole('button', { name, exact: true }).click()
    }
    const press = (key: string) => {
      keys += 1
      return page.keyboard.press(key)
    }
    await page.goto(`${server.url}/plans`)
    clicks += 1
    await page.getByRole('link', { name: '读政策文件' }).click()
    await page.getByLabel('文件全文').fill(plan)
    keys += 1
    await click('读这段文字')
    const tally = (words: string) => page.locator('.lead', { hasText: words }).waitFor()
    await tally('还有 6 个待定')
    expect(await page.locator('mark').count()).toBe(9)
    expect(await page.locator('mark.none').allTextContents()).toEqual(['6200个', '12家', '85%'])
    await page.locator('mark.none').first().hover()
    expect(await page.locator('mark.none').first().getAttribute('title')).toBe('读作非目标：说的是已经达到的')

    await page.locator('li[tabindex="0"]').focus()
    await press('Enter')
    await tally('已采纳 1')
    // The second is put right before it is accepted.
    await press('e')
    await page.getByLabel('名称').fill('软件和信息服务业收入')
    keys += 1
    await press('Enter')
    await tally('（改过 1）')
    clicks += 1
    await page.getByRole('button', { name: /^并入“5G基站/ }).click()
    await tally('并入 1')
    await press('Enter')
    await tally('已采纳 3')
    await press('x')
    await tally('不采纳 1')
    await press('u')
    await tally('不采纳 0')
    await press('r')
    await page.getByRole('button', { name: '与另一处重复' }).click()
    clicks += 1
    await tally('还有 1 个待定')
    await press('Enter')
    await tally('还有 0 个待定')
    await page.getByText('已保存').waitFor()
    expect(await axeFaults(page)).toEqual([])

    await click('放入计划草稿')
    const dialog = page.getByRole('dialog', { name: '放入计划草稿' })
    await dialog.getByLabel('计划的地区').fill('清远市')
    keys += 1
    clicks += 1
    await dialog.getByRole('button', { name: '放入草稿' }).click()
    await page.getByText('5 项目标已放入计划草稿。').waitFor()
    // What was decided stays for another day and another person.
    await page.reload()
    await tally('已采纳 4（改过 1）、并入 1、不采纳 1')
    process.stdout.write(`政策文件读成计划草稿：${clicks} 次点击，${keys} 次按键\n`)

    const kept = await admin.context.request.get(`${server.url}/api/plans/draft-1`)
    const { draft } = (await kept.json()) as KeptPlanDraft
    expect(draft.document).toMatchObject({ region: '441800', start: '2026', due: '2028' })
    expect(draft.targets.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['数字经济核心产业增加值占地区生产总值比重', '12', '%'],
      ['软件和信息服务业收入', '120', '亿元'],
      ['5G基站', '0.28', '万座'],
      ['行政村5G通达率', '99', '%'],
      ['规上企业数字化改造', '230', '家'],
    ])
    expect(admin.complaints()).toEqual([])
  })
})
