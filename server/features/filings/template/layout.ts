import type { FilingColumn, FilingStamp } from '#metrics/imports/filing-sheet.ts'

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
  readonly stamp: FilingStamp
  readonly title: string
  readonly lines: readonly [string, string]
  /** What stands at the head of each column, in their order. */
  readonly heads: Readonly<Record<FilingColumn, string>>
  readonly reasons: readonly string[]
  readonly cells: readonly TemplateCell[]
}
