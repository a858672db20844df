import type { EventKind } from '#metrics/wording/installation/event-kinds.ts'
import { addDays } from '#metrics/period/civil-date.ts'
import type { CatalogueSource } from '../../catalogue-source.ts'
import type { Clock } from '../../clock.ts'
import { installationOf } from '../../db/ledger/installation.ts'
import { ledgerAfter, type LedgerEntry } from '../../db/ledger/ledger.ts'
import type { NewMessage, Store } from '../../db/store.ts'
import { eventMessage } from '../../jobs/outbox/message-title.ts'
import type { View } from '../../judging/view.ts'
import { cloudEvent, type Happening } from './cloud-event.ts'
import { happeningOf } from './ledger-event.ts'
import { allWebhooks, updateWebhook, webhookById, type WebhookRow } from './queries.ts'
import { lightsTurned, targetsTouched, entriesThatTurn } from './turned-lights.ts'

interface Needs {
  readonly store: Pick<Store, 'leads' | 'reader' | 'write' | 'head'>
  readonly clock: Clock
  readonly catalogue: CatalogueSource
  readonly report: (fault: unknown) => void
}

/** Queues the events of new ledger entries for the receivers, at one instance of all. */
export interface LedgerFollower {
  /** Queues all events; resolves when none is left. */
  readonly look: () => Promise<void>
  readonly start: () => void
  readonly stop: () => Promise<void>
}

const lookEvery = 1_000
/** The number of entries that are read at once. */
const pageSize = 64
/** The most acts that one commit queues, and about how many messages. */
const mostAtOnce = { acts: 100, messages: 500 }
/** After a pause, lights that turned without an entry are told for the last so many days only. */
const mostDays = 31

export function followLedger(needs: Needs): LedgerFollower {
  const { store, clock, report } = needs
  let looking: Promise<void> | undefined
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    if (!(await store.leads('events'))) return
    for (const { id } of await allWebhooks(store.reader)) {
      let more = true
      while (more && !stopped) more = await queueNext(needs, id)
    }
  }

  async function lookOnce(): Promise<void> {
    again = true
    looking ??= (async () => {
      while (again && !stopped) {
        again = false
        await look()
      }
    })().finally(() => (looking = undefined))
    await looking
  }
  const wake = () => void (stopped || lookOnce().catch(report))

  return {
    look: lookOnce,
    start: () => {
      timer = setInterval(wake, lookEvery)
      wake()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await looking?.catch(() => {})
    },
  }

  /** Queues a receiver's next events and stores its position, in one transaction. @returns whether there may be more */
  async function queueNext({ catalogue }: Needs, id: string): Promise<boolean> {
    const webhook = await webhookById(store.reader, id)
    if (!webhook || webhook.enabled === 0) return false
    const source = `urn:xushi:${(await installationOf(store.reader)).slice(0, 16)}`
    const kinds = new Set(JSON.parse(webhook.kinds) as EventKind[])
    const messages: NewMessage[] = []
    let place: Followed = webhook
    for (let act = 0; act < mostAtOnce.acts && messages.length < mostAtOnce.messages; act += 1) {
      const next = await nextOf({ store, clock, catalogue }, { ...place, kinds })
      if (!next) break
      place = next
      for (const happening of next.happenings)
        if (kinds.has(happening.kind)) {
          const subject = `${id} ${happening.sequencedBy}`
          messages.push({ kind: eventMessage, subject, payload: cloudEvent(happening, source) })
        }
    }
    if (place === webhook) return false
    const { followed, followedDay } = place
    await store.write(async (writer) => {
      const now = await webhookById(writer, id)
      // Somebody changed the receiver meanwhile, or another process has queued these events.
      if (now?.followed !== webhook.followed || now.followedDay !== webhook.followedDay) return
      await writer.tellAll(messages)
      await updateWebhook(writer, id, { followed, followedDay })
    })
    return true
  }
}

/** The position of a receiver: the last ledger entry, and the last day whose lights it was told. */
type Followed = Pick<WebhookRow, 'followed' | 'followedDay'>

interface Next extends Followed {
  readonly happenings: readonly Happening[]
}

/**
 * The next events of a receiver: those of a new day, or of the entries of one instant. They depend on the ledger and the day alone, so
 * that a repetition is the same.
 */
async function nextOf(
  { store, clock, catalogue }: Pick<Needs, 'store' | 'clock' | 'catalogue'>,
  { followed, followedDay, kinds }: Followed & { readonly kinds: ReadonlySet<EventKind> },
): Promise<Next | undefined> {
  const tellsLights = kinds.has('light.turned') || kinds.has('reporting.overdue')
  const viewAt = async (at: string, asOf: number): Promise<View> => ({
    reader: store.reader,
    index: (await catalogue.asOf(asOf)).on(at),
    at,
    asOf,
  })
  const group = await nextTogether(store, followed)
  const reached = group[0]?.at.slice(0, 10) ?? clock.today()
  if (reached > followedDay) {
    if (!tellsLights) return { happenings: [], followed, followedDay: reached }
    const day = nextDay(followedDay, reached)
    const [before, after] = [await viewAt(addDays(day, -1), followed), await viewAt(day, followed)]
    const time = `${day}T00:00:00.000+08:00`
    const targets = [...after.index.targets.values()]
    const happenings = await lightsTurned(before, after, targets, { id: day, time })
    return { happenings, followed, followedDay: day }
  }
  const last = group.at(-1)
  if (!last) return undefined
  const { sequence, at } = last
  const [before, after] = [await viewAt(reached, followed), await viewAt(reached, sequence)]
  const told = group.flatMap((entry) => happeningOf(entry, after.index) ?? [])
  // Only entries that turn lights are part of the event's id, whatever else was written at the same time.
  const causes = tellsLights ? entriesThatTurn(group) : []
  const cause = causes.at(-1)
  const turned = cause
    ? await lightsTurned(before, after, targetsTouched(after.index, causes), {
        id: String(cause.sequence),
        time: at,
      })
    : []
  return { happenings: [...told, ...turned], followed: sequence, followedDay }
}

function nextDay(followedDay: string, reached: string): string {
  const earliest = addDays(reached, 1 - mostDays)
  const next = addDays(followedDay, 1)
  return next < earliest ? earliest : next
}

/** The next entries that one actor wrote at one instant, which are those of one act, such as a batch. */
async function nextTogether(store: Pick<Store, 'reader' | 'head'>, followed: number): Promise<LedgerEntry[]> {
  const end = store.head().sequence
  const group: LedgerEntry[] = []
  for (;;) {
    const entries = await ledgerAfter(store.reader, group.at(-1)?.sequence ?? followed, pageSize)
    for (const entry of entries) {
      const { at, actor } = group[0] ?? entry
      if (entry.sequence > end || entry.at !== at || entry.actor !== actor) return group
      group.push(entry)
    }
    if (entries.length < pageSize) return group
  }
}
