import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect, it } from 'vitest'
import { csvRows } from '#server/exchange/csv-text.ts'
import type { Dataset } from '#server/exchange/dataset.ts'
import { peopleCsv } from '#server/exchange/people-csv.ts'
import { peopleXlsx } from '#server/exchange/people-xlsx.ts'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { streamedZip } from '#server/workbooks/streamed-zip.ts'
import { cells, dataset, structure, written } from './sample-dataset.ts'

async function bytesOf(data: Dataset): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of streamedZip(peopleXlsx(data))) parts.push(part)
  return Buffer.concat(parts)
}
const textsOf = (sheet: Awaited<ReturnType<typeof readWorkbook>>['sheets'][number]) =>
  sheet.rows.map(({ cells: row }) => [...row.values()].map(({ value }) => value))

describe('peopleXlsx', () => {
  it('is read by our reader and by another library with the same rows as the CSV', async () => {
    const bytes = await bytesOf(dataset)
    const { sheets } = await readWorkbook({ bytes, name: '审定数据.xlsx' })
    expect(sheets.map(({ name }) => name)).toEqual(['审定数据'])
    const csv = [...csvRows(await written(peopleCsv(dataset)), ',')]
    expect(csv).toHaveLength(cells.length + 1)
    expect(textsOf(sheets[0]!)).toEqual(csv.map((row) => row.filter((text) => text !== '')))
    const other = new Workbook()
    await other.xlsx.load(bytes)
    const sheet = other.getWorksheet('审定数据')!
    expect(sheet.rowCount).toBe(cells.length + 1)
    expect(sheet.getRow(2).getCell(9).value).toBe(6_900)
    expect(sheet.getRow(2).getCell(1).value).toBe('5G基站累计开通数')
  })

  it('tells figures as numbers, and a text that looks like a formula behind a mark', async () => {
    const [first] = structure.dimensions
    const codes = new Map(first!.codes!.codes)
    codes.set('zhaoqing-5g-base-stations', { id: 'zhaoqing-5g-base-stations', name: '=1+1 <甲> & "乙"' })
    const renamed = {
      ...structure,
      dimensions: [{ ...first!, codes: { ...first!.codes!, codes } }, ...structure.dimensions.slice(1)],
    }
    const bytes = await bytesOf({ structure: renamed, cells: () => [cells.slice(0, 1)] })
    const { sheets } = await readWorkbook({ bytes, name: 'a.xlsx' })
    const row = [...sheets[0]!.rows[1]!.cells.values()]
    expect(row[0]).toEqual({ type: 'text', value: `'=1+1 <甲> & "乙"` })
    expect(row.filter(({ type }) => type === 'number').map(({ value }) => value)).toEqual(
      // The figure, its decimals, its revision and its ledger sequence.
      ['6900', '0', '1', '101'],
    )
  })

  it('gives out what is there before the rest is read, and lets go where nobody takes more', async () => {
    let [read, ended] = [0, false]
    const endless: Dataset = {
      structure,
      *cells() {
        try {
          for (;;) {
            read += 1
            yield cells
          }
        } finally {
          ended = true
        }
      },
    }
    let bytes = 0
    for await (const part of streamedZip(peopleXlsx(endless))) {
      bytes += part.length
      if (bytes > 300_000) break
    }
    expect(read).toBeGreaterThan(100)
    await expect.poll(() => ended).toBe(true)
  })

  it('writes a head alone where there is no figure', async () => {
    const { sheets } = await readWorkbook({
      bytes: await bytesOf({ structure, cells: () => [] }),
      name: 'a.xlsx',
    })
    expect(sheets[0]!.rows).toHaveLength(1)
  })
})
