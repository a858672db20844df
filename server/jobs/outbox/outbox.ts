import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { later, type Clock } from '../../clock.ts'
import type { OutboxState } from '../../contract/operations.ts'
import type { NewMessage, Store, Writer } from '../../db/store.ts'
import { waitAfter, type Retry } from '../retry.ts'
import type { Deliver, OutboxMessage } from './message.ts'
import { messageTitle } from './message-title.ts'
import {
  countGivenUp,
  dueMessages,
  givenUpMessages,
  markDelivered,
  markFailed,
  receiverOf,
  waitingMessages,
  withRoom,
  type OutboxRow,
} from './queries.ts'

/** The outbox as the operations page and /healthz see it. */
export interface Outbox {
  readonly state: () => Promise<OutboxState>
  /** The number of messages that are given up. */
  readonly givenUp: () => Promise<number>
  /** Looks at the outbox at once. */
  readonly wake: () => void
}

export interface OutboxDelivery extends Outbox {
  /** Delivers the due messages, if this process is the one that does; resolves once none is left. */
  readonly look: () => Promise<void>
  /** Delivers messages that the database would not take, in three attempts. @returns whether all were delivered */
  readonly sendNow: (messages: readonly NewMessage[]) => Promise<boolean>
  /** Looks at the outbox now, after each commit that may have added messages, and every five seconds. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

interface Needs {
  readonly store: Pick<Store, 'leads' | 'reader' | 'write' | 'onTold'>
  readonly clock: Clock
  readonly report: (fault: unknown, kind: string) => void
  /** Milliseconds between the attempts of `sendNow`. */
  readonly pauses?: readonly number[]
}

const lookEvery = 5_000
/** The least milliseconds between two looks while messages are under way. */
const lookAgain = 200
/** The first retry follows after 10 s, each further one after twice as long, at most an hour: 24 attempts end after about sixteen hours. */
export const retry: Retry = { first: 10_000, cap: 3_600_000, attempts: 24 }

/** Delivers each message by the way of its kind, at least once, and those of one subject in their order. */
export function outboxDelivery(ways: Readonly<Record<string, Deliver>>, needs: Needs): OutboxDelivery {
  const { store, clock, report, pauses = [1_000, 10_000] } = needs
  let looking: Promise<void> | undefined
  /** The number of requests for a look. */
  let asked = 0
  /** Has a look that waits for answers look again. */
  let rouse = () => {}
  /** The messages that are being sent, and the batches in which they are: one for each receiver, who keeps no other waiting. */
  const underWay = new Set<OutboxRow>()
  const batches = new Set<Promise<void>>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let forget = () => {}
  /** The outcomes that could not be recorded: this process does not repeat their messages before they are. */
  const unmarked = new Map<string, (writer: Writer) => Promise<void>>()

  async function outcomeOf(row: OutboxRow): Promise<(writer: Writer) => Promise<void>> {
    const { id, kind, subject, createdAt } = row
    try {
      await ways[kind]!({ id, kind, subject, createdAt, payload: JSON.parse(row.payload) as unknown })
      return (writer) => markDelivered(writer, id, clock.now())
    } catch (error) {
      report(error, kind)
      const attempts = row.attempts + 1
      const nextAttemptAt = attempts >= retry.attempts ? null : later(clock.now(), waitAfter(retry, attempts))
      const lastError = error instanceof Error ? error.message : String(error)
      return (writer) => markFailed(writer, row, { lastError, nextAttemptAt })
    }
  }

  async function deliver(row: OutboxRow): Promise<void> {
    const mark = unmarked.get(row.id) ?? (await outcomeOf(row))
    unmarked.set(row.id, mark)
    await store.write(mark)
    unmarked.delete(row.id)
  }

  async function dueNow(): Promise<OutboxRow[]> {
    if (stopped || !(await store.leads('outbox'))) return []
    const now = clock.now()
    const asked = { now, latestAttempt: later(now, retry.cap), underWay: [...underWay] }
    return withRoom(await dueMessages(store.reader, Object.keys(ways), asked), underWay)
  }

  /** Sends messages to one receiver. An outcome that the database does not take is among the `faults`. */
  function sendBatch(rows: readonly OutboxRow[], faults: unknown[]): void {
    for (const row of rows) underWay.add(row)
    const sent = rows.map((row) => deliver(row).finally(() => underWay.delete(row)))
    const batch: Promise<void> = Promise.allSettled(sent).then((ended) => {
      batches.delete(batch)
      for (const one of ended) if (one.status === 'rejected') faults.push(one.reason)
    })
    batches.add(batch)
  }

  /** Sends what is due until none is left; what becomes due while a receiver does not answer is sent to the others. */
  async function look(): Promise<void> {
    const faults: unknown[] = []
    for (;;) {
      const before = asked
      const due = faults.length === 0 ? await dueNow() : []
      for (const rows of Map.groupBy(due, receiverOf).values()) sendBatch(rows, faults)
      if (due.length > 0) continue
      if (batches.size === 0) break
      const roused = asked === before ? new Promise<void>((done) => (rouse = done)) : Promise.resolve()
      await Promise.race([...batches, roused.then(() => pause(lookAgain, undefined, { ref: false }))])
    }
    if (faults.length > 0) throw faults[0]
  }

  /** Looks at the outbox; one look runs at a time, and the next one finds what was written during it. */
  async function lookOnce(): Promise<void> {
    asked += 1
    rouse()
    looking ??= (async () => {
      let before: number
      do {
        before = asked
        await look()
      } while (asked !== before)
    })().finally(() => (looking = undefined))
    await looking
  }
  const wake = () => void (stopped || lookOnce().catch((fault: unknown) => report(fault, 'outbox')))

  async function persist(message: OutboxMessage, [wait, ...rest]: readonly number[]): Promise<void> {
    try {
      await ways[message.kind]!(message)
    } catch (error) {
      if (wait === undefined) throw error
      await pause(wait)
      await persist(message, rest)
    }
  }

  return {
    state: async () => {
      const [waiting, number, givenUp] = await Promise.all([
        waitingMessages(store.reader),
        countGivenUp(store.reader),
        givenUpMessages(store.reader),
      ])
      return {
        waiting: waiting.count,
        oldestWaitingAt: waiting.oldestAt,
        lastError: waiting.lastError,
        givenUp: number,
        messages: givenUp.map(({ id, kind, subject, createdAt, attempts, lastError }) => {
          return { id, kind, title: messageTitle(kind), subject, createdAt, attempts, lastError }
        }),
      }
    },
    givenUp: () => countGivenUp(store.reader),
    wake,
    look: lookOnce,
    sendNow: async (messages) => {
      const createdAt = clock.now()
      const sent = messages.map(async (message) => {
        await persist({ ...message, id: randomUUID(), createdAt }, pauses).catch((fault: unknown) => {
          report(fault, message.kind)
          throw fault
        })
      })
      return (await Promise.allSettled(sent)).every(({ status }) => status === 'fulfilled')
    },
    start: () => {
      forget = store.onTold(wake)
      timer = setInterval(wake, lookEvery)
      wake()
    },
    stop: async () => {
      stopped = true
      forget()
      clearInterval(timer)
      await looking?.catch(() => {})
      await Promise.allSettled(batches)
    },
  }
}
