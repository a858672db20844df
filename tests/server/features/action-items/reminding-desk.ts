import { noticeWays } from '#server/alerts/notices.ts'
import type { Job } from '#server/jobs/job.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { scheduler } from '#server/jobs/scheduler.ts'
import { openReceiver, type Receiver } from '#tests/support/callers/receiver.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { openOrderDesk, type OrderDesk } from './order-desk.ts'

/** The part of a message to a webhook that these tests read. */
interface ToldMessage {
  readonly event: string
  readonly title: string
  readonly text: string
  readonly people: readonly string[]
  readonly parties: readonly string[]
}

/** An order desk whose job for reminders runs on demand, and whose messages go to a webhook. */
export interface RemindingDesk {
  readonly desk: OrderDesk
  readonly receiver: Receiver
  /** The clock moves to an instant, and the job runs twice, as if one run had been cut off. */
  remindAt(instant: string): Promise<void>
  /** The messages delivered since the last call. */
  told(): Promise<readonly ToldMessage[]>
  /** @returns the failures meanwhile */
  stop(): Promise<readonly unknown[]>
}

export async function openRemindingDesk(
  at: string,
  jobOf: (deps: TestServer['deps']) => Job,
): Promise<RemindingDesk> {
  const receiver = await openReceiver()
  const notices = { webhook: receiver.url, mail: null }
  const desk = await openOrderDesk({ at, notices })
  const faults: unknown[] = []
  const report = (fault: unknown) => faults.push(fault)
  const { store, clock } = desk.server.deps
  const job = jobOf(desk.server.deps)
  const jobs = scheduler([job], { store, clock, report, sendNow: async () => false })
  let heard = 0
  return {
    desk,
    receiver,
    async remindAt(instant) {
      desk.clock.set(instant)
      await jobs.look()
      await job.run(AbortSignal.timeout(10_000))
    },
    async told() {
      const outbox = outboxDelivery(noticeWays(notices), { store, clock, report })
      await outbox.look()
      await outbox.stop()
      const fresh = receiver.heard.slice(heard) as readonly { body: ToldMessage }[]
      heard = receiver.heard.length
      return fresh.map(({ body }) => body)
    },
    async stop() {
      await jobs.stop()
      await desk.stop()
      await receiver.close()
      return faults
    },
  }
}
