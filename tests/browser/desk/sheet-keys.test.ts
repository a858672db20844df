import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { callApi } from '#tests/support/callers/api-call.ts'
import { leaveFiling, openFiling } from '#tests/support/given/open-filing.ts'
import { openWideFiling } from '#tests/support/given/wide-filing.ts'
import { it } from '../browser-test.ts'

const stations = '5G基站累计开通数，座，本期，肇庆市'
const areas = '城乡主要区域5G覆盖率，%，本期，肇庆市'
const focusedLabel = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

describe('the sheet, by mouse and keys', () => {
  it('replaces the selected cell when one clicks on it and types; a double click or F2 places a caret', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    const cell = page.getByLabel(stations)
    await cell.click()
    await page.keyboard.type('2400')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await cell.click()
    await page.keyboard.type('7')
    expect(await cell.inputValue()).toBe('7')
    // A click selects the cell that is being typed into, so that the next key replaces its text.
    await cell.click()
    await page.keyboard.type('812')
    await page.keyboard.press('Enter')
    expect(await cell.inputValue()).toBe('812')
    await cell.dblclick()
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    expect(await cell.inputValue()).toBe('8,125')
    await cell.click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Enter')
    expect(await cell.inputValue()).toBe('812')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Delete')
    expect(await cell.inputValue()).toBe('')
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('has the focus on the value after 更正, and on the next cell to fill after a submission', async ({
    server,
    browser,
  }) => {
    const published = {
      indicator: 'zhaoqing-5g-main-areas',
      region: '441200',
      period: '2024-M10',
      value: '93.2',
    }
    expect((await callApi(server, '/api/observations', { items: [published] })).status).toBe(201)
    const { watched, page } = await openFiling(browser, server)
    await page.getByLabel(areas).click()
    await page.getByRole('button', { name: '更正', exact: true }).click()
    await expect.poll(() => focusedLabel(page)).toBe(areas)
    await page.keyboard.type('93.41')
    await page.keyboard.press('Tab')
    await page.keyboard.type('上报时漏计高要区新增点位')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '提交审核 1 项' }).click()
    await page.getByText('已提交 1 项，等待审核').waitFor()
    await expect.poll(() => focusedLabel(page)).toBe(stations)
    // A submitted cell cannot be undone, so the button is disabled.
    expect(await page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true)
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('undoes its own steps by Ctrl+Z beside the sheet too, and never leaves half a figure', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    const cell = page.getByLabel('5G基站累计开通数，座，本期，怀集县')
    const panel = page.getByLabel('当前格')
    const mark = panel.getByLabel('新口径自本期起（与以前各期不再可比）')
    await cell.click()
    await page.keyboard.type('985')
    await mark.check()
    await page.keyboard.press('Control+z')
    await expect.poll(() => mark.isChecked()).toBe(false)
    expect(await cell.inputValue()).toBe('985')
    expect(await cell.evaluate((input) => input === document.activeElement)).toBe(true)
    // Typing in the panel's note is one step, and the earlier typing in the cell another.
    await panel.getByLabel(/^说明/).click()
    await page.keyboard.type('十月新开通')
    await page.keyboard.press('Control+z')
    expect(await page.getByLabel('5G基站累计开通数，说明，怀集县').inputValue()).toBe('')
    expect(await cell.inputValue()).toBe('985')
    await page.getByRole('button', { name: '打印' }).focus()
    await page.keyboard.press('Control+z')
    expect(await cell.inputValue()).toBe('')
    await page.keyboard.press('Control+y')
    expect(await cell.inputValue()).toBe('985')
    await page.keyboard.press('Control+z')
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('cuts the whole selection, and places it again', async ({ server, browser }) => {
    const { watched, page } = await openFiling(browser, server)
    const counties = ['封开县', '德庆县'].map((region) =>
      page.getByLabel(`5G基站累计开通数，座，本期，${region}`),
    )
    const values = () => Promise.all(counties.map((cell) => cell.inputValue()))
    await counties[0]!.click()
    await page.keyboard.type('571')
    await page.keyboard.press('Enter')
    await page.keyboard.type('458')
    await page.keyboard.press('Enter')
    await counties[0]!.click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+x')
    expect(await values()).toEqual(['', ''])
    await page.keyboard.press('Control+v')
    await expect.poll(values).toEqual(['571', '458'])
    for (let steps = 0; steps < 4; steps++) await page.keyboard.press('Control+z')
    expect(await values()).toEqual(['', ''])
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('leaves to an input method the Enter that ends its composition, and moves by the next', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    const note = '5G基站累计开通数，说明，肇庆市'
    await page.getByLabel(note).click()
    const keyboard = await watched.context.newCDPSession(page)
    await keyboard.send('Input.imeSetComposition', { text: '十月', selectionStart: 2, selectionEnd: 2 })
    await keyboard.send('Input.insertText', { text: '十月新址' })
    // Some input methods send the key after the composition, where only its key code marks it as theirs.
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
    expect([await focusedLabel(page), await page.getByLabel(note).inputValue()]).toEqual([note, '十月新址'])
    await page.keyboard.press('Enter')
    await expect.poll(() => focusedLabel(page)).not.toBe(note)
    await page.getByLabel(note).click()
    await page.keyboard.press('Delete')
    expect(watched.complaints()).toEqual([])
    await leaveFiling({ watched, page })
  })

  it('needs at most fifteen keys besides those of thirty cells, for a block, undo, redo and the submission', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openWideFiling(browser, server)
    let besides = 0
    const press = (key: string) => page.keyboard.press(key).then(() => (besides += 1))
    const cells = page.locator('input[data-column="value"]')
    const values = () => cells.evaluateAll((all) => all.map((cell) => (cell as HTMLInputElement).value))
    const typed = Array.from({ length: 30 }, (_, place) => `${place % 9 === 0 ? 85 : 80 + (place % 9)}`)
    for (const figure of typed) {
      await page.keyboard.type(figure)
      await page.keyboard.press('Enter')
    }
    const counties = ['广宁县', '怀集县', '封开县', '德庆县', '四会市']
    const block = [
      ['地区', ...Array.from({ length: 6 }, (_, at) => `虚构指标${at + 4}`)],
      ...counties.map((county, row) => [county, ...Array.from({ length: 6 }, (_, at) => 81 + row + at)]),
    ]
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      block.map((line) => `${line.join('\t')}\r\n`).join(''),
    )
    const filled = async () => (await values()).filter((value) => value !== '').length
    await press('Control+v')
    await expect.poll(filled).toBe(60)
    await press('Control+z')
    await expect.poll(filled).toBe(30)
    await press('Control+y')
    await expect.poll(filled).toBe(60)
    await press('Control+Home')
    while (
      (await page.evaluate(() => document.activeElement?.textContent ?? '')) !== '提交审核 60 项' &&
      besides < 16
    )
      await press('Shift+Tab')
    await press('Enter')
    await page.getByText('已提交 60 项，等待审核').waitFor()
    expect(besides).toBeLessThanOrEqual(15)
    expect(watched.complaints()).toEqual([])
    await watched.context.close()
  })
})
