import type { EventKind } from '#metrics/wording/installation/event-kinds.ts'
import type { CatalogueSource } from '../../catalogue-source.ts'
import type { Clock } from '../../clock.ts'
import { installationOf } from '../../db/ledger/installation.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import { observationKinds } from '../../db/observations/observation-event.ts'
import type { NewMessage, Reader, Store } from '../../db/store.ts'
import { createLooking, type Looking } from '../../jobs/looking.ts'
import { eventMessage } from '../../jobs/outbox/message-title.ts'
import { entriesThatTurn, targetsTouched } from '../../judging/following/compare-lights.ts'
import { nextStep, type Followed } from '../../judging/following/ledger-steps.ts'
import { cloudEvent, type Happening } from './cloud-event.ts'
import { happeningOf } from './ledger-event.ts'
import { allWebhooks, updateWebhook, wasApprovedBefore, webhookById } from './queries.ts'
import { lightsTurned } from './turned-lights.ts'

interface Needs {
  readonly store: Pick<Store, 'leads' | 'reader' | 'write' | 'head'>
  readonly clock: Clock
  readonly catalogue: CatalogueSource
  readonly report: (fault: unknown) => void
}

/** The most acts that one commit queues, and about how many messages. */
const mostAtOnce = { acts: 100, messages: 500 }

/** Queues the events of new ledger entries for the receivers, at one instance of all. */
export function followLedger(needs: Needs): Looking {
  const { store } = needs
  return createLooking(async (isStopped) => {
    if (!(await store.leads('events'))) return
    for (const { id } of await allWebhooks(store.reader)) {
      let more = true
      while (more && !isStopped()) more = await queueNext(needs, id)
    }
  }, needs.report)
}

/** Queues a receiver's next events and stores its position, in one transaction. @returns whether there may be more */
async function queueNext(needs: Needs, id: string): Promise<boolean> {
  const { store } = needs
  const webhook = await webhookById(store.reader, id)
  if (!webhook || webhook.enabled === 0) return false
  const source = `urn:xushi:${(await installationOf(store.reader)).slice(0, 16)}`
  const kinds = new Set(JSON.parse(webhook.kinds) as EventKind[])
  const messages: NewMessage[] = []
  let place: Followed = webhook
  for (let act = 0; act < mostAtOnce.acts && messages.length < mostAtOnce.messages; act += 1) {
    const next = await nextOf(needs, place, kinds)
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

/** Whether receivers may hear of an entry: of a revocation only where the revision had been approved, not where it was cleared alone. */
async function wasTold(reader: Reader, entry: LedgerEntry): Promise<boolean> {
  return entry.kind !== observationKinds.revoked || wasApprovedBefore(reader, entry)
}

interface Next extends Followed {
  readonly happenings: readonly Happening[]
}

/** The next events of a receiver: those of a new day, or of the entries of one act. */
async function nextOf(
  needs: Needs,
  place: Followed,
  kinds: ReadonlySet<EventKind>,
): Promise<Next | undefined> {
  const tellsLights = kinds.has('light.turned') || kinds.has('reporting.overdue')
  const step = await nextStep(needs, place, { tellsLights })
  if (!step) return undefined
  const { entries, before, after, followed, followedDay } = step
  const told: Happening[] = []
  for (const entry of entries)
    if (await wasTold(needs.store.reader, entry)) told.push(...[happeningOf(entry, after.index) ?? []].flat())
  if (!tellsLights) return { happenings: told, followed, followedDay }
  // Only entries that turn lights are part of the event's id, whatever else was written at the same time.
  const causes = entriesThatTurn(entries)
  const cause = causes.at(-1)
  const isNewDay = entries.length === 0
  const turned = isNewDay
    ? await lightsTurned(before, after, [...after.index.targets.values()], {
        id: followedDay,
        time: `${followedDay}T00:00:00.000+08:00`,
      })
    : cause
      ? await lightsTurned(before, after, targetsTouched(after.index, causes), {
          id: String(cause.sequence),
          time: cause.at,
        })
      : []
  return { happenings: [...told, ...turned], followed, followedDay }
}
