import Type, { type Static } from 'typebox'
import { Instant, Sequence } from '../../contract/scalars.ts'
import { ledgerAhead } from '../../clock-check.ts'
import { reasonOf } from '../../db/database-errors.ts'
import { ledgerHead } from '../../db/ledger/ledger.ts'
import type { Deps } from '../../deps.ts'

/** From so many milliseconds on, a ledger that is ahead of the clock is told of; the clocks of instances differ by less. */
export const tellAhead = 60_000

export const Health = Type.Object({
  status: Type.Enum(['ok', 'failing'] as const),
  sequence: Sequence,
  version: Type.String(),
  database: Type.Enum(['sqlite', 'postgres'] as const),
  /** The ledger's last entry is later than this clock shows: one was wrong. Nothing fails by it. */
  clock: Type.Optional(Type.Object({ ledgerAt: Instant, aheadSeconds: Type.Integer() })),
  /** Jobs whose last attempt failed, with nothing done since. The server does its other work all the same. */
  failedJobs: Type.Optional(Type.Array(Type.String())),
  /** Messages that could not be delivered and are no longer tried. */
  undelivered: Type.Optional(Type.Integer()),
  failing: Type.Optional(
    Type.Object({
      /** `writing`: it is read, and takes no writes. */
      part: Type.Enum(['database', 'writing'] as const),
      reason: Type.String(),
      /** Of the last answer, or of the first write refused, where that is known. */
      since: Type.Optional(Instant),
    }),
  ),
})
export type Health = Static<typeof Health>

type HealthDeps = Pick<Deps, 'store' | 'clock' | 'version' | 'jobs' | 'outbox'>

/** Who asks while another's look is under way shares it: anyone may ask, and each look is work for the database. */
export function sharedHealth(deps: HealthDeps): () => Promise<Health> {
  let looking: Promise<Health> | undefined
  return () => (looking ??= health(deps).finally(() => (looking = undefined)))
}

/** Whether the server can do its work: found by reading the end of the ledger from disk, and by writing now and then. */
async function health({ store, clock, version, jobs, outbox }: HealthDeps): Promise<Health> {
  const head = store.head()
  const ahead = ledgerAhead(head, clock.now())
  const known = {
    sequence: head.sequence,
    version,
    database: store.engine,
    ...(ahead >= tellAhead && {
      clock: { ledgerAt: head.at, aheadSeconds: Math.round(ahead / 1_000) },
    }),
  }
  const away = store.away()
  // A database that keeps silent would keep the monitor waiting.
  if (away) return { ...known, status: 'failing', failing: { part: 'database', ...away } }
  try {
    const { sequence } = await ledgerHead(store.reader)
    const [failed, undelivered] = await Promise.all([jobs.failing(), outbox.givenUp()])
    const found = {
      ...known,
      sequence,
      ...(failed.length > 0 && { failedJobs: failed }),
      ...(undelivered > 0 && { undelivered }),
    }
    const unwritable = await store.unwritable()
    return unwritable
      ? { ...found, status: 'failing', failing: { part: 'writing', ...unwritable } }
      : { ...found, status: 'ok' }
  } catch (error) {
    return { ...known, status: 'failing', failing: { part: 'database', reason: reasonOf(error) } }
  }
}
