import { formatGap, formatShare, roundKeeping } from '#metrics/numbers/display-digits.ts'
import { formatFigure, formatQuantity, THIN_SPACE } from '#metrics/numbers/quantity.ts'
import { meets } from '#metrics/catalogue/target.ts'
import { lightWord } from '#metrics/wording/judging/lights.ts'
import type { DocumentSource, KeyedFigure } from './source.ts'

export type SourceRow = DocumentSource['targets'][number]

const nothing = '—'

/** The lead organisations of a target, the first named one first (H-5); without one, the organisation that reports the indicator. */
export function leadersOf({
  organisation,
  organisationName,
  alsoLedBy = [],
}: SourceRow): readonly { readonly id: string; readonly name: string }[] {
  return [{ id: organisation, name: organisationName }, ...alsoLedBy]
}

/** The figures of a target as documents print them, each with its key. */
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
    /** The gap without its unit, which the head of its column names. */
    gap: figure('gap', row.gap === null ? nothing : formatGap(row.gap).split(THIN_SPACE)[0]!),
    light: figure('light', lightWord(row.light)),
  }
}

/** The target value alone, for pictures from before commitments were kept. */
function statedFigure({ targetValue, unit, decimals }: SourceRow, place: number): KeyedFigure {
  return { key: `targets/${place}/targetValue`, text: formatQuantity(targetValue, unit, decimals) }
}

/** The reached figure with its unit; it has more digits where rounding would change the verdict. */
function reachedText(row: SourceRow): string {
  const value = row.achieved ?? row.value
  if (value === null) return nothing
  const { comparator, targetValue, high, unit } = row
  const commitment = {
    comparator,
    value: String(targetValue),
    ...(high !== null && { high: String(high) }),
    // A target with neither 不少于 nor 不超过 counts as missed by a figure below it.
    indicator: { direction: 'higher' as const },
  }
  const figure = formatFigure(roundKeeping(value, row.decimals, (shown) => meets(commitment, shown)))
  return unit === '' ? figure : `${figure}${THIN_SPACE}${unit}`
}
