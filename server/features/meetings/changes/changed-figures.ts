import type { BoardRow } from '../../../contract/board.ts'
import type { MeetingChanges } from '../../../contract/meeting-changes.ts'

/** Rows of a picture whose light, value or gap is another in later rows; of a target without a later row the later three are null. */
export function changedFigures(
  before: readonly BoardRow[],
  later: ReadonlyMap<string, BoardRow>,
): MeetingChanges['changes'] {
  return before.flatMap((row) => {
    const now = later.get(row.target)
    if (now && now.light === row.light && now.value === row.value && now.gap === row.gap) return []
    const { target, name, region, unit, decimals, light, value, gap } = row
    const after = { lightNow: now?.light ?? null, valueNow: now?.value ?? null, gapNow: now?.gap ?? null }
    return [{ target, name, region, unit, decimals, light, value, gap, ...after }]
  })
}
