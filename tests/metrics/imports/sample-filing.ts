import type { FilingExpected } from '#metrics/imports/filled-filing.ts'
import { copiedColumns, filingColumn, filingHeads, type FilingColumn } from '#metrics/imports/filing-sheet.ts'
import type { FilingCellKnown, TypedInput } from '#metrics/imports/filled-row.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { Workbook, WorkbookCell, WorkbookSheet } from '#metrics/reading/workbook.ts'

const input = (text: string, reason: TypedInput['reason'] = null, note = ''): TypedInput => ({
  text,
  reason,
  note,
})
const known = (key: string, change: Partial<FilingCellKnown> = {}): FilingCellKnown => ({
  ...{ key, name: '5G基站', regionName: '肇庆市', unit: '座', locked: '', standing: 0, shown: {} },
  ...change,
})
export const expected: FilingExpected = {
  ...{
    installation: 'f00d',
    filing: 'gongxin-2024-M09',
    organisationName: '肇庆市工信局',
    period: '2024-M09',
  },
  others: { 'stations 441204': '高要区' },
  cells: [
    known('stations 441200'),
    known('stations 441202', { standing: 1, shown: { 1: input('7001', null, '新建') } }),
    known('coverage 441200', {
      name: '覆盖率',
      unit: '%',
      standing: 2,
      shown: { 1: input('94'), 2: input('95') },
    }),
    known('stations 441203', { locked: '已提交', standing: 1, shown: { 1: input('500') } }),
    known('reasons 441200', { standing: 1, shown: { 1: input('', 'not-collected') } }),
    known('withdrawn 441200', { shown: { 1: input('9') } }),
  ],
}

export type Filled = Partial<Record<FilingColumn, WorkbookCell | string | number>>
const cellOf = (value: WorkbookCell | string | number): WorkbookCell =>
  typeof value === 'object'
    ? value
    : { type: typeof value === 'number' ? 'number' : 'text', value: `${value}` }
export const rowOf = (number: number, filled: Filled, hidden = false): WorkbookSheet['rows'][number] => ({
  ...{ number, hidden },
  cells: new Map(
    Object.entries(filled).map(([column, value]) => [filingColumn(column as FilingColumn), cellOf(value)]),
  ),
})

/** The row of a cell as the template has it, but for what is filled in. */
export const rowOfTemplate = (place: number, filled: Filled = {}): Filled => {
  const { key, name, regionName, unit, standing, shown } = expected.cells[place]!
  const { text = '', reason = null, note = '' } = shown[standing] ?? {}
  return {
    ...{ number: place + 1, name, region: regionName, unit },
    ...(text !== '' && { value: Number(text) }),
    ...(reason !== null && { reason: '未开展采集' }),
    ...(note !== '' && { note }),
    ...{ cell: key, basedOn: standing },
    ...filled,
  }
}
/** The sheet with these rows below its head; a row that has a number already keeps it. */
export const filledSheet = (
  ...rows: readonly (Filled | WorkbookSheet['rows'][number])[]
): Partial<WorkbookSheet> => ({
  rows: [
    rowOf(1, { number: '填报表' }),
    rowOf(4, filingHeads(parsePeriod('2024-M09')!)),
    ...rows.map((row, place) => ('cells' in row ? row : rowOf(5 + place, row))),
  ],
})
export const stamp = {
  product: 'xushi',
  layout: 2,
  installation: 'f00d',
  filing: 'gongxin-2024-M09',
  period: '2024-M09',
}
/** The lines of the hidden sheet that keep what rows of the template showed. */
export const copyOf = (...rows: readonly Filled[]) =>
  Object.fromEntries(
    rows.map((row) => [
      row.cell,
      copiedColumns.map((column) => {
        const shown = row[column]
        return typeof shown === 'object' ? shown.value : `${shown ?? ''}`
      }),
    ]),
  )
export const workbook = (change: Partial<WorkbookSheet>, stamped: object = stamp): Workbook => ({
  format: 'xlsx',
  sheets: [
    { ...{ name: '填报', state: 'visible', rows: [], hiddenColumns: [], merged: [] }, ...change },
    {
      ...{ name: '_xushi', state: 'hidden', hiddenColumns: [], merged: [] },
      rows: Object.entries(stamped).map(([key, value], line) => ({
        ...{ number: line + 1, hidden: false },
        cells: new Map(
          [key, value]
            .flat()
            .flatMap((one, place) => (one === undefined ? [] : [[place + 1, cellOf(one as string)]])),
        ),
      })),
    },
  ],
})
