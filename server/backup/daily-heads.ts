import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LedgerHead } from '../db/ledger/ledger.ts'
import type { Anchor } from '../records/anchors.ts'
import { backupsIn } from './manifest.ts'

/** What every day's end of the ledger is written down in, a line each: `2024-10-31T03:50:00.000+08:00 115:3fa9…`. */
const fileName = 'ledger-heads.txt'

/** Writes down where the ledger ends, in the folder of the backups, which lies outside the database. */
export async function noteDailyHead(folder: string, { at, sequence, hash }: LedgerHead): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await appendFile(join(folder, fileName), `${at} ${sequence}:${hash}\n`, { mode: 0o600, flush: true })
}

/** Where the ledger ended, as the manifests of backups and the days' lines in their folder tell it. */
export async function anchorsIn(folder: string): Promise<Anchor[]> {
  const manifests = await backupsIn(folder)
  return [
    ...manifests.map((one) => ({ ...one, from: `备份 ${one.file} 的清单` })),
    ...(await dailyHeads(folder)),
  ]
}

/** A folder that is not there has none; a line that a full disk cut short tells nothing. */
async function dailyHeads(folder: string): Promise<Anchor[]> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [, at, sequence, hash] = /^(\S+) (\d{1,15}):([0-9a-f]{64})$/.exec(line) ?? []
    if (at === undefined || sequence === undefined || hash === undefined) return []
    return [{ at, sequence: Number(sequence), hash, from: `${fileName} ${at.slice(0, 10)} 那一行` }]
  })
}
