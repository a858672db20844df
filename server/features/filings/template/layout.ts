/** The sheet that is filled, and the one that says what the workbook is of, which no menu of Excel or WPS shows. */
export const sheetNames = { filled: '填报', stamp: '_xushi' } as const

/** Raised where a workbook made before would be read otherwise than it was meant. */
export const layoutVersion = 1

/** The row of the head; the cells of the filing follow it, one a row. */
export const headRow = 4

/** The columns in their order; `open` are those that are filled. */
export const columns = [
  { key: 'number', width: 6 },
  { key: 'name', width: 38 },
  { key: 'region', width: 12 },
  { key: 'unit', width: 8 },
  { key: 'yearBefore', width: 14 },
  { key: 'previous', width: 14 },
  { key: 'value', width: 16, open: true },
  { key: 'reason', width: 20, open: true },
  { key: 'note', width: 44, open: true },
  { key: 'state', width: 10 },
  { key: 'countingRule', width: 40 },
  { key: 'cell', width: 10, hidden: true },
  { key: 'basedOn', width: 10, hidden: true },
] as const

export type ColumnKey = (typeof columns)[number]['key']

/** Of the column, counted from 1. */
export function columnOf(key: ColumnKey): number {
  return columns.findIndex((column) => column.key === key) + 1
}

/** A figure that may be missing, with the digits that it is shown with. */
export interface ShownFigure {
  readonly value: number
  readonly decimals: number
}

export interface TemplateCell {
  readonly indicator: string
  readonly region: string
  /** The revision that the workbook shows; 0: none yet. */
  readonly basedOn: number
  readonly name: string
  readonly regionName: string
  readonly unit: string
  readonly yearBefore: ShownFigure | null
  readonly previous: ShownFigure | null
  /** As a person would type it: 158/166, 超过21; a figure alone is a number. */
  readonly value: string | number | null
  readonly reason: string
  readonly note: string
  readonly state: string
  /** It may be filled. */
  readonly open: boolean
  /** Its value is a share, which may be typed as a division. */
  readonly share: boolean
  readonly mayBeNegative: boolean
  readonly countingRule: string
}

/** All that the workbook of a filing says. */
export interface Template {
  readonly filing: string
  readonly period: string
  /** Entry of the ledger up to which its figures are known. */
  readonly sequence: number
  readonly title: string
  readonly lines: readonly [string, string]
  /** What stands at the head of each column, in their order. */
  readonly heads: Readonly<Record<ColumnKey, string>>
  readonly reasons: readonly string[]
  readonly cells: readonly TemplateCell[]
}
