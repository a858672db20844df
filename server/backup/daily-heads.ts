import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LedgerHead } from '../db/ledger/ledger.ts'
import type { Anchor } from '../records/anchors.ts'
import { backupsIn } from './manifest.ts'

/** The file with the end of the ledger of every day, a line each: `2024-10-31T03:50:00.000+08:00 115:3fa9…`. */
const fileName = 'ledger-heads.txt'

/** Writes the end of the ledger into the folder of backups, which is outside the database. */
export async function noteDailyHead(folder: string, { at, sequence, hash }: LedgerHead): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await appendFile(join(folder, fileName), `${at} ${sequence}:${hash}\n`, { mode: 0o600, flush: true })
}

/** The ends of the ledger in a folder of backups, from its manifests and from the file of daily ends. */
export async function anchorsIn(folder: string): Promise<Anchor[]> {
  const manifests = await backupsIn(folder)
  return [
    ...manifests.map((one) => ({ ...one, from: `备份 ${one.file} 的清单` })),
    ...(await dailyHeads(folder)),
  ]
}

/** The daily ends of a folder. A missing folder has none, and a line that a full disk cut short is skipped. */
async function dailyHeads(folder: string): Promise<Anchor[]> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [, at, sequence, hash] = /^(\S+) (\d{1,15}):([0-9a-f]{64})$/.exec(line) ?? []
    if (at === undefined || sequence === undefined || hash === undefined) return []
    return [{ at, sequence: Number(sequence), hash, from: `${fileName} ${at.slice(0, 10)} 那一行` }]
  })
}
