import { filingHeads, filingLayout } from '#metrics/imports/filing-sheet.ts'
import { readFilledFiling, type FilingExpected } from '#metrics/imports/filled-filing.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { Template } from '#server/features/filings/template/layout.ts'
import { run } from '#server/features/filings/template/write-workbook.ts'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { filledByLibreOffice } from '../documents/fill-by-libreoffice.ts'

const period = '2024-M09'

/** An empty template with a number of cells, and the server's facts about them. */
function templateOf(count: number): { readonly template: Template; readonly expected: FilingExpected } {
  const stamp = { installation: 'f00d', filing: `gongxin-${period}`, period }
  const places = Array.from({ length: count }, (_, place) => place)
  const named = (place: number) => ({ name: `指标 ${place}`, regionName: '肇庆市', unit: '座' })
  return {
    template: {
      stamp: { product: 'xushi', layout: filingLayout, sequence: 1, ...stamp },
      ...{ title: '填报表', lines: ['', ''], heads: filingHeads(parsePeriod(period)!) },
      reasons: ['未开展采集', '不适用'],
      cells: places.map((place) => ({
        ...{ ...named(place), indicator: `i-${place}`, region: '441200', basedOn: 0 },
        ...{
          yearBefore: null,
          previous: { value: 1000.5, decimals: 1, mark: '' },
          value: null,
          reason: '',
          note: '',
        },
        ...{ state: '未填', open: true, share: false, mayBeNegative: false, countingRule: '' },
      })),
    },
    expected: {
      ...{ ...stamp, organisationName: '工信局', others: {} },
      cells: places.map((place) => ({
        ...{ key: `i-${place} 441200`, ...named(place), locked: '', standing: 0, shown: {} },
      })),
    },
  }
}

const kinds = 10
const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'N']

/**
 * LibreOffice fills the rows of a template in turn with the figures, reasons and slips of people.
 * @returns what was read of each row
 */
export async function filledInOffice(count: number): Promise<readonly string[]> {
  const { template, expected } = templateOf(count)
  const edits = template.cells.flatMap((_, place) => {
    const typed = (column: string, text: string) => ({ sheet: '填报', cell: `${column}${place + 5}`, text })
    return [
      [typed('G', `${7000 + place}.5`), typed('I', `新建 ${place} 座`)],
      [typed('G', `超过${place}`)],
      [typed('H', '不适用')],
      [typed('G', '=1200+1')],
      [typed('F', '99')],
      [typed('G', '１７２')],
      [typed('G', "'39")],
      [typed('G', '=1/0')],
      [typed('G', '0.78万')],
      [],
    ][place % kinds]!
  })
  const bytes = await filledByLibreOffice(await run(template), edits)
  const found = readFilledFiling(await readWorkbook({ bytes, name: '1.xlsx' }), expected)
  if ('refused' in found) throw new Error(found.refused)
  const words = new Map<string, string>([
    ...found.changes.map(({ place, value, reason, note }) => {
      const figure = value ? `${value.bound ?? ''}${value.value}` : reason
      return [place, `${figure}${note === '' ? '' : `, ${note}`}`] as const
    }),
    ...found.notTaken.map(({ place, why }) => [place, why.slice(0, 3)] as const),
  ])
  return template.cells.map(
    (_, place) =>
      columns.flatMap((column) => words.get(`${column}${place + 5}`) ?? []).join(' ') || 'nothing',
  )
}

/** The rows that are to be read of a template that was filled in this way. */
export function toBeRead(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, place) =>
      [
        ...[`${7000 + place}.5, 新建 ${place} 座`, `lower${place}`, 'not-applicable', '是公式', '“上期'],
        ...['172', '39', '是公式', '本指标', 'nothing'],
      ][place % kinds]!,
  )
}
