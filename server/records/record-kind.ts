import type { Static, TSchema } from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import type { TableKey } from '../db/statements/insert-rows.ts'
import type { Reader } from '../db/store.ts'

/** What is wrong, and the entry that it is about. */
export interface RecordFault {
  readonly sequence: number
  readonly fault: string
}

/** The rows that entries of some kinds tell of: how they are verified, and what a cut of the ledger makes of them. */
export interface RecordRows {
  /** Tables that hold these rows and no others. */
  readonly tables: readonly TableKey[]
  /** The first of these entries whose rows are not as it says. They are in order, and all of kinds with these rows. */
  readonly faultOfEntries?: (
    reader: Reader,
    entries: readonly LedgerEntry[],
  ) => Promise<RecordFault | undefined>
  /** A row that the ledger does not tell of. Asked when the whole chain was walked and found sound. */
  readonly faultOfRows: (reader: Reader) => Promise<RecordFault | undefined>
  /** Makes the rows what they were at entry `last`. The ledger ends there already. */
  readonly cut: (reader: Reader, last: number) => Promise<void>
}

/** One kind of entry on the ledger. */
export interface RecordKind<
  Payload extends TSchema = TSchema,
  Rows extends RecordRows | null = RecordRows | null,
> {
  /** What the entry holds, as JSON. */
  readonly payload: Payload
  /**
   * Null where the ledger tells only a part of what the rows hold, as of accounts (accounts/account-rows.ts): these rows stay as
   * they are when it is cut.
   */
  readonly rows: Rows
  /** The act in one clause for a person, without who did it and when. */
  readonly words: (payload: Static<Payload>, subject: string, index: CatalogueIndex) => string
}

/** A kind whose words are typed by its own payload. */
export function recordKind<Payload extends TSchema, const Rows extends RecordRows | null>(
  kind: RecordKind<Payload, Rows>,
): RecordKind<Payload, Rows> {
  return kind
}

/** A payload as `append` takes it: the same, read-only throughout. */
export type Unchanged<T> = T extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanged<T[Key]> }
    : T
