import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { leaveFiling, openFiling } from '#tests/support/given/open-filing.ts'
import { it } from '../browser-test.ts'

const stations = (region: string) => `5G基站累计开通数，座，本期，${region}`
const areas = '城乡主要区域5G覆盖率，%，本期，肇庆市'

/** Pastes a block as Excel writes it on the clipboard: tabs between cells, a line end behind every row. */
async function paste(page: Page, into: string, lines: readonly string[]): Promise<void> {
  await page.getByLabel(into).click()
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    lines.map((line) => `${line}\r\n`).join(''),
  )
}

const values = (page: Page, ...labels: readonly string[]) =>
  Promise.all(labels.map((label) => page.getByLabel(label).inputValue()))

describe('pasting into the sheet', () => {
  it('takes this period of a table from Excel by names, whatever stands beside it, in one step', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    await paste(page, areas, [
      '序号\t指标名称\t地区\t单位\t上年同期\t上期\t本期\t备注',
      '1\t5G基站累计开通数（座）\t肇庆市\t座\t6,712\t7,722\t7,812\t',
      '\t\t端州\t座\t2,210\t2,321\t2,330\t',
      '2\t城乡主要区域５Ｇ覆盖率\t肇庆市\t%\t92.6\t93.2\t93.4\t含新增点位',
    ])
    const labels = [stations('肇庆市'), stations('端州区'), areas]
    await expect.poll(() => values(page, ...labels)).toEqual(['7,812', '2,330', '93.40'])
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => values(page, ...labels)).toEqual(['', '', ''])
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('shows what is unclear before anything is placed, and places what was chosen', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    await paste(page, stations('肇庆市'), [
      '1\t5G基站累计开通数\t端州区\t2,321\t2,330',
      '2\t5G基站累计开通数\t高要区\t1,254\t1260①',
      '3\t光缆线路长度\t高要区\t88\t90',
    ])
    const dialog = page.getByRole('dialog', { name: '核对粘贴的内容' })
    await dialog.getByText('哪一列是本期的数').waitFor()
    expect(await dialog.getByRole('button', { name: /填入/ }).isDisabled()).toBe(true)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await dialog.getByRole('row', { name: /端州区 座 .* 2,330/ }).waitFor()
    const text = await dialog.innerText()
    expect(text).toContain('光缆线路长度')
    expect(text).toContain('没有同名的指标或地区')
    expect(text).toContain('“①”不是普通数字')
    expect(await values(page, stations('端州区'))).toEqual([''])
    await page.keyboard.press('Enter')
    const labels = [stations('端州区'), stations('高要区')]
    await expect.poll(() => values(page, ...labels)).toEqual(['2,330', '1260①'])
    expect(await dialog.count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => values(page, ...labels)).toEqual(['', ''])
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('takes the converted figure in one cell, or in a whole pasted column, by one press', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    const labels = [stations('肇庆市'), stations('端州区'), areas]
    await paste(page, stations('肇庆市'), [
      '5G基站累计开通数\t肇庆市\t0.7812万',
      '5G基站累计开通数\t端州区\t0.233万',
      '城乡主要区域5G覆盖率\t肇庆市\t93.567',
    ])
    await expect.poll(() => values(page, ...labels)).toEqual(['0.7812万', '0.233万', '93.567'])
    const notice = page.getByRole('status').filter({ hasText: '3 格须换算单位或四舍五入' })
    expect(await notice.innerText()).toContain('93.567 → 93.57')

    // A single cell: F6 leads from the sheet to the panel, Shift+Tab to its button.
    await page.getByLabel(areas).click()
    await page.keyboard.press('F6')
    for (let tabs = 0; tabs < 6; tabs++) {
      await page.keyboard.press('Shift+Tab')
      if ((await page.evaluate(() => document.activeElement?.textContent ?? '')).includes('改为 93.57')) break
    }
    await page.keyboard.press('Enter')
    await expect.poll(() => values(page, areas)).toEqual(['93.57'])
    expect(await page.getByLabel(areas).evaluate((input) => input === document.activeElement)).toBe(true)

    await page.getByRole('button', { name: '全部改正 2 格' }).click()
    await expect.poll(() => values(page, ...labels)).toEqual(['7,812', '2,330', '93.57'])
    expect(await page.getByText('须换算单位').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => values(page, ...labels)).toEqual(['0.7812万', '0.233万', '93.57'])
    for (let steps = 0; steps < 2; steps++) await page.keyboard.press('Control+z')
    await expect.poll(() => values(page, ...labels)).toEqual(['', '', ''])
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('chooses none of two rows of one name, and Esc places nothing', async ({ server, browser }) => {
    const { watched, page } = await openFiling(browser, server)
    await paste(page, stations('肇庆市'), [
      '指标\t地区\t10月',
      '5G基站累计开通数\t肇庆市\t7,812',
      '5G基站累计开通数\t肇庆市\t9,999',
      '城乡主要区域5G覆盖率\t肇庆市\t93.4',
    ])
    const dialog = page.getByRole('dialog', { name: '核对粘贴的内容' })
    await dialog.getByText('同名两行，请只留一行').first().waitFor()
    expect(await dialog.getByRole('button', { name: /填入 1 项/ }).isEnabled()).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
    expect(await values(page, stations('肇庆市'), areas)).toEqual(['', ''])
    await page.keyboard.type('5')
    expect(await values(page, stations('肇庆市'))).toEqual(['5'])
    await page.keyboard.press('Escape')
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('takes a matrix of regions and indicators in one step', async ({ server, browser }) => {
    const { watched, page } = await openFiling(browser, server)
    const firms = (region: string) => `规上工业企业数字化转型家数，家，本期，${region}`
    await paste(page, stations('肇庆市'), [
      '地区\t5G基站累计开通数（座）\t规上工业企业数字化转型家数（家）',
      '全市\t7,812\t172',
      '端州区\t2,330\t40',
    ])
    const labels = [stations('肇庆市'), firms('肇庆市'), stations('端州区'), firms('端州区')]
    await expect.poll(() => values(page, ...labels)).toEqual(['7,812', '172', '2,330', '40'])
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => values(page, ...labels)).toEqual(['', '', '', ''])
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('asks whether one explanation holds for all the cells that it stands under (case 36)', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    await paste(page, stations('端州区'), [
      '指标\t地区\t本期\t备注',
      '5G基站累计开通数\t端州区\t2,900\t集中验收，清单已附',
      '5G基站累计开通数\t高要区\t1,700\t集中验收，清单已附',
      '5G基站累计开通数\t怀集县\t1,400\t集中验收，清单已附。',
    ])
    await page.getByRole('button', { name: '提交审核 3 项' }).click()
    const asked = page.getByRole('dialog', { name: '同一说明，对每一格都属实吗？' })
    await asked.getByText('用于 3 格').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => asked.count()).toBe(0)
    expect(await page.getByText('已提交 3 项').count()).toBe(0)
    await page.getByRole('button', { name: '提交审核 3 项' }).click()
    await asked.getByRole('button', { name: '都属实，提交' }).click()
    await page.getByText('已提交 3 项，等待审核').waitFor()
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })
})
