import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql, type SQL } from 'drizzle-orm'
import { knownMigrations } from '../migrate.ts'
import type { Store } from '../store.ts'

export interface DatabaseFacts {
  readonly version: string
  readonly bytes: number
  /** Free bytes on the disk that holds the file; null where the database is not a local file. */
  readonly freeBytes: number | null
  /** The last applied migration, and the time at which it was made, in milliseconds since the epoch. */
  readonly migration: string
  readonly migrationMade: number
}

/** The queries of each engine; `file` is the file of SQLite. */
const questions: Readonly<
  Record<Store['engine'], Readonly<Record<'version' | 'bytes' | 'migrated' | 'file', SQL>>>
> = {
  sqlite: {
    version: sql`sqlite_version()`,
    bytes: sql`(select page_count * page_size from pragma_page_count(), pragma_page_size())`,
    migrated: sql`(select max(created_at) from __drizzle_migrations)`,
    file: sql`(select file from pragma_database_list() where name = 'main')`,
  },
  postgres: {
    version: sql`current_setting('server_version')`,
    bytes: sql`pg_database_size(current_database())`,
    migrated: sql`(select max(created_at) from drizzle.__drizzle_migrations)`,
    file: sql`null`,
  },
}

export async function databaseFacts({
  engine,
  reader: { db },
}: Pick<Store, 'engine' | 'reader'>): Promise<DatabaseFacts> {
  const { version, bytes, migrated, file } = questions[engine]
  const [row] = await db
    .select({
      version: sql<string>`${version}`,
      bytes: sql<number>`${bytes}`,
      migrated: sql<number>`${migrated}`,
      file: sql<string | null>`${file}`,
    })
    .from(sql`(select 1) as once`)
  const { version: said, bytes: size, migrated: made, file: path } = row!
  return {
    version: said,
    bytes: size,
    freeBytes: path === null ? null : await freeBytesAt(path),
    migration: knownMigrations(engine).find(({ when }) => when === made)?.tag ?? String(made),
    migrationMade: made,
  }
}

/** The bytes that an ordinary account may still write on the disk. */
async function freeBytesAt(file: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize
}
