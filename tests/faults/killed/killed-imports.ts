import { setTimeout as pause } from 'node:timers/promises'
import type { ImportShown } from '#server/contract/imports.ts'
import { seededRandom } from '#metrics/numbers/seeded-random.ts'
import { callerOf } from '#tests/support/given/demo-meeting.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { adminPassword } from '#tests/support/servers/server-process.ts'
import {
  handInWide,
  openWideOffice,
  wideHistory,
  type WideOffice,
} from '#tests/support/given/wide-history.ts'
import type { Victim } from './kills/victims.ts'
import { readRows } from './kills/read-rows.ts'

/** What stood of an import when the server answered again after a kill. */
export interface Remains {
  /** What the server was at when it was killed, and how many values it had done. */
  readonly during: ImportShown['state']
  readonly done: number
  /** Its values by their state, as the database has them. */
  readonly stored: Readonly<Record<string, number>>
}

/** Kills one after another in the midst of checking, storing and releasing. */
const phases = ['checking', 'submitting', 'releasing'] as const

/**
 * Hands in tables of so many values, and kills the server thrice with each: before it answers anyone again, all of a table
 * stands or nothing of it. @returns what stood after each kill, and whether the ledger is sound at the end
 */
export async function killImports(
  victim: Victim,
  { tables, values, seed }: { readonly tables: number; readonly values: number; readonly seed: number },
): Promise<{ readonly remains: readonly Remains[]; readonly sound: boolean }> {
  const random = seededRandom(String(seed))
  let office = await openWideOffice(victim.server(), 20)
  const remains: Remains[] = []
  for (let turn = 0; turn < tables; turn += 1) {
    const table = await wideHistory(office, values, turn)
    const id = await handInWide(victim.server(), office, table, '&check=true')
    for (const phase of phases) {
      if (phase === 'submitting') await office.admin.call('POST', `/api/imports/${id}/submit`)
      if (phase === 'releasing') await office.reviewer.call('POST', `/api/imports/${id}/release`)
      const { state, done } = await reached(office, id, phase, random() * values)
      await victim.strike()
      await victim.recover()
      const stored = await storedOf(victim, turn + 1)
      remains.push({ during: state, done, stored })
      office = {
        ...office,
        admin: await callerOf(victim.server(), 'admin', adminPassword),
        reviewer: await callerOf(victim.server(), 'shenhe', office.password),
      }
      await settled(office, id)
    }
  }
  const { dataFolder, databaseUrl } = victim.place
  await victim.strike()
  return { remains, sound: verifyLedger(dataFolder, databaseUrl).passed }
}

/** Whether all of a table stood, in one state, or nothing of it. */
export function isAllOrNothing({ stored }: Remains, values: number): boolean {
  const counts = Object.values(stored)
  return counts.length === 0 || (counts.length === 1 && counts[0] === values)
}

/** Each table brings the next revision of the same cells. */
async function storedOf({ place }: Victim, revision: number): Promise<Record<string, number>> {
  const { observation } = await readRows(place)
  const stored: Record<string, number> = {}
  for (const row of observation)
    if (row.revision === revision) stored[row.state] = (stored[row.state] ?? 0) + 1
  return stored
}

const look = ({ admin }: WideOffice, id: string) => admin.call<ImportShown>('GET', `/api/imports/${id}`)

/** The first look at which it is at that, and far enough, or beyond it. */
async function reached(
  office: WideOffice,
  id: string,
  phase: (typeof phases)[number],
  far: number,
): Promise<ImportShown> {
  for (;;) {
    const shown = await look(office, id)
    // Of a check it is told how far it is only once in a while.
    if (shown.state !== phase || phase === 'checking' || shown.done >= far) return shown
    await pause(5)
  }
}

async function settled(office: WideOffice, id: string): Promise<void> {
  while ((await look(office, id)).state.endsWith('ing')) await pause(50)
}
