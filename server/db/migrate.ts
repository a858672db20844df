import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate as migrateOnSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as migrateOnPostgres } from 'drizzle-orm/node-postgres/migrator'
import type { Db } from './store.ts'

/** The database was made by a newer program; opening it here could damage it. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  constructor() {
    super(
      '数据库由更新版本的序时创建，本版本不能打开。请升级程序，或换用本版本创建的数据库（XUSHI_DATA、DATABASE_URL）。',
    )
  }
}

/** Brings the schema up to this program's version. @throws NewerDatabaseError */
export function migrateSqlite(db: Db): void {
  if (db.get(sql`select 1 from sqlite_master where name = '__drizzle_migrations'`)) {
    const { applied } = db.get<{ applied: number | null }>(
      sql`select max(created_at) as applied from __drizzle_migrations`,
    )
    refuseNewer('sqlite', applied)
  }
  migrateOnSqlite(db, { migrationsFolder: folderOf('sqlite') })
}

/** The same on PostgreSQL, on a connection that keeps other instances from migrating meanwhile. @throws NewerDatabaseError */
export async function migratePostgres(db: NodePgDatabase): Promise<void> {
  const { rows: tables } = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as name`)
  if (tables[0]?.['name'] !== null) {
    const { rows } = await db.execute<{ applied: number | null }>(
      sql`select max(created_at) as applied from drizzle.__drizzle_migrations`,
    )
    refuseNewer('postgres', rows[0]?.applied ?? null)
  }
  await migrateOnPostgres(db, { migrationsFolder: folderOf('postgres') })
}

function folderOf(engine: 'sqlite' | 'postgres'): string {
  return fileURLToPath(new URL(`./migrations/${engine}`, import.meta.url))
}

/** The migrations that this program knows; a database knows those it has had only by when they were made, in milliseconds. */
export function knownMigrations(engine: 'sqlite' | 'postgres'): readonly { when: number; tag: string }[] {
  const journal = readFileSync(`${folderOf(engine)}/meta/_journal.json`, 'utf8')
  return (JSON.parse(journal) as { entries: { when: number; tag: string }[] }).entries
}

/** `applied`: when the newest migration in the database was made; null where there is none. */
function refuseNewer(engine: 'sqlite' | 'postgres', applied: number | null): void {
  const newest = Math.max(...knownMigrations(engine).map(({ when }) => when))
  if (applied !== null && applied > newest) throw new NewerDatabaseError()
}
