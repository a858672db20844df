/**
 * The payload of every kind of entry that the ledger bears. The database writes and chains entries of any kind; which
 * kinds there are is declared by server/records/registry.ts, and no other is appended.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the registry
export interface LedgerPayloads {}

export type LedgerKind = keyof LedgerPayloads

/** A change to be put on the ledger by the transaction that makes it. */
export type NewEntry = {
  readonly [Kind in LedgerKind]: {
    readonly actor: string
    readonly kind: Kind
    readonly subject: string
    readonly payload: LedgerPayloads[Kind]
  }
}[LedgerKind]
