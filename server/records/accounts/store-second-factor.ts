import { eq } from 'drizzle-orm'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Writer } from '../../db/store.ts'
import { digestOfSecret } from './secret-digest.ts'

/** One-time codes as they are kept; recovery codes by their hashes. */
interface SecondFactor {
  readonly secondFactor: string
  readonly secondFactorAt: string
  /** The step of time of the last code that was taken: none up to it is taken again. */
  readonly secondFactorStep: number
  readonly recoveryCodes: readonly string[]
}

/** Stores the one-time codes of a person, or, with null, that there are none, together with the entry. */
export async function storeSecondFactor(
  writer: Writer,
  actor: string,
  id: string,
  factor: SecondFactor | null,
): Promise<LedgerEntry> {
  const none = { secondFactor: null, secondFactorAt: null, secondFactorStep: null, recoveryCodes: null }
  const { person } = writer.tables
  const row = factor ? { ...factor, recoveryCodes: JSON.stringify(factor.recoveryCodes) } : none
  await writer.db.update(person).set(row).where(eq(person.id, id))
  return writer.append({
    actor,
    kind: 'person.second-factor',
    subject: `person:${id}`,
    payload: {
      on: factor !== null,
      factorDigest: factor && digestOfSecret(factor.secondFactor),
      recovery: factor ? factor.recoveryCodes.map(digestOfSecret).sort() : [],
    },
  })
}
