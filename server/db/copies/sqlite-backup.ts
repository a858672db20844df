import { existsSync } from 'node:fs'
import { chmod, copyFile } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { OperatorError } from '../../operator-error.ts'
import type { BackupEngine } from './backup-engine.ts'
import { copyIntoNewSqlite } from './copy-into-new.ts'
import { filesFolder, sqliteFile } from '../open-store.ts'
import { openSqliteSnapshot } from './snapshot.ts'
import { contentsOnDisk } from '../files/contents-on-disk.ts'
import type { FileContents } from '../files/file-contents.ts'
import { copyFiles } from '../files/copy-files.ts'
import { filesReferredTo } from '../files/file-rows.ts'

/** Pages of 4 kB that are copied between two turns of the event loop. */
const step = 1_000

/** Backups of the embedded database: one file, which is itself a database. */
export const sqliteBackup: BackupEngine = {
  ending: 'db',

  copy: async ({ dataFolder }, file, beside) => {
    const from = sqliteFile(dataFolder)
    if (!existsSync(from)) throw new OperatorError(`没有数据库：${from}。请用 XUSHI_DATA 指定数据目录。`)
    await unlessDamaged(from, () => copyWhileInUse(from, file))
    const copy = new Database(file)
    // In this mode SQLite needs no log beside the file, so the file alone is the database.
    copy.pragma('journal_mode = DELETE')
    copy.close()
    await unlessDamaged(from, () => copyFilesBeside(file, dataFolder, beside))
  },

  read: async (file, beside, look) => {
    await requireIntegrity(file)
    const snapshot = await openSqliteSnapshot(file)
    try {
      return await look(snapshot.reader, beside)
    } finally {
      await snapshot.close()
    }
  },

  restore: async (file, beside, place, clock, settle) => {
    await requireIntegrity(file)
    const begin = async (target: string) => {
      await copyFile(file, target)
      await chmod(target, 0o600)
    }
    return copyIntoNewSqlite(place, {
      clock,
      begin,
      fill: async (store, kept) => {
        const settled = await settle(store, beside)
        await copyFiles(await filesReferredTo(store.reader), beside, kept)
        return settled
      },
    })
  },
}

async function copyFilesBeside(file: string, dataFolder: string, beside: FileContents): Promise<void> {
  const snapshot = await openSqliteSnapshot(file)
  try {
    await copyFiles(await filesReferredTo(snapshot.reader), contentsOnDisk(filesFolder(dataFolder)), beside)
  } finally {
    await snapshot.close()
  }
}

async function copyWhileInUse(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true })
  try {
    // This transaction lasts for the whole copy: without it each commit of the server would start the copy again. Writers do not wait for
    // it.
    source.exec('BEGIN; SELECT 1 FROM sqlite_master')
    await source.backup(to, { progress: () => step })
  } finally {
    source.close()
  }
}

/** Checks the file with SQLite. @throws OperatorError with the first fault */
async function requireIntegrity(file: string): Promise<void> {
  await unlessDamaged(file, async () => {
    const client = new Database(file, { readonly: true, fileMustExist: true })
    try {
      const found = client.pragma('integrity_check(1)', { simple: true })
      if (found !== 'ok') throw damaged(file, String(found))
    } finally {
      client.close()
    }
  })
}

/**
 * Runs work on a file. SQLite throws where the file is no database or lacks pages, before its own check is reached. @throws OperatorError
 */
async function unlessDamaged(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code))) throw error
    throw damaged(file, error.message)
  }
}

function damaged(file: string, reason: string): OperatorError {
  return new OperatorError(`数据库文件已损坏：${file}：${reason}`)
}
