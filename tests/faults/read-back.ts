import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ObservationItem } from '#server/contract/observations.ts'

/** One value with all that was posted of it. */
export type PostedValue = Pick<ObservationItem, 'indicator' | 'region' | 'period'> & {
  readonly value: unknown
  readonly note: string | null
}

/** The same as one text. */
export function valueText({ indicator, region, period, value, note }: PostedValue): string {
  return [indicator, region, period, value, note].join(' ')
}

/** What a database file holds, read without the server's own code. */
export interface Stored {
  readonly values: ReadonlySet<string>
  /** Sequences of observations that no ledger entry tells of, and of entries whose observation is not there. */
  readonly rowsWithoutEntry: readonly number[]
  readonly entriesWithoutRow: readonly number[]
}

export function readBack(data: string): Stored {
  const database = new Database(join(data, 'xushi.db'), { readonly: true })
  const sequences = (sql: string) => database.prepare<[], number>(sql).pluck().all()
  const rows = database
    .prepare<[], PostedValue>('select indicator, region, period, value, note from observation')
    .all()
  const stored = {
    values: new Set(rows.map(valueText)),
    rowsWithoutEntry: sequences(
      `select sequence from observation o where not exists (
         select 1 from ledger l where l.sequence = o.sequence and l.kind like 'observation.%'
           and l.subject like o.indicator || '/' || o.region || '/' || o.period || '%')`,
    ),
    entriesWithoutRow: sequences(
      `select sequence from ledger l where kind like 'observation.%'
         and not exists (select 1 from observation o where o.sequence = l.sequence)`,
    ),
  }
  database.close()
  return stored
}
