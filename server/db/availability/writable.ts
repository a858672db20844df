import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { reasonOf, refusalOf } from '../database-errors.ts'
import type { Away } from './reachable.ts'
import type { Store, Writer } from '../store.ts'

/** Milliseconds between two trial writes at least; one is made only when somebody asks. */
const tryEvery = 5_000
/** Milliseconds that anybody waits for a trial write, which may stand behind a long batch. Its result is told to the next who asks. */
const patience = 100

/** Whether the database takes writes, known from what becomes of all writes and from trial writes. */
export interface Writability {
  /** Something was stored. */
  stored(): void
  /** A write failed. It counts where the disk is full or the database takes no writes. */
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

/** A trial write: adds a row and deletes it again, and the engine has to bring both to its disk. */
async function leaveNothing({ db, tables: { idempotency } }: Writer): Promise<void> {
  const row = { actor: 'system', key: 'try', requestHash: '', status: 0, body: '', at: '' }
  await db.insert(idempotency).values(row)
  await db.delete(idempotency).where(eq(idempotency.actor, row.actor))
}
