import { randomUUID } from 'node:crypto'
import { later } from '../../../clock.ts'
import { connectedInstances, instanceName } from '../../../db/postgres/instances.ts'
import type { Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { allCollectors, collectorById, updateClaimed, updateCollector, type CollectorRow } from './queries.ts'

/** The mark of this process in its claims: after a restart another process may have the same name. */
const processMark = randomUUID()
/** Milliseconds after which a claim no longer holds, whoever has it: many times the longest run. */
const claimHolds = 15 * 60_000

/** The run lost its claim to another, and must store nothing. */
export class ClaimLost extends Error {}

/** A collector that is claimed for a run. */
export interface Claimed {
  readonly row: CollectorRow
  readonly claim: string
}

type Needs = Pick<Deps, 'store' | 'clock'>

/** The time at which a collector is to run; null: it is not. */
export function dueOf({ enabled, nextAt, wantedAt }: CollectorRow): string | null {
  const planned = enabled === 1 ? nextAt : null
  if (wantedAt === null) return planned
  return planned !== null && planned < wantedAt ? planned : wantedAt
}

/** Claims due collectors for a run, at most `most` of them; meanwhile no other instance runs one of these. */
export async function claimDue({ store, clock }: Needs, most: number): Promise<Claimed[]> {
  const now = clock.now()
  const isDue = (row: CollectorRow) => (dueOf(row) ?? '9999') <= now
  if (!(await allCollectors(store.reader)).some((row) => isDue(row))) return []
  const others = (await connectedInstances(store)) ?? []
  const alive = new Set(others.map(({ name }) => name).filter((name) => name !== instanceName))
  return store.write(async (writer) => {
    const claimed: Claimed[] = []
    for (const row of await allCollectors(writer)) {
      if (claimed.length >= most || !isDue(row) || holds(row, alive, now)) continue
      const claim = `${processMark} ${randomUUID()}`
      const taken = { claim, claimedBy: instanceName, claimedAt: now, step: 'reading' }
      await updateCollector(writer, row.id, taken)
      claimed.push({ row: { ...row, ...taken }, claim })
    }
    return claimed
  })
}

/** Whether somebody runs a collector now: a living process, and not for too long. */
function holds(
  { claim, claimedBy, claimedAt }: CollectorRow,
  alive: ReadonlySet<string>,
  now: string,
): boolean {
  if (claim === null || claimedBy === null || claimedAt === null) return false
  if (claimedAt > now || later(claimedAt, claimHolds) < now) return false
  return claimedBy === instanceName ? claim.startsWith(processMark) : alive.has(claimedBy)
}

/** The collector as it stands, while its claim holds. @throws ClaimLost */
export async function requireClaim(writer: Writer, { row, claim }: Claimed): Promise<CollectorRow> {
  const now = await collectorById(writer, row.id)
  if (now?.claim !== claim) throw new ClaimLost()
  return now
}

/** Gives a claim back without a run, as where the server stops; the collector is then due as before. */
export async function releaseClaim({ store }: Pick<Deps, 'store'>, { row, claim }: Claimed): Promise<void> {
  await store.write((writer) =>
    updateClaimed(
      writer,
      { id: row.id, claim },
      { ...{ claim: null, claimedBy: null, claimedAt: null, step: null } },
    ),
  )
}
