import type { Static, TSchema } from 'typebox'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import type { TableKey } from '../db/statements/insert-rows.ts'
import type { Reader } from '../db/store.ts'

/** A fault, and the ledger entry that it concerns. */
export interface RecordFault {
  readonly sequence: number
  readonly fault: string
}

/** The rows of some kinds of entries: how they are verified, and how a cut of the ledger changes them. */
export interface RecordRows {
  /** The tables that hold these rows alone. */
  readonly tables: readonly TableKey[]
  /** The fault of the first of these entries whose rows differ from it. The entries are in order, each of a kind with these rows. */
  readonly faultOfEntries?: (
    reader: Reader,
    entries: readonly LedgerEntry[],
  ) => Promise<RecordFault | undefined>
  /** A row that the ledger does not tell. It is called after the whole chain was found sound. */
  readonly faultOfRows: (reader: Reader) => Promise<RecordFault | undefined>
  /** Makes the rows what they were at entry `last`, where the ledger ends already. */
  readonly cut: (reader: Reader, last: number) => Promise<void>
}

/** A kind of ledger entry. */
export interface RecordKind<
  Payload extends TSchema = TSchema,
  Rows extends RecordRows | null = RecordRows | null,
> {
  /** The schema of the payload, which is JSON. */
  readonly payload: Payload
  /**
   * The rows that the entries tell. Null where the ledger tells only a part of them, as of accounts (accounts/account-rows.ts): these rows
   * stay as they are when the ledger is cut.
   */
  readonly rows: Rows
  /** The act in one clause for a person, without its actor and time. */
  readonly words: (payload: Static<Payload>, subject: string, index: CatalogueIndex) => string
}

/** A kind whose words are typed by its own payload. */
export function recordKind<Payload extends TSchema, const Rows extends RecordRows | null>(
  kind: RecordKind<Payload, Rows>,
): RecordKind<Payload, Rows> {
  return kind
}

/** A payload as `append` takes it: the same type, read-only throughout. */
export type Unchanged<T> = T extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanged<T[Key]> }
    : T
