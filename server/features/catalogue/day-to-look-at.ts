import type { RecordChanged } from '#metrics/consequences/judged-changes.ts'
import { addDays } from '#metrics/period/civil-date.ts'

/** A record that is in force from a day on, or a document with the day on which it was signed. */
interface Dated {
  readonly from?: string
  readonly signed?: string
}

/**
 * The day on which the consequences of changes show: today, or the first day on which all of them are in force. For a document that gets
 * another day, it is the day between its old and new day that is nearest to today. Rule Z-12.
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

/**
 * The day nearest to today among those between the old and the new day of a document: on any other day the targets that it amends are the
 * same by either. A new document is looked at on its day, but not before today.
 */
function betweenDays({ before, after }: RecordChanged, today: string): string {
  const [old, next] = [before, after] as [Dated | null, Dated | null]
  if (old === null) return next?.signed !== undefined && next.signed > today ? next.signed : today
  if (next === null || old.signed === next.signed) return today
  const [first = '', last = today] = [old.signed ?? '', next.signed ?? ''].sort()
  if (first > today) return first
  return last > today ? today : addDays(last, -1)
}
