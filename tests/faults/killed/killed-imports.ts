import { setTimeout as pause } from 'node:timers/promises'
import type { ImportShown } from '#server/contract/imports.ts'
import { seededRandom } from '#metrics/numbers/seeded-random.ts'
import { callerOf } from '#tests/support/given/demo-meeting.ts'
import { verifyLedger } from '#tests/support/servers/ledger-command.ts'
import { adminPassword } from '#tests/support/servers/server-process.ts'
import {
  uploadCountyHistory,
  openCountyOffice,
  countyHistory,
  type CountyOffice,
} from '#tests/support/given/county-history.ts'
import type { Victim } from './kills/victims.ts'
import { readRows } from './kills/read-rows.ts'

/** An import at a kill, and what is stored of it once the server answers again. */
export interface Remains {
  /** The state of the import before the kill. */
  readonly during: ImportShown['state']
  /** The number of values that were done before the kill. */
  readonly done: number
  /** The number of its values in the database after the kill, by their state. */
  readonly stored: Readonly<Record<string, number>>
}

/** The kills come one after another during checking, storing and releasing. */
const phases = ['checking', 'submitting', 'releasing'] as const

/**
 * Tables of values are uploaded, and the server is killed three times with each: before it answers again, all of a table
 * or none of it is stored.
 * @returns the state after each kill, and whether the ledger is sound at the end
 */
export async function killImports(
  victim: Victim,
  { tables, values, seed }: { readonly tables: number; readonly values: number; readonly seed: number },
): Promise<{ readonly remains: readonly Remains[]; readonly sound: boolean }> {
  const random = seededRandom(String(seed))
  let office = await openCountyOffice(victim.server(), { targets: 20 })
  const remains: Remains[] = []
  for (let turn = 0; turn < tables; turn += 1) {
    const table = await countyHistory(office, values, turn)
    const id = await uploadCountyHistory(victim.server(), office, table, '&check=true')
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

/** All of a table is stored in one state, or none of it. */
export function isAllOrNothing({ stored }: Remains, values: number): boolean {
  const counts = Object.values(stored)
  return counts.length === 0 || (counts.length === 1 && counts[0] === values)
}

/** The number of a table's values by their state; each table brings the next revision of the same cells. */
async function storedOf({ place }: Victim, revision: number): Promise<Record<string, number>> {
  const { observation } = await readRows(place)
  const stored: Record<string, number> = {}
  for (const row of observation)
    if (row.revision === revision) stored[row.state] = (stored[row.state] ?? 0) + 1
  return stored
}

const look = ({ admin }: CountyOffice, id: string) => admin.call<ImportShown>('GET', `/api/imports/${id}`)

/** The first answer in which the import is in this phase and has done enough, or has gone beyond it. */
async function reached(
  office: CountyOffice,
  id: string,
  phase: (typeof phases)[number],
  enough: number,
): Promise<ImportShown> {
  for (;;) {
    const shown = await look(office, id)
    // The progress of a check is told only now and then.
    if (shown.state !== phase || phase === 'checking' || shown.done >= enough) return shown
    await pause(5)
  }
}

async function settled(office: CountyOffice, id: string): Promise<void> {
  while ((await look(office, id)).state.endsWith('ing')) await pause(50)
}
