import { kindOf } from './pasted-cell.ts'
import { headerKind, namedPeriod } from './pasted-header.ts'
import { bodyStart, type LaidOut } from './pasted-layout.ts'

/** Words that narrow the figures to less than their name tells: 端州区（不含高新区）. */
const narrowing = /不含|不包[括含]|不计|不统计|未含|未包|除.{1,12}?外|剔除|扣除|[仅只](?:含|限|计|统计|包)/

/** A region named by its level alone, unlike any row of the sheet. */
const whole = /^(?:全[国省市县区]|[国省市县区]本级|城区|市辖区)(?:合计|总计|小计)?$/

export interface Sheet {
  readonly period: string
  /** Names of the regions that are neither a region of the sheet nor one above it. */
  readonly otherRegions: readonly string[]
}

/** Doubts from the words around the figures: another period, a narrowed scope, another region. */
export function doubtsAround(table: LaidOut, headers: readonly string[], sheet: Sheet): string[] {
  const title = titleOfOther(table, headers, sheet.period)
  const words = wordsAround(table)
  const narrowed = words.find((cell) => narrowing.test(cell))
  const isOther = (cell: string) => sheet.otherRegions.some((name) => cell.includes(name))
  const other = titles(table).find(isOther)
  const above =
    other === undefined ? headerCells(table).find((cell) => isOther(cell) || whole.test(cell)) : undefined
  return [
    ...(title === undefined ? [] : [`表题“${title}”写的不是本期`]),
    ...(narrowed === undefined ? [] : [`表中写着“${narrowed}”，范围可能与本单的口径不同`]),
    ...(other === undefined || other === narrowed ? [] : [`表题“${other}”写的不是本单的地区`]),
    ...(above === undefined || above === narrowed ? [] : [`表头“${above}”写的不是本单的地区`]),
  ]
}

/** The texts of lines without a figure; names that the sheet knows and headers of other columns are left out. */
function wordsAround({ cells, found }: LaidOut): string[] {
  return cells.flatMap((line, at) =>
    line.some((cell) => kindOf(cell) === 'figure')
      ? []
      : line.filter(
          (cell, column) => !found[at]?.[column] && !['other', 'note'].includes(headerKind(cell, '')),
        ),
  )
}

/** Titles of the table: lines above it with a single cell, or with the unit. */
function titles({ cells, first, matrix }: LaidOut): string[] {
  const above = cells.slice(0, Math.min(bodyStart(cells, first), matrix ?? Infinity)).filter((line) => {
    const filled = line.filter((cell) => cell !== '')
    return filled.length === 1 || filled.some((cell) => /单位[:：]/.test(cell))
  })
  return above.flat().filter((cell) => cell !== '')
}

/** The cells above the figures that are not names of the sheet. */
function headerCells({ cells, found, first, matrix }: LaidOut): string[] {
  return cells
    .slice(0, bodyStart(cells, first))
    .flatMap((line, at) => (at === matrix ? [] : line.filter((_, column) => !found[at]?.[column])))
}

/** A title with another period than the sheet's, where no header names the sheet's period. */
function titleOfOther(table: LaidOut, headers: readonly string[], period: string): string | undefined {
  if (headers.some((header) => namedPeriod(header, period) === 'this')) return undefined
  return titles(table).find((cell) => !/日期|时间/.test(cell) && namedPeriod(cell, period) === 'other')
}
