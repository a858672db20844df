import type { Calendar } from '../calendar/calendar.ts'
import { workingDaysBetween } from '../calendar/calendar.ts'
import { collectedPeriods } from './collection.ts'
import { deadlineOf } from './deadline.ts'
import type { Deadline } from './deadline.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { formatPeriod, lastPeriodEndedBy } from '../period.ts'
import type { Period } from '../period.ts'

/** `not-due`: ended, not submitted, and the deadline has not passed. */
export type Promptness = 'on-time' | 'late' | 'overdue' | 'not-due'

export interface PromptPeriod {
  readonly period: Period
  readonly deadline: Deadline
  readonly promptness: Promptness
  /** Working days after the deadline, until submitted or until now; null when on time or not due. */
  readonly daysLate: number | null
}

export interface Timeliness {
  /** Every collected period that has ended, oldest first. */
  readonly periods: readonly PromptPeriod[]
  /** Periods whose deadline has passed, or that were submitted by then. */
  readonly due: number
  readonly onTime: number
  /** On time ÷ due, 0…1; null while nothing is due. */
  readonly rate: number | null
}

interface TimelinessInput {
  readonly indicator: Pick<Indicator, 'frequency' | 'januaryMerged' | 'reportDays'>
  readonly from: Period
  /** Reference date, `YYYY-MM-DD`. */
  readonly at: string
  /** Submissions, whatever came of them; the first of a period counts. */
  readonly submitted: readonly { readonly period: Period; readonly on: string }[]
  readonly calendar: Calendar
}

/**
 * 报送及时率: which periods were submitted by their deadline; the deadline itself is in time. Null for a series that
 * nobody owes. No page shows it yet; where one does, this is how it is reckoned. Rules D-1 to D-3.
 */
export function timelinessOf({
  indicator,
  from,
  at,
  submitted,
  calendar,
}: TimelinessInput): Timeliness | null {
  const first = new Map<string, string>()
  for (const { period, on } of submitted) {
    const key = formatPeriod(period, 'sdmx')
    const known = first.get(key)
    if (on <= at && (known === undefined || on < known)) first.set(key, on)
  }
  const periods: PromptPeriod[] = []
  for (const period of collectedPeriods(indicator, from, lastPeriodEndedBy(at, indicator.frequency))) {
    const deadline = deadlineOf(period, indicator, calendar)
    if (deadline === null) return null
    const on = first.get(formatPeriod(period, 'sdmx'))
    const promptness = promptnessOf(deadline.date, on, at)
    const isLate = promptness === 'late' || promptness === 'overdue'
    const daysLate = isLate ? workingDaysBetween(deadline.date, on ?? at, calendar) : null
    periods.push({ period, deadline, promptness, daysLate })
  }
  const due = periods.filter(({ promptness }) => promptness !== 'not-due').length
  const onTime = periods.filter(({ promptness }) => promptness === 'on-time').length
  return { periods, due, onTime, rate: due === 0 ? null : onTime / due }
}

function promptnessOf(deadline: string, on: string | undefined, at: string): Promptness {
  if (on !== undefined) return on <= deadline ? 'on-time' : 'late'
  return deadline < at ? 'overdue' : 'not-due'
}
