import type { EventKind } from '#metrics/wording/installation/event-kinds.ts'
import { eventKinds } from '#metrics/wording/installation/event-kinds.ts'
import { eventWays } from '#server/features/webhooks/event-way.ts'
import { followLedger } from '#server/features/webhooks/follow-ledger.ts'
import type { Looking } from '#server/jobs/looking.ts'
import { outboxDelivery, type OutboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { openEventReceiver, type EventReceiver } from '#tests/support/callers/event-receiver.ts'
import { by } from '#tests/support/callers/ask.ts'

/** The two works of a process on events: queueing and delivering them. */
export interface EventProcess {
  readonly follower: Looking
  readonly outbox: OutboxDelivery
  /** Both works run until nothing is left. */
  readonly look: () => Promise<void>
}

/** A server with people at their desks, and a receiver. */
export interface Events extends Desk {
  readonly admin: Record<string, string>
  readonly receiver: EventReceiver
  readonly faults: unknown[]
  process(): EventProcess
  /** The receiver is added. @returns its id and secret */
  addReceiver(kinds?: readonly EventKind[]): Promise<{ id: string; secret: string }>
  /** The heard events as `type subject`, including repetitions. */
  heard(): string[]
  stop(): Promise<void>
}

export async function openEvents(): Promise<Events> {
  const desk = await openDesk()
  const { deps } = desk.server
  const receiver = await openEventReceiver()
  const admin = await by(desk.server, 'admin')
  const faults: unknown[] = []
  return {
    ...desk,
    admin,
    receiver,
    faults,
    process: () => {
      const report = (fault: unknown) => faults.push(fault)
      const follower = followLedger({ ...deps, report })
      const outbox = outboxDelivery(eventWays(deps), { ...deps, report: () => {} })
      return {
        follower,
        outbox,
        look: async () => {
          await follower.look()
          await outbox.look()
        },
      }
    },
    addReceiver: async (kinds = eventKinds) => {
      const draft = { name: '办公系统', url: receiver.url, kinds, enabled: true }
      const { status, body } = await ask(desk.server, 'POST /api/webhooks', admin, draft)
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body as { id: string; secret: string }
    },
    heard: () =>
      receiver.heard.map(({ event: { type, subject } }) => `${type.slice('cn.xushi.'.length)} ${subject}`),
    stop: async () => {
      await receiver.close()
      await desk.server.stop()
    },
  }
}
