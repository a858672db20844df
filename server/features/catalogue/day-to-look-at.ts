import type { RecordChanged } from '#metrics/consequences/judged-changes.ts'
import { addDays } from '#metrics/period/civil-date.ts'

/** What begins on a day, and a document with the day on which it was signed. */
interface Dated {
  readonly from?: string
  readonly signed?: string
}

/**
 * The day on which it shows what changes turn: today, or the first on which all of them are in force; of a document whose day is
 * another, the one next to today that lies between both. Rule Z-12.
 */
export function dayToLookAt(changes: readonly RecordChanged[], today: string): string {
  const days = changes.map((change) =>
    change.kind === 'document' ? betweenDays(change, today) : firstDay(change, today),
  )
  return days.sort().at(-1) ?? today
}

function firstDay({ after }: RecordChanged, today: string): string {
  const { from = today } = (after ?? {}) as Dated
  return from > today ? from : today
}

/** Documents that amend from different days differ from the earlier one to the day before the later one. */
function betweenDays({ before, after }: RecordChanged, today: string): string {
  const [old, next] = [before, after] as [Dated | null, Dated | null]
  if (old === null) return next?.signed !== undefined && next.signed > today ? next.signed : today
  if (next === null || old.signed === next.signed) return today
  const [first = '', last = today] = [old.signed ?? '', next.signed ?? ''].sort()
  if (first > today) return first
  return last > today ? today : addDays(last, -1)
}
