import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { insertInto, type Row } from '../load/insert-into.ts'
import { rowsOfPosts, tablesOfPosts, type RowsOfPost } from '../load/rows-of-posts.ts'

/** The figures of storing the rows by the barest means. */
export interface Bare {
  /** Commits per second. */
  readonly rate: number
  /** Milliseconds of this process's processor time per commit. */
  readonly processor: number
}

/**
 * The bare driver (WAL, synchronous=FULL) commits the rows that the newest `count` posts made in `file`: each post's
 * ledger entry, observation and decision in one transaction of prepared inserts, on the same disk.
 */
export function bareCommits(file: string, count: number): Bare {
  const source = new Database(file, { readonly: true })
  const newest = (table: string) =>
    source.prepare(`select * from ${table} order by sequence desc limit ?`).all(count) as Row[]
  const posts = rowsOfPosts(tablesOfPosts.map(newest))
  const definitions = source
    .prepare(
      `select sql from sqlite_master where tbl_name in (${tablesOfPosts.map(() => '?').join()}) and sql is not null`,
    )
    .pluck()
    .all(...tablesOfPosts) as string[]
  source.close()

  const folder = mkdtempSync(join(dirname(file), 'bare-'))
  const target = new Database(join(folder, 'bare.db'))
  target.pragma('journal_mode = WAL')
  target.pragma('synchronous = FULL')
  for (const definition of definitions) target.exec(definition)
  const inserts = tablesOfPosts.map((table, place) => insertInto(target, table, posts[0]![place]!))
  const commit = target.transaction((post: RowsOfPost) => {
    for (const [place, insert] of inserts.entries()) insert.run(post[place]!)
  })

  const [before, begun] = [process.cpuUsage(), performance.now()]
  for (const post of posts) commit.immediate(post)
  const seconds = (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(before)
  target.close()
  rmSync(folder, { recursive: true })
  return { rate: count / seconds, processor: (user + system) / 1_000 / count }
}
