import { eq, gt, isNotNull } from 'drizzle-orm'
import type { Writer } from '../db/store.ts'

const restored = '恢复自备份：可能已经送达，请向接收方核实后重发或丢弃'

/**
 * What waited when a copy was made is not sent by itself: it may have been delivered since. Whoever knows has it sent again, under
 * the id it had, or dropped. Of what was told after the ledger's end nothing is left.
 */
export async function holdMessages(
  { db, tables: { outbox, webhook } }: Writer,
  last?: number,
): Promise<void> {
  if (last !== undefined) {
    await db.delete(outbox).where(gt(outbox.sequence, last))
    // What the ledger goes on with bears the numbers of what was cut: it is told, too.
    await db.update(webhook).set({ followed: last }).where(gt(webhook.followed, last))
  }
  // The installation that the copy was made of may run beside it, and tell the same receivers.
  await db.update(webhook).set({ enabled: 0, held: 'restored' }).where(eq(webhook.enabled, 1))
  await db
    .update(outbox)
    .set({ nextAttemptAt: null, lastError: restored })
    .where(isNotNull(outbox.nextAttemptAt))
}
