import type { Reader } from './reader.ts'

/** The one write transaction that a process has open at a time, as its engine does it. */
export interface WriteTransaction {
  /** Begins, as the only writer of the whole database until the end. */
  begin(): Promise<Reader>
  savepoint(): Promise<void>
  release(): Promise<void>
  /** Back to the savepoint; throws where the engine has given up the whole transaction. */
  undo(): Promise<void>
  /** Resolves when all is durable. `appended`: the last sequence that this transaction put on the ledger, if any. */
  commit(appended: number | undefined): Promise<void>
  /** Gives up whatever is left of the transaction; never throws. */
  abandon(): Promise<void>
  /** The failure passes by itself when the same works are done again. */
  passes(error: unknown): boolean
}
