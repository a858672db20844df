import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { openPostgresStore } from './postgres/postgres-store.ts'
import { openSqliteStore } from './sqlite/sqlite-store.ts'
import type { Store } from './store.ts'

/** Where a database is: at `databaseUrl`, or where that is empty, as SQLite in the folder. */
export interface Place {
  readonly databaseUrl: string
  readonly dataFolder: string
}

/** The file of the embedded database. */
export function sqliteFile(dataFolder: string): string {
  return join(dataFolder, 'xushi.db')
}

export function engineAt({ databaseUrl }: Place): Store['engine'] {
  return databaseUrl === '' ? 'sqlite' : 'postgres'
}

/** Opens the database at a place, and brings its schema up to this program's version. */
export function openStore(place: Place, clock: Clock): Promise<Store> {
  return engineAt(place) === 'sqlite'
    ? openSqliteStore({ file: sqliteFile(place.dataFolder), clock })
    : openPostgresStore({ url: place.databaseUrl, clock })
}
