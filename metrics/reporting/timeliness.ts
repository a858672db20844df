import { workingDaysBetween, type Calendar } from '../calendar/calendar.ts'

/**
 * How promptly an organisation reported what it owes for one period: `missing` where its deadline passed without all of it; `not-due`: not
 * all of it is there, and there is time. `undated`: all is there, but not by the organisation's own report, such as published or demo
 * figures, of which nobody knows when they were due to be told.
 */
export type Promptness = 'on-time' | 'late' | 'missing' | 'not-due' | 'undated'

/** What is owed by one deadline, in figures. */
export interface DuePart {
  readonly deadline: string
  readonly owed: number
  /** Figures that stand returned. */
  readonly returned: number
  /** On which days they were submitted first, whatever came of it; null: not by the organisation's own report. */
  readonly submitted: readonly { readonly on: string | null; readonly cells: number }[]
}

/** An organisation's standing with one period. */
export interface FilingTimeliness {
  readonly promptness: Promptness
  /** The first day by which anything of it is owed. */
  readonly deadline: string
  readonly owed: number
  readonly late: number
  readonly missing: number
  readonly returned: number
  /** Working days after the deadline until the last of it came, or until now; null when nothing is late or missing. */
  readonly daysLate: number | null
}

/** How an organisation stands with what it owes for one period; the deadline itself is in time. Rules D-1, D-3. */
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
    // Of a region that the figure is no longer collected for, some are there and not owed.
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

/** 报送及时率: reported by the deadline ÷ due or reported; null while nothing is. Rule D-3. */
export function promptRate(standings: readonly Pick<FilingTimeliness, 'promptness'>[]): number | null {
  const count = (...which: readonly Promptness[]) =>
    standings.filter(({ promptness }) => which.includes(promptness)).length
  const due = count('on-time', 'late', 'missing')
  return due === 0 ? null : count('on-time') / due
}
