import Type, { type Static } from 'typebox'
import { Instant, Sequence } from '../../contract/scalars.ts'
import { ledgerAhead } from '../../clock-check.ts'
import { reasonOf } from '../../db/database-errors.ts'
import { ledgerHead } from '../../db/ledger/ledger.ts'
import type { Deps } from '../../deps.ts'

/** The milliseconds from which a ledger ahead of the clock is reported; the clocks of instances differ by less. */
export const tellAhead = 60_000

export const Health = Type.Object({
  status: Type.Enum(['ok', 'failing'] as const),
  sequence: Sequence,
  version: Type.String(),
  database: Type.Enum(['sqlite', 'postgres'] as const),
  /** Present where the ledger's last entry is later than this clock: one clock was wrong. The server works all the same. */
  clock: Type.Optional(Type.Object({ ledgerAt: Instant, aheadSeconds: Type.Integer() })),
  /** Jobs whose last attempt failed and that have not succeeded since. The server works all the same. */
  failedJobs: Type.Optional(Type.Array(Type.String())),
  /** The number of messages that could not be delivered and are no longer tried. */
  undelivered: Type.Optional(Type.Integer()),
  failing: Type.Optional(
    Type.Object({
      /** `writing`: the database can be read but not written. */
      part: Type.Enum(['database', 'writing'] as const),
      reason: Type.String(),
      /** The time of the last answer, or of the first refused write, where it is known. */
      since: Type.Optional(Instant),
    }),
  ),
})
export type Health = Static<typeof Health>

type HealthDeps = Pick<Deps, 'store' | 'clock' | 'version' | 'jobs' | 'outbox'>

/** Health checks share one look at the database while it is under way, because anyone may ask. */
export function sharedHealth(deps: HealthDeps): () => Promise<Health> {
  let looking: Promise<Health> | undefined
  return () => (looking ??= health(deps).finally(() => (looking = undefined)))
}

/** Whether the server can work: it reads the end of the ledger from disk, and writes now and then. */
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
  // A database that does not answer must not keep the monitor waiting.
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
