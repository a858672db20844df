import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { Actor } from '../../access/actor.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { markDropped, markToSend, messageById, type OutboxRow } from '../../jobs/outbox/queries.ts'

type Needs = Pick<Deps, 'store' | 'clock'>

/** Has an undelivered message tried again, under the same id. @throws AppError not-found, conflict */
export async function sendAgain({ store, clock }: Needs, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    const message = await undelivered(writer, id)
    if (message.nextAttemptAt !== null) {
      throw new AppError('conflict', '这条消息还在自动重试，不用重发。')
    }
    await markToSend(writer, id, clock.now())
    const { told, ...entry } = entryOf(actor, message)
    await writer.append({ ...entry, kind: 'message.resent', payload: told })
  })
}

/** Drops a message for good. @throws AppError not-found, conflict, reason-needed */
export async function withdrawMessage(
  { store, clock }: Needs,
  actor: Actor,
  { id, reason: given }: { readonly id: string; readonly reason: string },
): Promise<void> {
  const reason = given.trim()
  if (!isReason(reason)) {
    throw new AppError('reason-needed', `请写明丢弃这条消息的原因，至少 ${shortestReason} 个字。`)
  }
  await store.write(async (writer) => {
    const message = await undelivered(writer, id)
    await markDropped(writer, id, { droppedAt: clock.now(), droppedBy: actor.id, dropReason: reason })
    const { told, ...entry } = entryOf(actor, message)
    await writer.append({ ...entry, kind: 'message.dropped', payload: { ...told, reason } })
  })
}

async function undelivered(writer: Writer, id: string): Promise<OutboxRow> {
  const message = await messageById(writer, id)
  if (!message) throw new AppError('not-found', '没有这条消息。')
  if (message.deliveredAt !== null) throw new AppError('conflict', '这条消息已经送达。')
  if (message.droppedAt !== null) throw new AppError('conflict', '这条消息已经丢弃。')
  return message
}

const entryOf = (actor: Actor, { id, kind, subject, createdAt }: OutboxRow) => ({
  actor: actor.id,
  subject: `message:${id}`,
  told: { kind, subject, createdAt },
})
