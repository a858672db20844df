import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { insertInto, type Row } from './insert-into.ts'

/** What the barest means of storing the rows took. */
export interface Bare {
  /** Commits a second. */
  readonly rate: number
  /** Milliseconds of this process's processor time a commit. */
  readonly processor: number
}

/**
 * Commits a second of the bare driver (WAL, synchronous=FULL) for the rows that the newest `count` posts made in
 * `file`: each post's ledger entry, observation and decision in one transaction of prepared inserts, on the same disk.
 */
export function bareCommits(file: string, count: number): Bare {
  const source = new Database(file, { readonly: true })
  const entries = source.prepare('select * from ledger order by sequence desc limit ?').all(count) as Row[]
  const observations = source
    .prepare('select * from observation order by sequence desc limit ?')
    .all(count) as Row[]
  const decisions = source
    .prepare('select * from decision order by sequence desc limit ?')
    .all(count) as Row[]
  const definitions = source
    .prepare(
      "select sql from sqlite_master where tbl_name in ('ledger', 'observation', 'decision') and sql is not null",
    )
    .pluck()
    .all() as string[]
  source.close()

  const folder = mkdtempSync(join(dirname(file), 'bare-'))
  const target = new Database(join(folder, 'bare.db'))
  target.pragma('journal_mode = WAL')
  target.pragma('synchronous = FULL')
  for (const definition of definitions) target.exec(definition)
  const insertEntry = insertInto(target, 'ledger', entries[0]!)
  const insertObservation = insertInto(target, 'observation', observations[0]!)
  const insertDecision = insertInto(target, 'decision', decisions[0]!)
  const commit = target.transaction((index: number) => {
    insertEntry.run(entries[index]!)
    insertObservation.run(observations[index]!)
    insertDecision.run(decisions[index]!)
  })

  const [before, begun] = [process.cpuUsage(), performance.now()]
  for (let index = count - 1; index >= 0; index -= 1) commit.immediate(index)
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(before)
  target.close()
  rmSync(folder, { recursive: true })
  return { rate: count / seconds, processor: (user + system) / 1_000 / count }
}
