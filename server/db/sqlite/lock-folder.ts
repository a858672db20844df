import { chmodSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock } from '../../clock.ts'
import { OperatorError } from '../../operator-error.ts'
import { makeDataFolder } from './make-folder.ts'
import { refuseUnwritable } from './sqlite-store.ts'

/** Releases the folder; the end of the process does so too. */
export interface LockedFolder {
  release(): void
}

/**
 * Holds a data folder for one server, because two servers on one file would not notice each other's writes. The lock is SQLite's own on a
 * small separate database: it ends with the process, and does not keep commands from the data. @throws OperatorError where the folder may
 * not be written, or another server holds it
 */
export function lockFolder(folder: string, clock: Clock): LockedFolder {
  makeDataFolder(resolve(folder))
  refuseUnwritable(join(resolve(folder), 'xushi.db'))
  const file = join(folder, 'xushi.lock')
  const client = new Database(file, { timeout: 0 })
  try {
    chmodSync(file, 0o600)
    begin(client)
    sign(client, clock)
    return { release: () => void client.close() }
  } catch (error) {
    const holder = isBusy(error) ? holderOf(client) : undefined
    client.close()
    if (!isBusy(error)) throw error
    throw new OperatorError(
      `数据目录 ${folder} 已有一个序时服务在用${holder ?? ''}，同一个目录只能有一个。请先停掉它，或用 XUSHI_DATA 换一个目录。`,
    )
  }
}

/** Takes the lock for writing; others can still read who holds the folder. */
const begin = (client: Database.Database) => void client.exec('BEGIN IMMEDIATE')

/** Writes who holds the folder, and takes the lock again. On a full disk the name is missing. */
function sign(client: Database.Database, clock: Clock): void {
  try {
    client.exec('CREATE TABLE IF NOT EXISTS holder (host TEXT, pid INTEGER, since TEXT); DELETE FROM holder')
    client.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(hostname(), process.pid, clock.now())
    client.exec('COMMIT')
  } catch (error) {
    if (!(error instanceof Database.SqliteError && error.code === 'SQLITE_FULL')) throw error
    if (client.inTransaction) client.exec('ROLLBACK')
  }
  begin(client)
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function holderOf(client: Database.Database): string | undefined {
  try {
    const row = client.prepare('SELECT host, pid, since FROM holder').get() as
      { host: string; pid: number; since: string } | undefined
    return row && `（主机 ${row.host}，进程 ${row.pid}，自 ${row.since.slice(0, 19).replace('T', ' ')} 起）`
  } catch {
    return undefined
  }
}
