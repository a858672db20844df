import type { FilingColumn, FilingStamp } from '#metrics/imports/filing-sheet.ts'

/** A figure, and the number of its decimals. */
export interface ShownFigure {
  readonly value: number
  readonly decimals: number
  /** P, R or 终, behind the figure; empty: none. */
  readonly mark: string
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
  /** The value as a person types it: 158/166, 超过21; a plain figure is a number. */
  readonly value: string | number | null
  readonly reason: string
  readonly note: string
  readonly state: string
  /** Whether the cell may be filled. */
  readonly open: boolean
  /** Whether the value is a share, which may be typed as a division. */
  readonly share: boolean
  readonly mayBeNegative: boolean
  readonly countingRule: string
}

/** The contents of the workbook of a filing. */
export interface Template {
  readonly stamp: FilingStamp
  readonly title: string
  /** The two lines of instructions beneath the title. */
  readonly lines: readonly [string, string]
  /** The heading of each column. */
  readonly heads: Readonly<Record<FilingColumn, string>>
  /** The reasons to choose from where a cell has no value. */
  readonly reasons: readonly string[]
  readonly cells: readonly TemplateCell[]
}
