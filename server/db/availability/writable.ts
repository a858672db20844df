import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { reasonOf, refusalOf } from '../database-errors.ts'
import type { Away } from './reachable.ts'
import type { Store, Writer } from '../store.ts'

/** The least milliseconds between two trial writes, which are made on request alone. */
const tryEvery = 5_000
/** The most milliseconds that a caller waits for a trial write, which may be behind a long batch. The next caller gets its result. */
const patience = 100

/** Whether the database takes writes, by the outcome of all writes and of trial writes. */
export interface Writability {
  /** Notes that a write succeeded. */
  stored(): void
  /** Notes that a write failed, which counts where the disk is full or the database takes no writes. */
  failed(error: unknown): void
  readonly unwritable: Store['unwritable']
}

export function watchWritability(clock: Clock, write: Store['write']): Writability {
  let refused: Away | undefined
  let triedAt: number | undefined
  let trying: Promise<void> | undefined

  const refuse = (error: unknown) => (refused ??= { since: clock.now(), reason: reasonOf(error) })
  const stored = () => (refused = undefined)

  return {
    stored,
    failed: (error) => {
      const refusal = refusalOf(error)
      if (refusal instanceof AppError && /^(disk-full|database-unwritable)$/.test(refusal.code)) refuse(error)
    },
    unwritable: async () => {
      const now = clock.monotonic()
      if (triedAt === undefined || now - triedAt >= tryEvery) {
        triedAt = now
        trying ??= write(leaveNothing)
          .then(stored, refuse)
          .then(() => (trying = undefined))
      }
      await Promise.race([trying, pause(patience, undefined, { ref: false })])
      return refused
    },
  }
}

/** A trial write: it adds a row and deletes it again, and the engine must bring both to its disk. */
async function leaveNothing({ db, tables: { idempotency } }: Writer): Promise<void> {
  const row = { actor: 'system', key: 'try', requestHash: '', status: 0, body: '', at: '' }
  await db.insert(idempotency).values(row)
  await db.delete(idempotency).where(eq(idempotency.actor, row.actor))
}
