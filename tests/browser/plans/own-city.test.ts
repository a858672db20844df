import type { Page } from 'playwright-core'
import { afterAll, describe, expect } from 'vitest'
import type { Board } from '#server/contract/board.ts'
import type { Role } from '#server/contract/rights.ts'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { countingHand, keySeconds } from '#tests/support/browser/counting-hand.ts'
import { adminPassword, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { it } from '../browser-test.ts'
import { lookEverywhere, strangersOn } from './look-everywhere.ts'
import {
  addPerson,
  button,
  byWorkbook,
  fillWorkbook,
  historyFile,
  openDesk,
  signIn,
  signInFirst,
  typed,
  month,
  year,
} from './own-city-desks.ts'

/** The office with its people at their desks, once it has all that it needs for every page to be looked at. */
interface Office {
  readonly who: ReadonlyMap<Role, Page>
  readonly page: Page
  readonly wall: Page
  /** Pages of what it has entered. */
  readonly more: readonly string[]
  readonly complaints: () => string[]
}

describe('a city that nobody here knows', () => {
  let server: ServerProcess | undefined
  let office: Office | undefined
  afterAll(() => server?.stop())

  it('enters its own plan, its people and its history, and has it on its wall', async ({ browser }) => {
    const hand = countingHand()
    server = await startServer({ settings: { XUSHI_SHIPPED_PLANS: 'off' } })
    const { person: admin, page } = await openDesk(server, browser)
    const begun = performance.now()
    const main = (name: string) =>
      page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name })
    const part = (name: string) =>
      page.getByRole('navigation', { name: '草稿各表' }).getByRole('button', { name: new RegExp(`^${name}`) })
    const cell = () => page.getByRole('grid').getByRole('gridcell')
    await signIn(hand, page, 'admin', adminPassword)
    await hand.click(page.getByRole('link', { name: '从零开始' }))

    // Steps 1 and 2: the region and its organisations.
    await hand.click(button(page, '开始（地区）'))
    await hand.type(page.getByLabel('文件名称'), '嘉兴市数字经济年度计划（虚构）')
    await hand.type(page.getByLabel('简称'), `嘉兴${year}`)
    await hand.type(page.getByLabel('地区', { exact: true }), '330400')
    await hand.type(page.getByLabel('起始日期'), `${year}年`)
    // The end of the year follows from its beginning; each table opens at its first blank row.
    await hand.type(page.getByLabel('汇总单位'), '市工信局')
    expect(await page.getByLabel('完成期限').inputValue()).toBe(`${year}年底`)
    await hand.click(part('单位'))
    await hand.keys(page, '市工业和信息化局', 'Tab', '市工信局', 'Enter', '市通信管理局', 'Enter')

    // Step 3: twelve targets come from the workbook, three are typed, and the plan is published.
    await page.getByText(/^已保存/).waitFor()
    await fillWorkbook(hand, page)
    await part('目标').getByText(String(byWorkbook.length), { exact: true }).waitFor()
    await hand.click(part('目标'))
    await cell()
      .filter({ hasText: byWorkbook.at(-1)![0]! })
      .waitFor()
    for (const [at, name] of typed.entries()) {
      const cells = ['300', '家', '期间累计', '市通信管理局']
      const rest = cells.flatMap((text) => ['Tab', at === 0 ? text : 'Control+d'])
      await hand.keys(page, name, 'Tab', ...rest, 'Enter')
    }
    await page.getByText('没有要改的，可以发布').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await hand.click(button(page, '发布'))
    await hand.keys(page, 'Enter')
    // Fourteen of the fifteen targets lack a reporter; the computed one needs none.
    await page.getByRole('heading', { name: '已发布。要亮灯还缺 14 项' }).waitFor()
    const draft = new URL(page.url()).pathname

    // Step 4: two reporters and a reviewer.
    await hand.click(main('人员'))
    const passwords = {
      gongxin: await addPerson(hand, page, {
        ...{ name: 'gongxin', shown: '工信填报', role: '填报员', organisation: '工信局' },
      }),
      tongguan: await addPerson(hand, page, {
        ...{ name: 'tongguan', shown: '通管填报', role: '填报员', organisation: '通信管理局' },
      }),
      shenhe: await addPerson(hand, page, { name: 'shenhe', shown: '审核岗', role: '审核员' }),
    }

    // The months before the plan are uploaded as one table.
    await hand.click(main('数据导入'))
    await hand.type(page.getByLabel('数据出处'), `${year - 1}年统计年鉴（虚构）`)
    await hand.choose(page.getByLabel('历史数据文件'), '历史.xlsx', await historyFile())
    await page.getByText('可以整份提交').waitFor()
    await hand.click(button(page, '整份提交'))
    await page.getByRole('dialog', { name: '整份提交 36 个数？' }).waitFor()
    await hand.keys(page, 'Enter')
    await page.getByText('等审核员整份放行').waitFor()
    const table = new URL(page.url()).pathname

    const { page: desk } = await openDesk(server, browser)
    await signInFirst(hand, desk, 'shenhe', passwords.shenhe)
    await hand.click(desk.getByRole('link', { name: '历史.xlsx（36 个数）' }))
    await hand.click(button(desk, '整份放行'))
    await hand.keys(desk, 'Enter')
    await desk.getByText(/放行，已全部生效。$/).waitFor()

    // Step 5: the first figures, from the organisations that owe them.
    const reporters = [
      ['gongxin', { '核心产业增加值，亿元': '740', '地区生产总值，亿元': '8300' }],
      ['tongguan', { '5G基站累计数，座': '1590' }],
    ] as const
    const forms = new Map<string, Page>()
    for (const [name, figures] of reporters) {
      const { page: form } = await openDesk(server, browser)
      forms.set(name, form)
      await signInFirst(hand, form, name, passwords[name])
      await hand.click(form.getByRole('link', { name: `${year}年${month}月`, exact: true }))
      for (const [label, figure] of Object.entries(figures))
        await hand.type(form.getByLabel(`${label}，本期`), figure)
      await hand.click(button(form, `提交审核 ${Object.keys(figures).length} 项`))
      await form.getByText(/已提交 \d 项，等待审核/).waitFor()
    }
    await hand.click(desk.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '待审核' }))
    await hand.click(button(desk, '通过全部无疑问的 3 项'))
    await desk.getByRole('dialog', { name: '通过 3 项？' }).waitFor()
    await hand.keys(desk, 'Enter')
    await desk.getByText('没有待审核的数据').waitFor()

    // Step 6: the wall.
    const { page: wall, person: screen } = await openDesk(server, browser)
    await wall.goto(`${server.url}/pair`)
    await wall.locator('.code').waitFor()
    const shown = (await wall.locator('.code').getAttribute('aria-label')) ?? ''
    await hand.click(main('大屏'))
    await hand.type(page.getByLabel('配对码'), /\d{8}/.exec(shown)?.[0] ?? '')
    await hand.type(page.getByLabel('名称'), '一楼大厅')
    await hand.click(button(page, '确认配对'))
    await expect.poll(() => wall.locator('h1').textContent()).toBe(`嘉兴${year}`)
    await wall
      .locator('.ticker')
      .getByText(/1,590\s座/)
      .first()
      .waitFor()
    const board = await page.request.get(`${server.url}/api/board?scope=330400-plan-1`)
    const { targets } = (await board.json()) as Board
    // 740 of 8,300 is 8.916 %, which is computed and was typed by nobody.
    expect(targets.find(({ name }) => name === '核心产业增加值占比')?.value).toBeCloseTo(8.916, 3)
    expect(targets).toHaveLength(15)
    const seconds = Math.round((performance.now() - begun) / 1000)
    const { clicks, keys, characters, steps } = hand.counted
    const [skilled, other] = [keySeconds.skilled, keySeconds.other].map((key) =>
      Math.round(hand.estimate(key)),
    )
    process.stdout.write(
      `从空白到大屏，15 项目标、36 个历史数、3 个首期数：${clicks} 次点击，${keys} 次按键（其中汉字 ${characters} 个），${steps} 步；` +
        `按击键模型，熟练打字的 ${skilled} 秒，打字一般的 ${other} 秒，另加机器用时 ${seconds} 秒\n`,
    )
    // A practised person has ten minutes, of which one is left for the waits of the program.
    expect(skilled).toBeLessThan(540)
    if (process.env['PICTURES']) await wall.screenshot({ path: `${process.env['PICTURES']}/own-city.png` })
    office = {
      who: new Map<Role, Page>([
        ['administrator', page],
        ['reporter', forms.get('tongguan')!],
        ['reviewer', desk],
      ]),
      page,
      wall,
      more: [draft, table, `/targets/330400-${year}-4`, '/summary?board=330400-plan-1', '/wall?scope=330400'],
      complaints: () => [...admin.complaints(/401/), ...screen.complaints(/401/)],
    }
  })

  it('finds nothing of the shipped plans anywhere', async () => {
    if (!office) throw new Error('The city has not entered its plan: there is nothing to look at')
    const { who, page, wall, more, complaints } = office
    expect(await strangersOn(wall)).toEqual([])
    expect(await lookEverywhere(server!.url, who, more)).toEqual({
      looked: expect.any(Number) as number,
      strange: [],
      unopened: ['/remote', '/remote/pair', '/audit', '/action-items/new'],
    })
    await page.goto(`${server!.url}/plans/begin`)
    await page.getByText('六步都已做完').waitFor()
    expect(complaints()).toEqual([])
  })
})
