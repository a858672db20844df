import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'

/**
 * The promptness of an organisation for one period. `missing`: its deadline passed and cells are missing; `not-due`: cells are missing,
 * and there is time. `undated`: all cells have values, but not by the organisation's own report, such as published or demo figures, so
 * that no day of reporting is known.
 */
export type Promptness = 'on-time' | 'late' | 'missing' | 'not-due' | 'undated'

/** The cells owed by one deadline, as numbers. */
export interface DuePart {
  readonly deadline: string
  readonly owed: number
  /** The number of returned cells. */
  readonly returned: number
  /** The days of their first submissions, whatever was decided later; null: not by the organisation's own report. */
  readonly submitted: readonly { readonly on: string | null; readonly cells: number }[]
}

/** The standing of an organisation with one period. */
export interface FilingTimeliness {
  readonly promptness: Promptness
  /** The first deadline of its cells. */
  readonly deadline: string
  readonly owed: number
  readonly late: number
  readonly missing: number
  readonly returned: number
  /** Working days from the deadline until the last cell was reported, or until the reference date; null when nothing is late or missing. */
  readonly daysLate: number | null
}

/** The standing of an organisation with one period; the day of the deadline is in time. Rules D-1, D-3. */
export function filingTimeliness(
  parts: readonly DuePart[],
  at: string,
  calendar: Calendar,
): FilingTimeliness {
  let [owed, late, missing, open, returned, reported] = [0, 0, 0, 0, 0, 0]
  let daysLate: number | null = null
  const lateUntil = (deadline: string, day: string) => {
    daysLate = Math.max(daysLate ?? 0, workingDaysBetween(deadline, day, calendar))
  }
  for (const part of parts) {
    const known = part.submitted.filter(({ on }) => on === null || on <= at)
    const there = known.reduce((sum, { cells }) => sum + cells, 0)
    // Cells of a region for which the indicator is no longer collected have values without being owed.
    const lacking = Math.max(0, part.owed - there)
    owed += part.owed
    returned += part.returned
    if (part.deadline < at) missing += lacking
    else open += lacking
    if (part.deadline < at && lacking > 0) lateUntil(part.deadline, at)
    for (const { on, cells } of known) {
      if (on === null) continue
      reported += cells
      if (on <= part.deadline) continue
      late += cells
      lateUntil(part.deadline, on)
    }
  }
  const standing = { missing, late, open, reported }
  const deadline = parts.map((part) => part.deadline).sort()[0] ?? at
  return { promptness: promptnessOf(standing), deadline, owed, late, missing, returned, daysLate }
}

function promptnessOf({
  missing,
  late,
  open,
  reported,
}: Readonly<Record<'missing' | 'late' | 'open' | 'reported', number>>): Promptness {
  if (missing > 0) return 'missing'
  if (late > 0) return 'late'
  if (open > 0) return 'not-due'
  return reported > 0 ? 'on-time' : 'undated'
}

/** 报送及时率: reported by the deadline ÷ due or reported; null while there are none. Rule D-3. */
export function promptRate(standings: readonly Pick<FilingTimeliness, 'promptness'>[]): number | null {
  const count = (...which: readonly Promptness[]) =>
    standings.filter(({ promptness }) => which.includes(promptness)).length
  const due = count('on-time', 'late', 'missing')
  return due === 0 ? null : count('on-time') / due
}
