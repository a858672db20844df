/** The facts that decide which meeting follows which. */
interface InSeries {
  readonly id: string
  readonly series: string
  /** The day of the meeting, and the reference date of its picture. */
  readonly date: string
  readonly at: string
  readonly scopes: readonly string[]
}

/**
 * The frozen meetings that a meeting follows, in the given order: of its series and one of its scopes, of an earlier day, and with a
 * reference date that is not later. A meeting of no series (ad-hoc) follows none. Rule J-1.
 */
export function earlierMeetings<Meeting extends InSeries & { readonly snapshots: readonly unknown[] }>(
  meetings: readonly Meeting[],
  { id, series, date, at, scopes }: InSeries,
): Meeting[] {
  if (series === 'ad-hoc') return []
  return meetings.filter(
    (other) =>
      other.id !== id &&
      other.series === series &&
      other.date < date &&
      other.at <= at &&
      other.snapshots.length > 0 &&
      other.scopes.some((scope) => scopes.includes(scope)),
  )
}
