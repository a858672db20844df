/**
 * The payload of every kind of ledger entry. The database writes and chains entries of any kind; server/records/registry.ts declares the
 * kinds, and no other can be appended.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the registry
export interface LedgerPayloads {}

export type LedgerKind = keyof LedgerPayloads

/** A change to append to the ledger in the transaction that makes it. */
export type NewEntry = {
  readonly [Kind in LedgerKind]: {
    readonly actor: string
    readonly kind: Kind
    readonly subject: string
    readonly payload: LedgerPayloads[Kind]
  }
}[LedgerKind]
