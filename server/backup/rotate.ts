import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { later } from '../clock.ts'
import { sweepHalfReceived } from '../db/files/sweep-half-received.ts'
import { filesFolder } from '../db/open-store.ts'
import { backupsIn, manifestOf } from './manifest.ts'
import { backupsToKeep, type Retention } from './retention.ts'

const day = 24 * 3_600_000

/**
 * Deletes the backups that need not be kept, and what backups that were killed left behind a day ago. The files beside them
 * stay: a ledger only grows, so the newest backup refers to all that the earlier ones do.
 */
export async function rotate(folder: string, keep: Retention, now: string): Promise<void> {
  const backups = await backupsIn(folder)
  const kept = backupsToKeep(backups, keep)
  for (const backup of backups) {
    if (kept.has(backup)) continue
    // The manifest goes first: a file without one counts as no backup.
    await rm(join(folder, manifestOf(backup.file)))
    await rm(join(folder, backup.file), { force: true })
  }
  await sweepHalfReceived(filesFolder(folder), later(now, -day))
  for (const name of await readdir(folder)) {
    if (!name.startsWith('.xushi-')) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (mtimeMs < Date.parse(now) - day) await rm(join(folder, name), { recursive: true })
  }
}
