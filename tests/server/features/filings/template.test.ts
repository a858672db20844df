import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerAfter } from '#server/db/ledger/ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let downloaded: Awaited<ReturnType<typeof download>>
beforeAll(async () => {
  desk = await openDesk()
  await approve(desk.server, [stations(6_500, '441200', '08'), { ...stations(6_000), period: '2023-M09' }])
  const items = [
    { ...stations(7_001, '441202'), note: '=HYPERLINK("http://x","y")' },
    { ...stations(0, '441204'), value: null, reason: 'not-collected' },
  ]
  await ask(desk.server, 'POST /api/observations', desk.reporter, { items, submit: false })
  await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(500, '441203')] })
  downloaded = await download()
})
afterAll(() => desk.server.stop())

const path = '/api/filings/zhaoqing-gongxin-2024-M09/template.xlsx'

async function download() {
  const answer = await desk.server.app.inject({ method: 'GET', url: path, headers: desk.reporter })
  const workbook = new Workbook()
  await workbook.xlsx.load(answer.rawPayload)
  const sheet = workbook.getWorksheet('填报')!
  const heads = Array.from({ length: 13 }, (_, place) => sheet.getCell(4, place + 1).text)
  const rows = Array.from({ length: sheet.rowCount - 4 }, (_, place) => place + 5)
  const rowOf = (region: string) =>
    rows.find((row) => sheet.getCell(row, 12).value === `zhaoqing-5g-base-stations ${region}`)!
  return { answer, workbook, sheet, heads, rows, rowOf }
}

describe('GET /api/filings/:id/template.xlsx', () => {
  it('is named after its organisation and period, and stamped with system, filing, period and what was known', async () => {
    const { answer, workbook, heads } = downloaded
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet')
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(
      '肇庆市工业和信息化局2024年9月填报表.xlsx',
    )
    const stamp = workbook.getWorksheet('_xushi')!
    expect(stamp.state).toBe('veryHidden')
    const [first] = await ledgerAfter(desk.server.deps.store.reader, 0, 1)
    expect([1, 2, 3, 4, 5, 6].map((row) => stamp.getCell(row, 2).value)).toEqual([
      'xushi',
      2,
      first?.hash,
      'zhaoqing-gongxin-2024-M09',
      '2024-M09',
      desk.server.deps.store.head().sequence,
    ])
    expect(heads.slice(4, 7)).toEqual(['上年同期（2023年9月）', '上期（2024年8月）', '本期（2024年9月）'])
  })

  it('has one row a cell, with what stands there and what stood a month and a year before', async () => {
    const { sheet, rows, rowOf } = downloaded
    const { body } = await ask(desk.server, 'GET /api/filings/zhaoqing-gongxin-2024-M09', desk.reporter)
    expect(rows).toHaveLength(body.cells.length)
    const valuesOf = (region: string) =>
      [2, 3, 4, 5, 6, 7, 8, 10, 13].map((column) => sheet.getCell(rowOf(region), column).value)
    const name = '5G基站累计开通数'
    expect(valuesOf('441200')).toEqual([name, '肇庆市', '座', 6_000, 6_500, null, null, '未填', 0])
    expect(valuesOf('441202')).toEqual([name, '端州区', '座', null, null, 7_001, null, '草稿', 1])
    expect(valuesOf('441204')).toEqual([name, '高要区', '座', null, null, null, '未开展采集', '草稿', 1])
    expect(valuesOf('441203')).toEqual([name, '鼎湖区', '座', null, null, 500, null, '待审核', 1])
  })

  it('is protected but for value, reason and note of what may be filled; a note is a text, whatever it begins with', () => {
    const { sheet, rowOf } = downloaded
    expect(sheet.sheetProtection?.sheet).toBe(true)
    const unlocked = (region: string) =>
      Array.from({ length: 13 }, (_, place) => place + 1).filter(
        (column) => sheet.getCell(rowOf(region), column).protection?.locked === false,
      )
    expect(unlocked('441200')).toEqual([7, 8, 9])
    expect(unlocked('441203')).toEqual([])
    expect(sheet.getCell(rowOf('441202'), 9).value).toBe('=HYPERLINK("http://x","y")')
    expect([12, 13].map((column) => sheet.getColumn(column).hidden)).toEqual([true, true])
  })

  it('offers the reasons for no value as a list, and asks about a value that is no figure', () => {
    const { sheet, rowOf } = downloaded
    const row = rowOf('441200')
    expect(sheet.getCell(row, 8).dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"未开展采集,不适用,未到报送时间,涉密或不予公开,分母为零，无法计算"'],
    })
    expect(sheet.getCell(row, 7).dataValidation).toMatchObject({ type: 'decimal', errorStyle: 'warning' })
    expect(sheet.getCell(rowOf('441203'), 8).dataValidation).toBeUndefined()
  })

  it('is refused for another organisation’s filing', async () => {
    await desk.server.person('another', ['reporter'], {
      organisations: ['zhaoqing-fagai'],
      regions: ['441200'],
    })
    expect((await ask(desk.server, `GET ${path}`, await by(desk.server, 'another'))).body.code).toBe(
      'organisation-not-allowed',
    )
  })
})
