import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { later } from '../clock.ts'
import { sweepHalfReceived } from '../db/files/sweep-half-received.ts'
import { filesFolder } from '../db/open-store.ts'
import { backupsIn, manifestOf } from './manifest.ts'
import { backupsToKeep, type Retention } from './retention.ts'

const day = 24 * 3_600_000

/**
 * Deletes the backups that need not be kept, and files of backups that were interrupted a day ago or earlier. The contents in `files`
 * beside them stay: the ledger only grows, so the newest backup refers to all of them.
 */
export async function rotate(folder: string, keep: Retention, now: string): Promise<void> {
  const backups = await backupsIn(folder)
  const kept = backupsToKeep(backups, keep)
  for (const backup of backups) {
    if (kept.has(backup)) continue
    // The manifest is deleted first: a file without one does not count as a backup.
    await rm(join(folder, manifestOf(backup.file)), { force: true })
    await rm(join(folder, backup.file), { force: true })
  }
  await sweepHalfReceived(filesFolder(folder), later(now, -day))
  for (const name of await readdir(folder)) {
    if (!name.startsWith('.xushi-')) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (mtimeMs < Date.parse(now) - day) await rm(join(folder, name), { recursive: true })
  }
}
