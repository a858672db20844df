import Type, { type Static } from 'typebox'
import { Instant, Sequence } from '../../contract/scalars.ts'
import { reasonOf } from '../../db/database-refusal.ts'
import { ledgerHead } from '../../db/ledger.ts'
import type { Deps } from '../../deps.ts'

export const Health = Type.Object({
  status: Type.Enum(['ok', 'failing'] as const),
  sequence: Sequence,
  version: Type.String(),
  database: Type.Enum(['sqlite', 'postgres'] as const),
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

/** Who asks while another's look is under way shares it: anyone may ask, and each look is work for the database. */
export function sharedHealth(deps: Pick<Deps, 'store' | 'version'>): () => Promise<Health> {
  let looking: Promise<Health> | undefined
  return () => (looking ??= health(deps).finally(() => (looking = undefined)))
}

/** Whether the server can do its work: found by reading the end of the ledger from disk, and by writing now and then. */
async function health({ store, version }: Pick<Deps, 'store' | 'version'>): Promise<Health> {
  const known = { sequence: store.head().sequence, version, database: store.engine }
  const away = store.away()
  // A database that keeps silent would keep the monitor waiting.
  if (away) return { ...known, status: 'failing', failing: { part: 'database', ...away } }
  try {
    const { sequence } = await ledgerHead(store.reader)
    const unwritable = await store.unwritable()
    return unwritable
      ? { ...known, status: 'failing', sequence, failing: { part: 'writing', ...unwritable } }
      : { ...known, status: 'ok', sequence }
  } catch (error) {
    return { ...known, status: 'failing', failing: { part: 'database', reason: reasonOf(error) } }
  }
}
