import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Db } from './store.ts'

const folder = fileURLToPath(new URL('./migrations/sqlite', import.meta.url))

/** The database was made by a newer program; opening it here could damage it. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  constructor() {
    super(
      '数据库由更新版本的序时创建，本版本不能打开。请升级程序，或换用本版本创建的数据目录（XUSHI_DATA）。',
    )
  }
}

/** Brings the schema up to this program's version. @throws NewerDatabaseError */
export function migrateSqlite(db: Db): void {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[]
  }
  const newest = Math.max(...journal.entries.map((entry) => entry.when))
  const exists = db.get(sql`select 1 from sqlite_master where name = '__drizzle_migrations'`)
  if (exists) {
    const { applied } = db.get<{ applied: number | null }>(
      sql`select max(created_at) as applied from __drizzle_migrations`,
    )
    if (applied !== null && applied > newest) throw new NewerDatabaseError()
  }
  migrate(db, { migrationsFolder: folder })
}
