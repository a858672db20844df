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
  const migrationsFolder = folderOf('sqlite')
  if (db.get(sql`select 1 from sqlite_master where name = '__drizzle_migrations'`)) {
    const { applied } = db.get<{ applied: number | null }>(
      sql`select max(created_at) as applied from __drizzle_migrations`,
    )
    refuseNewer(migrationsFolder, applied)
  }
  migrateOnSqlite(db, { migrationsFolder })
}

/** The same on PostgreSQL, on a connection that keeps other instances from migrating meanwhile. @throws NewerDatabaseError */
export async function migratePostgres(db: NodePgDatabase): Promise<void> {
  const migrationsFolder = folderOf('postgres')
  const { rows: tables } = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as name`)
  if (tables[0]?.['name'] !== null) {
    const { rows } = await db.execute<{ applied: number | null }>(
      sql`select max(created_at) as applied from drizzle.__drizzle_migrations`,
    )
    refuseNewer(migrationsFolder, rows[0]?.applied ?? null)
  }
  await migrateOnPostgres(db, { migrationsFolder })
}

function folderOf(engine: 'sqlite' | 'postgres'): string {
  return fileURLToPath(new URL(`./migrations/${engine}`, import.meta.url))
}

/** `applied`: when the newest migration in the database was made, in milliseconds; null where there is none. */
function refuseNewer(folder: string, applied: number | null): void {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[]
  }
  const newest = Math.max(...journal.entries.map((entry) => entry.when))
  if (applied !== null && applied > newest) throw new NewerDatabaseError()
}
