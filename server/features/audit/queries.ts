import { and, desc, eq } from 'drizzle-orm'
import type { Reader, Writer } from '../../db/store.ts'
import type { AuditNote } from '../../records/accounts/audit/audit-entry.ts'
import { namesOfActors } from '../people/queries.ts'
import { auditAnchored } from '../../records/accounts/audit/verify-audit.ts'

/** Leaves out the uses of tokens from a known address, and makes every new address a known one. */
export async function noteAddresses(
  { db, tables: { knownAddress } }: Writer,
  notes: readonly AuditNote[],
): Promise<AuditNote[]> {
  const fresh: AuditNote[] = []
  for (const note of notes) {
    if (note.kind === 'token-address') {
      const { actor: holder, address, at: lastUsedAt } = note
      const [known] = await db
        .select({ address: knownAddress.address })
        .from(knownAddress)
        .where(and(eq(knownAddress.holder, holder), eq(knownAddress.address, address)))
      if (known) continue
      await db
        .insert(knownAddress)
        .values({ holder, address, failedSignIns: 0, lockedUntil: null, lastUsedAt })
    }
    fresh.push(note)
  }
  return fresh
}

/** Names of the actors that are neither persons nor tokens nor displays. */
const strangers: Readonly<Record<string, string>> = { nobody: '未登录', system: '系统' }

/** The names of the actors of entries. */
export async function actorNames(
  reader: Reader,
  entries: readonly { readonly actor: string }[],
): Promise<(actor: string) => string> {
  const nameOf = await namesOfActors(
    reader,
    entries.map(({ actor }) => actor),
  )
  return (actor) => strangers[actor] ?? nameOf(actor)
}

/** Whether the newest anchor in the ledger names this entry as the end of the audit log. */
export async function anchorStands({ db, tables: { ledger } }: Reader, sequence: number): Promise<boolean> {
  const [last] = await db
    .select({ payload: ledger.payload })
    .from(ledger)
    .where(eq(ledger.kind, auditAnchored))
    .orderBy(desc(ledger.sequence))
    .limit(1)
  return last !== undefined && (JSON.parse(last.payload) as { sequence: number }).sequence === sequence
}
