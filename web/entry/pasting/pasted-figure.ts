import { isScale } from '#metrics/numbers/quantity.ts'
import { isUnitOf, kindOf, notFigureWords, withTableUnit } from './pasted-cell.ts'
import type { BodyLine } from './pasted-lines.ts'
import type { NamedRow, RowNames } from './pasted-names.ts'
import { typedAbsence } from '#metrics/wording/figures/typed-absence.ts'

/** A figure of a table with the row that its names mean. A figure without a row, or with a reason, is left over. */
export interface PastedFigure {
  readonly label: string
  readonly row: NamedRow | undefined
  readonly text: string
  readonly note: string
  readonly why: string | undefined
}

export function pastedFigure(
  line: BodyLine,
  names: RowNames,
  text: string,
  note: string,
  tableUnit: string | undefined,
): PastedFigure {
  const rows = line.named ? names.rowsOf(line.name) : []
  const row = rows.length === 1 ? rows[0] : undefined
  const left = (why: string | undefined): PastedFigure => ({ label: line.label, row, text, note, why })
  if (line.named && rows.length > 1)
    return left(
      line.name.name === undefined
        ? '这个地区有几项指标，表中没有写明'
        : `有 ${rows.length} 个地区填这项指标，表中没有写明地区`,
    )
  if (!row) return left(undefined)
  if (typedAbsence(text)) return left(undefined)
  if (kindOf(text) !== 'figure') return left(notFigureWords(text))
  const scaled = tableUnit !== undefined && !isUnitOf(tableUnit, row.unit) && line.name.unit === undefined
  const known = scaled && !isScale(tableUnit) ? undefined : tableUnit
  if (scaled && known === undefined && /^\S{1,6}$/.test(tableUnit) && tableUnit !== row.unit)
    return left(`表中的单位是“${tableUnit}”，本指标以“${row.unit}”计`)
  const full = withTableUnit(text, known, row.unit)
  if (full === undefined) return left(`表中的单位是“${known}”，本指标以“${row.unit}”计`)
  return { ...left(undefined), text: full }
}
