/** The numbers of days, of weeks and of months that each keep their newest backup. */
export interface Retention {
  readonly days: number
  readonly weeks: number
  readonly months: number
}

/**
 * The backups to keep: the newest one, and the newest of each of the last days, weeks (from Monday) and months that have one. A time
 * without backups therefore deletes none. `at` is an instant in Shanghai time.
 */
export function backupsToKeep<Backup extends { readonly at: string }>(
  backups: readonly Backup[],
  { days, weeks, months }: Retention,
): Set<Backup> {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const kept = new Set(newestFirst.slice(0, 1))
  for (const [number, nameOf] of [
    [days, dayOf],
    [weeks, weekOf],
    [months, monthOf],
  ] as const) {
    const spans = Map.groupBy(newestFirst, ({ at }) => nameOf(at))
    for (const [newest] of [...spans.values()].slice(0, number)) kept.add(newest!)
  }
  return kept
}

const dayOf = (at: string) => at.slice(0, 10)
const monthOf = (at: string) => at.slice(0, 7)

/** The Monday of a day's week. */
function weekOf(at: string): string {
  const day = new Date(`${dayOf(at)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
