import { describe, expect } from 'vitest'
import type { KeptPlanDraft } from '#server/contract/plan-drafts.ts'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { watchedContext } from '#tests/support/browser/browser.ts'
import { policyText } from '#tests/support/documents/policy-document/policy-document.ts'
import { signIn } from '#tests/support/callers/sign-in.ts'
import { it } from '../browser-test.ts'

const size = { width: 1920, height: 1080 }

describe('a policy document of 30 clauses, for a city that is not in the catalogue', () => {
  it('is read, gone through figure by figure, put into a plan draft, published, and on the wall', async ({
    server,
    browser,
  }) => {
    const admin = await watchedContext(browser, { viewport: size })
    await signIn(admin.context, server, 'admin')
    const page = await admin.newPage()
    let [clicks, keys] = [0, 0]
    const click = async (name: string | RegExp, within: Pick<typeof page, 'getByRole'> = page) => {
      clicks += 1
      await within.getByRole('button', { name, exact: true }).click()
    }
    const press = async (...pressed: string[]) => {
      for (const key of pressed) await page.keyboard.press(key)
      keys += pressed.length
    }
    const write = async (label: string, words: string, within: Pick<typeof page, 'getByLabel'> = page) => {
      keys += words.length
      await within.getByLabel(label, { exact: true }).fill(words)
    }
    const picture = async (name: string) => {
      const folder = process.env['PICTURES']
      if (folder) await page.screenshot({ path: `${folder}/policy-${name}.png` })
    }
    const begun = performance.now()
    await page.goto(`${server.url}/plans`)
    clicks += 1
    await page.getByRole('link', { name: '读政策文件' }).click()
    await page.getByLabel('文件全文').fill(policyText)
    keys += 1
    await click('读这段文字')
    const tally = (words: string) => page.locator('.lead', { hasText: words }).waitFor()
    await tally('还有 21 个待定')
    // Every figure is marked in place with its interpretation.
    expect(await page.locator('mark:not([title])').count()).toBe(0)
    expect(await page.locator('mark.doubtful').allTextContents()).toEqual(['全覆盖'])
    expect(await page.locator('mark.none').first().getAttribute('title')).toBe('读作非目标：说的是已经达到的')
    await picture('begun')

    const accept = async (accepted: number) => {
      await press('Enter')
      await tally(`已采纳 ${accepted}`)
    }
    const turnDown = async (why: string, rejected: number) => {
      await press('r')
      await click(why)
      await tally(`不采纳 ${rejected}`)
    }
    await page.locator('li[tabindex="0"]').focus()
    await accept(1)
    await press('u')
    await tally('已采纳 0')
    await accept(1)
    await accept(2)
    await turnDown('与另一处重复', 1)
    await click(/^并入“5G基站/)
    await tally('并入 1')
    for (let accepted = 3; accepted <= 7; accepted += 1) await accept(accepted)
    // A unit is corrected before the figure is accepted, and later a name.
    await press('e')
    await write('单位', 'PFLOPS')
    await accept(8)
    await tally('（改过 1）')
    for (let accepted = 9; accepted <= 13; accepted += 1) await accept(accepted)
    await turnDown('与另一处重复', 2)
    await accept(14)
    await press('e')
    await write('名称', '规上工业企业数字化改造家数')
    await accept(15)
    await accept(16)
    await turnDown('不可量化', 3)
    await accept(17)
    await tally('已采纳 17（改过 2）、并入 1、不采纳 3，还有 0 个待定')
    await page.getByText('已保存').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture('decided')

    await click('放入计划草稿')
    const dialog = page.getByRole('dialog', { name: '放入计划草稿' })
    await write('计划的地区', '株洲市', dialog)
    await click('放入草稿', dialog)
    await page.getByText('18 项目标已放入计划草稿。').waitFor()
    // The decisions are kept for another day and another person.
    await page.reload()
    await tally('已采纳 17（改过 2）、并入 1、不采纳 3')
    const kept = await admin.context.request.get(`${server.url}/api/plans/draft-1`)
    const { draft } = (await kept.json()) as KeptPlanDraft
    expect(draft.document).toMatchObject({ region: '430200', start: '2026', due: '2028' })
    expect(
      draft.targets.map(({ name, value, unit, due, baseline = '' }) =>
        [name, value, unit, due, baseline].join(' ').trimEnd(),
      ),
    ).toEqual([
      '数字经济核心产业增加值占地区生产总值比重 12 % 2028',
      '软件和信息服务业收入 150 亿元 2028',
      '5G基站建成数 0.9 万座 2028 0.62',
      '规模以上工业企业关键工序数控化率 70 % 2028 58',
      '千兆光网用户数 60 万户 2028 42',
      '重要政务系统灾备覆盖率 100 % 2028 80',
      '大型数据中心电能利用效率（PUE） 1.3  2028 1.45',
      '每万人拥有5G基站数 26 个 2027',
      '智能算力规模 1200 PFLOPS 2027',
      '公共充电桩 2 万个 2028 0.9',
      '城市供水管网漏损率 9 % 2027',
      '特色产业园区 3 个 2028',
      '高新技术企业 120 家 2028',
      '专精特新中小企业 60 家 2028',
      '数字技能人才 3 万人次 2028',
      '规上工业企业数字化改造家数 400 家 2028',
      '智慧农业示范基地 15 个 2028',
      '跨境电商进出口额 15 % 2028',
    ])

    await page.goto(`${server.url}/plans/draft-1`)
    clicks += 1
    await write('汇总单位', '市数据局')
    await page.getByText('没有要改的，可以发布').waitFor()
    await picture('draft')
    await click('发布')
    await press('Enter')
    await page.getByRole('heading', { name: /^已发布。要亮灯还缺/ }).waitFor()
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    process.stdout.write(
      `政策文件读成计划并发布：30 条，${clicks} 次点击，${keys} 次按键，机器用时 ${seconds} 秒\n`,
    )

    await page.goto(`${server.url}/wall?scope=430200`)
    await expect.poll(() => page.locator('.link span').first().innerText()).toContain('实时')
    const wall = () => page.locator('body').innerText()
    await expect.poll(wall).toMatch(/^株洲市数字经济目标监测[\s\S]*18\s+项目标/)
    await picture('wall')
    expect(admin.complaints()).toEqual([])
  })
})
