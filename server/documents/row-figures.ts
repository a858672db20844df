import { formatGap, formatShare, roundKeeping } from '#metrics/numbers/display-digits.ts'
import { formatFigure, formatQuantity, THIN_SPACE } from '#metrics/numbers/quantity.ts'
import { meets } from '#metrics/catalogue/target.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import type { DocumentSource, KeyedFigure } from './source.ts'

export type SourceRow = DocumentSource['targets'][number]

const nothing = '—'

/** Who leads a target, the first named first (H-5); where nobody does, who reports its indicator. */
export function leadersOf({
  organisation,
  organisationName,
  alsoLedBy = [],
}: SourceRow): readonly { readonly id: string; readonly name: string }[] {
  return [{ id: organisation, name: organisationName }, ...alsoLedBy]
}

/** The figures of the place-th target as documents print them, each with its key. */
export function rowFigures(row: SourceRow, place: number) {
  const figure = (field: keyof SourceRow, text: string): KeyedFigure => ({
    key: `targets/${place}/${field}`,
    text,
  })
  const measured = row.distance === null ? 'completion' : 'distance'
  const share = row[measured]
  return {
    reached: figure(row.achieved === null ? 'value' : 'achieved', reachedText(row)),
    commitment:
      row.commitment === undefined ? statedFigure(row, place) : figure('commitment', row.commitment),
    completion: figure(measured, share === null ? nothing : formatShare(share)),
    schedule: figure('schedule', row.schedule === null ? nothing : formatShare(row.schedule)),
    /** Without its unit, which the head of its column names. */
    gap: figure('gap', row.gap === null ? nothing : formatGap(row.gap).split(THIN_SPACE)[0]!),
    light: figure('light', lightWord(row.light)),
  }
}

/** What a snapshot of before commitments were kept states: the figure alone. */
function statedFigure({ targetValue, unit, decimals }: SourceRow, place: number): KeyedFigure {
  return { key: `targets/${place}/targetValue`, text: formatQuantity(targetValue, unit, decimals) }
}

/** The reached figure with its unit; more digits where rounding would change the verdict. */
function reachedText(row: SourceRow): string {
  const value = row.achieved ?? row.value
  if (value === null) return nothing
  const { comparator, targetValue, high, unit } = row
  const commitment = {
    comparator,
    value: String(targetValue),
    ...(high !== null && { high: String(high) }),
    // Of what says neither 不少于 nor 不超过, a figure short of the target stays short of it.
    indicator: { direction: 'higher' as const },
  }
  const figure = formatFigure(roundKeeping(value, row.decimals, (shown) => meets(commitment, shown)))
  return unit === '' ? figure : `${figure}${THIN_SPACE}${unit}`
}
