import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate as migrateOnSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as migrateOnPostgres } from 'drizzle-orm/node-postgres/migrator'
import type { Db } from './store.ts'

/** The database was made by a newer program; opening it with this one could damage it. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  constructor() {
    super(
      '数据库由更新版本的序时创建，本版本不能打开。请升级程序，或换用本版本创建的数据库（XUSHI_DATA、DATABASE_URL）。',
    )
  }
}

/** The schema of the database is older than this program's, and the command must not change it. */
export class OlderDatabaseError extends Error {
  override readonly name = 'OlderDatabaseError'
  constructor() {
    super('数据库的结构比本程序旧。请先用本程序启动一次服务，它会自动升级；或改用升级之前的程序。')
  }
}

/** Brings the schema up to this program's version. @throws NewerDatabaseError */
export function migrateSqlite(db: Db): void {
  refuseNewer('sqlite', appliedOnSqlite(db))
  migrateOnSqlite(db, { migrationsFolder: folderOf('sqlite') })
}

/** Checks that the schema is this program's, for those who only read. @throws NewerDatabaseError, OlderDatabaseError */
export function requireSchemaOnSqlite(db: Db): void {
  requireNewest('sqlite', appliedOnSqlite(db))
}

/** The time at which the newest applied migration was made, in milliseconds; undefined where there is none. */
function appliedOnSqlite(db: Db): number | undefined {
  if (!db.get(sql`select 1 from sqlite_master where name = '__drizzle_migrations'`)) return undefined
  const newest = sql`select max(created_at) as applied from __drizzle_migrations`
  return db.get<{ applied: number | null }>(newest).applied ?? undefined
}

/**
 * Brings the schema of PostgreSQL up to this program's version, on a connection that keeps other instances from migrating. @throws
 * NewerDatabaseError
 */
export async function migratePostgres(db: NodePgDatabase): Promise<void> {
  refuseNewer('postgres', await appliedOnPostgres(db))
  await migrateOnPostgres(db, { migrationsFolder: folderOf('postgres') })
}

/** Checks that the schema of PostgreSQL is this program's. @throws NewerDatabaseError, OlderDatabaseError */
export async function requireSchemaOnPostgres(db: NodePgDatabase): Promise<void> {
  requireNewest('postgres', await appliedOnPostgres(db))
}

async function appliedOnPostgres(db: NodePgDatabase): Promise<number | undefined> {
  const { rows: tables } = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as name`)
  if (tables[0]?.['name'] === null) return undefined
  const newest = sql`select max(created_at) as applied from drizzle.__drizzle_migrations`
  const { rows } = await db.execute<{ applied: number | null }>(newest)
  return rows[0]?.applied ?? undefined
}

type Engine = 'sqlite' | 'postgres'

function folderOf(engine: Engine): string {
  return fileURLToPath(new URL(`./migrations/${engine}`, import.meta.url))
}

/** The migrations that this program knows. A database identifies those applied only by the milliseconds at which they were made. */
export function knownMigrations(engine: Engine): readonly { when: number; tag: string }[] {
  const journal = readFileSync(`${folderOf(engine)}/meta/_journal.json`, 'utf8')
  return (JSON.parse(journal) as { entries: { when: number; tag: string }[] }).entries
}

/** All statements of the migrations that this program knows. */
export function migrationsOf(engine: Engine): string {
  return knownMigrations(engine)
    .map(({ tag }) => readFileSync(`${folderOf(engine)}/${tag}.sql`, 'utf8'))
    .join('\n')
}

function newestMigrationOf(engine: Engine): number {
  return Math.max(...knownMigrations(engine).map(({ when }) => when))
}

function refuseNewer(engine: Engine, applied = 0): void {
  if (applied > newestMigrationOf(engine)) throw new NewerDatabaseError()
}

function requireNewest(engine: Engine, applied = 0): void {
  refuseNewer(engine, applied)
  if (applied < newestMigrationOf(engine)) throw new OlderDatabaseError()
}
