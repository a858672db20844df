import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { contentsInDatabase, readContentsIn } from './files/contents-in-database.ts'
import { contentsOnDisk } from './files/contents-on-disk.ts'
import type { FileContents, ReadableContents } from './files/file-contents.ts'
import { openPostgresStore } from './postgres/postgres-store.ts'
import { openSqliteStore } from './sqlite/sqlite-store.ts'
import type { Reader, Store } from './store.ts'

/** The place of a database: `databaseUrl`, or where that is empty, SQLite in the folder. */
export interface DatabasePlace {
  readonly databaseUrl: string
  readonly dataFolder: string
}

/** The file of the embedded database. */
export function sqliteFile(dataFolder: string): string {
  return join(dataFolder, 'xushi.db')
}

/** The folder of the embedded database's files. */
export function filesFolder(dataFolder: string): string {
  return join(dataFolder, 'files')
}

export function engineAt({ databaseUrl }: DatabasePlace): Store['engine'] {
  return databaseUrl === '' ? 'sqlite' : 'postgres'
}

/** Opens the database at a place, and brings its schema up to this program's version. */
export function openStore(place: DatabasePlace, clock: Clock): Promise<Store> {
  return engineAt(place) === 'sqlite'
    ? openSqliteStore({ file: sqliteFile(place.dataFolder), clock })
    : openPostgresStore({ url: place.databaseUrl, clock })
}

/** The file contents of a database, for reading. */
export function readableContents(place: DatabasePlace, reader: Reader): ReadableContents {
  return engineAt(place) === 'sqlite' ? contentsOnDisk(filesFolder(place.dataFolder)) : readContentsIn(reader)
}

/** The file contents of an open database. */
export function fileContents(store: Store, { dataFolder }: DatabasePlace, clock: Clock): FileContents {
  return store.engine === 'sqlite'
    ? contentsOnDisk(filesFolder(dataFolder))
    : contentsInDatabase(store, clock)
}
