import { eq, gt, isNotNull } from 'drizzle-orm'
import type { Writer } from '../db/store.ts'

const restored = '恢复自备份：可能已经送达，请向接收方核实后重发或丢弃'

/**
 * Holds the messages that waited when a copy was made, since they may have been delivered meanwhile. An administrator sends each again,
 * under the same id, or drops it. Messages on entries after the ledger's end are deleted.
 */
export async function holdMessages(
  { db, tables: { delivery, outbox, watch, webhook } }: Writer,
  last?: number,
): Promise<void> {
  if (last !== undefined) {
    await db.delete(outbox).where(gt(outbox.sequence, last))
    // New entries get the sequences of removed ones, and receivers and watchers must be told of them too.
    await db.update(webhook).set({ followed: last }).where(gt(webhook.followed, last))
    await db.update(watch).set({ since: last }).where(gt(watch.since, last))
    await db.update(delivery).set({ told: last }).where(gt(delivery.told, last))
    await db.update(delivery).set({ gathered: last }).where(gt(delivery.gathered, last))
  }
  // The original installation may still run beside the copy, and tell the same receivers.
  await db.update(webhook).set({ enabled: 0, held: 'restored' }).where(eq(webhook.enabled, 1))
  await db
    .update(outbox)
    .set({ nextAttemptAt: null, lastError: restored })
    .where(isNotNull(outbox.nextAttemptAt))
}
