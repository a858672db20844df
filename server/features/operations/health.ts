import Type, { type Static } from 'typebox'
import { Sequence } from '../../contract/scalars.ts'
import { ledgerHead } from '../../db/ledger.ts'
import type { Deps } from '../../deps.ts'

export const Health = Type.Object({
  status: Type.Enum(['ok', 'failing'] as const),
  sequence: Sequence,
  version: Type.String(),
  database: Type.Enum(['sqlite', 'postgres'] as const),
  failing: Type.Optional(Type.Object({ part: Type.Enum(['database'] as const), reason: Type.String() })),
})
export type Health = Static<typeof Health>

/** Whether the server can do its work: it is asked by reading the end of the ledger from disk. */
export async function health({ store, version }: Pick<Deps, 'store' | 'version'>): Promise<Health> {
  const known = { sequence: store.head().sequence, version, database: store.engine }
  try {
    const { sequence } = await ledgerHead(store.reader)
    return { ...known, status: 'ok', sequence }
  } catch (error) {
    return { ...known, status: 'failing', failing: { part: 'database', reason: reasonOf(error) } }
  }
}

/** The innermost reason: what wraps it repeats the statement. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : reasonOf(error.cause)
}
