import { formatPeriod, shiftPeriod, type Period } from '../period.ts'

/** The sheet that people fill, and the one that identifies the workbook, which no menu of Excel or WPS shows. */
export const filingSheetNames = { filled: '填报', stamp: '_xushi' } as const

/** The version of the layout; it is raised where an earlier workbook would be read wrongly. */
export const filingLayout = 2

/** The row of the heads; the cells of the filing follow it, one in each row. */
export const filingHeadRow = 4

/** The columns in their order; `open` ones are filled by people. */
export const filingColumns = [
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

export type FilingColumn = (typeof filingColumns)[number]['key']

/** The number of a column, counted from 1. */
export function filingColumn(key: FilingColumn): number {
  return filingColumns.findIndex((column) => column.key === key) + 1
}

/** The heading of each column. */
export function filingHeads(period: Period): Readonly<Record<FilingColumn, string>> {
  const said = (one: Period) => formatPeriod(one, 'zh')
  return {
    ...{ number: '序号', name: '指标', region: '地区', unit: '计量单位' },
    yearBefore: `上年同期（${said({ ...period, year: period.year - 1 })}）`,
    previous: `上期（${said(shiftPeriod(period, -1))}）`,
    value: `本期（${said(period)}）`,
    ...{ reason: '没有数值的原因', note: '说明', state: '状态', countingRule: '口径' },
    ...{ cell: '编号', basedOn: '稿次' },
  }
}

/** The contents of the hidden sheet, which identify the workbook. */
export interface FilingStamp {
  readonly product: 'xushi'
  readonly layout: number
  /** The first hash of the ledger of the installation that made it. */
  readonly installation: string
  readonly filing: string
  readonly period: string
  /** The ledger entry up to which its figures are known. */
  readonly sequence: number
}

/** The columns of which the hidden sheet keeps what the template showed, so that a change of a locked cell is seen. */
export const copiedColumns = [
  ...(['name', 'region', 'unit', 'yearBefore', 'previous'] as const),
  ...(['value', 'reason', 'note', 'state', 'countingRule'] as const),
] satisfies readonly FilingColumn[]

/** A figure as a person types it: 158/166, 超过21; empty where there is none. */
export function typedText({
  value,
  numerator,
  denominator,
  bound,
}: {
  readonly value: string | number | null
  readonly numerator: string | number | null
  readonly denominator: string | number | null
  readonly bound: string | null
}): string {
  if (value === null) return ''
  const figure = numerator !== null && denominator !== null ? `${numerator}/${denominator}` : `${value}`
  return bound === 'lower' ? `超过${figure}` : figure
}
