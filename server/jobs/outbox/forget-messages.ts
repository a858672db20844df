import { later, type Clock } from '../../clock.ts'
import type { Store } from '../../db/store.ts'
import type { Job } from '../job.ts'
import { forgetSettled } from './queries.ts'

const day = 24 * 3_600_000
/** The milliseconds for which settled messages are kept; a receiver may ask about them. */
const kept = 90 * day

/** The job deletes, each night, messages that were delivered or dropped more than 90 days ago. */
export function forgetMessagesJob({ store, clock }: { store: Pick<Store, 'write'>; clock: Clock }): Job {
  return {
    name: 'forget-messages',
    title: '清理已送达的消息',
    pattern: '40 3 * * *',
    retry: { first: 60_000, cap: 3_600_000, attempts: 5 },
    run: () => store.write((writer) => forgetSettled(writer, later(clock.now(), -kept))),
  }
}
