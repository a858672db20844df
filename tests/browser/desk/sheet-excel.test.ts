import { describe, expect } from 'vitest'
import { axeFaults } from '#tests/support/browser/axe-faults.ts'
import { filledTemplate } from '#tests/support/given/filled-template.ts'
import { october, openFiling } from '#tests/support/given/open-filing.ts'
import { it } from '../browser-test.ts'

const stations = (region: string) => `5G基站累计开通数，座，本期，${region}`
const series = (region: string) => `zhaoqing-5g-base-stations ${region}`

describe('a filing in Excel', () => {
  it('is filled in its template, looked over, and kept as drafts with the file and what was not taken', async ({
    server,
    browser,
  }) => {
    const { watched, page } = await openFiling(browser, server)
    const address = await page.getByRole('link', { name: 'Excel 模板' }).getAttribute('href')
    const template = await (await watched.context.request.get(server.url + address!)).body()
    const bytes = await filledTemplate(template, (sheet, rowOf) => {
      sheet.getCell(rowOf(series('441200')), 7).value = 9_900
      sheet.getCell(rowOf(series('441202')), 7).value = '2,330'
      sheet.getCell(rowOf(series('441203')), 7).value = { formula: '1+2', result: 3 }
      sheet.getCell(rowOf(series('441204')), 8).value = '未开展采集'
    })
    const send = (buffer: Buffer, name = '十月.xlsx') =>
      page
        .getByLabel('填好的 Excel 模板')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

    await send(Buffer.from('指标,本期\n5G基站,1\n'), '自己的表.csv')
    const refused = page.getByRole('dialog', { name: '这份文件没有采用' })
    expect(await refused.innerText()).toContain('CSV 里没有编号和版本')
    await page.keyboard.press('Escape')

    await send(bytes)
    const look = page.getByRole('dialog', { name: '“十月.xlsx”会改什么' })
    await look.getByRole('row', { name: /5G基站累计开通数 肇庆市 座 — 9,900/ }).waitFor()
    const words = await look.innerText()
    expect(words).toContain('核实 · ')
    expect(words).toContain('是按文本存的“2,330”，读作 2,330')
    expect(words).toContain('是公式（文件里的结果是 3），公式不收')
    expect(await axeFaults(page)).toEqual([])
    expect(await page.getByLabel(stations('肇庆市')).inputValue()).toBe('')
    await look.getByRole('button', { name: '存为草稿 3 项' }).click()

    const kept = page.getByRole('dialog', { name: '上传记录' })
    await kept.getByText('没有采用 1 处').waitFor()
    expect(await axeFaults(page)).toEqual([])
    const file = await kept.getByRole('link', { name: '十月.xlsx' }).getAttribute('href')
    expect((await (await watched.context.request.get(server.url + file!)).body()).equals(bytes)).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByLabel(stations('肇庆市')).inputValue()).toBe('9,900')
    expect(await page.getByLabel(stations('端州区')).inputValue()).toBe('2,330')
    await page.goto(`${server.url}/entry/${october}`)
    await page.getByRole('button', { name: '上传记录 1' }).waitFor()
    expect(await page.getByLabel(stations('肇庆市')).inputValue()).toBe('9,900')
    // The only complaint is about the refused file.
    expect(watched.complaints()).toEqual([expect.stringContaining('status of 422')])
    await watched.context.close()
  })
})
