import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { later } from '../../clock.ts'
import { engineAt, type DatabasePlace } from '../../db/open-store.ts'
import { OperatorError } from '../../operator-error.ts'
import { sha256Of } from '../sha256-of.ts'
import type { BackupKey } from './backup-key.ts'
import { openSealed, sealFile, sealOf, type Sealing } from './sealed-file.ts'

const prefix = 'xushi.copy-'
const day = 86_400_000

/** What is bound to the database of a backup: its file's name, which tells the day and the end of the ledger. */
function sealingOf(key: BackupKey, file: string): Sealing {
  return { key, as: `database ${basename(file)}`, formerly: 'database' }
}

/** The folder in which a copy may lie for a moment without encryption: beside SQLite's database, or the system's for temporary files. */
export function workFolder(place: DatabasePlace): string {
  return engineAt(place) === 'sqlite' ? place.dataFolder : tmpdir()
}

/** A path for a copy that is not encrypted yet, or no longer. Copies that a process left behind a day ago or earlier are deleted. */
export async function plainCopyIn(folder: string, now: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of (await readdir(folder)).filter((one) => one.startsWith(prefix))) {
    const { mtimeMs } = await stat(join(folder, name))
    if (mtimeMs < Date.parse(later(now, -day))) await rm(join(folder, name), { force: true })
  }
  return join(folder, prefix + randomUUID())
}

/** Seals a copy for the name that it is to get, and opens what was written to compare it with the copy. */
export async function sealAndCompare(
  plain: string,
  sealed: string,
  { key, name }: { readonly key: BackupKey; readonly name: string },
): Promise<void> {
  const sealing = sealingOf(key, name)
  await sealFile(plain, sealed, sealing)
  const opened = await openSealed(sealed, sealing)
  if (opened === undefined || (await sha256Of(opened)) !== (await sha256Of(plain)))
    throw new OperatorError('加密后的备份打不开，备份作废。请检查备份目录所在的磁盘。')
}

/**
 * Opens a sealed backup into a copy at `plain`. @throws OperatorError where it was sealed with another key, was altered or cut short, or
 * bears another backup's name, and then leaves no copy
 */
export async function openBackup(file: string, plain: string, key: BackupKey): Promise<void> {
  const pieces = await openSealed(file, sealingOf(key, file))
  if (pieces === undefined) throw await wrongKey(file, key)
  const target = await open(plain, 'wx', 0o600)
  try {
    await pipeline(pieces, target.createWriteStream({ flush: true }))
  } catch (error) {
    await rm(plain, { force: true })
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error
    throw new OperatorError(
      `${file} 解不开：文件不完整或被改动，或者不是这个名字的那份备份（文件名须与备份时相同），没有恢复。请换一份备份。`,
    )
  } finally {
    await target.close()
  }
}

/** The refusal of a sealed backup without its key. */
export async function wrongKey(file: string, key: BackupKey | undefined): Promise<OperatorError> {
  const name = (await sealOf(file))?.key
  return new OperatorError(
    key === undefined
      ? `${file} 是加密的备份（钥匙 ${name}）。请用 XUSHI_BACKUP_KEY 给出它的钥匙文件；没有钥匙就恢复不了。`
      : `${file} 是用另一把钥匙（${name}）加密的，XUSHI_BACKUP_KEY 给出的是 ${key.name}，没有恢复。`,
  )
}
