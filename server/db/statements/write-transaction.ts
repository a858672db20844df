import type { Reader } from './reader.ts'

/** The only open write transaction of a process, by its engine. */
export interface WriteTransaction {
  /** Begins the transaction as the only writer of the whole database until its end. */
  begin(): Promise<Reader>
  savepoint(): Promise<void>
  release(): Promise<void>
  /** Returns to the savepoint. @throws where the engine has given up the whole transaction */
  undo(): Promise<void>
  /** Resolves once everything is durable. `appended`: the last sequence that this transaction appended, if any. */
  commit(appended: number | undefined): Promise<void>
  /** Gives up the rest of the transaction; never throws. */
  abandon(): Promise<void>
  /** Whether a failure may be gone when the same works run again. */
  isTransient(error: unknown): boolean
}
