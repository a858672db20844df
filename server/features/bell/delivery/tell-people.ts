import { isWorkingDay, type Calendar } from '#metrics/calendar/calendar.ts'
import { mayRemind } from '#metrics/reporting/reminders.ts'
import { ringsText, ringWords } from '#metrics/wording/reporting/rings.ts'
import { actorOfPerson } from '../../../access/actors.ts'
import type { BellKind, BellRing } from '../../../contract/bell.ts'
import type { NewMessage } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { createLooking, type Looking } from '../../../jobs/looking.ts'
import { viewOf, type View } from '../../../judging/view.ts'
import { ringsTold } from '../bell.ts'
import { bellOf } from '../queries.ts'
import { atOnce } from './own-delivery.ts'
import { deliveries, deliveryOf, markTold, type DeliveryRow } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'> & { readonly report: (fault: unknown) => void }

/** The hour before which nothing is gathered, so that a gathered message has the reminders of its morning. */
const gatheredFrom = 9

/** A message to a person; the addresses are those that they have at its delivery. */
export interface PersonalMessage {
  readonly event: 'person.told'
  /** The id of the actor, and the name by which they sign in. */
  readonly person: string
  readonly name: string
  readonly at: string
  readonly title: string
  readonly text: string
  readonly kinds: readonly BellKind[]
  readonly demo: boolean
}

/**
 * Tells people of their rings by mail and by the addresses that they gave, at one instance of all and at most once a minute: what is urgent
 * at once, the rest gathered, at most once in five days and not what they have read; nothing outside their hours. What was told is stored
 * with the messages, so that each is told once. Rule D-15.
 */
export function tellPeople(needs: Needs): Looking {
  const { store, clock, catalogue } = needs
  let looked = ''
  return createLooking(async (isStopped) => {
    const now = clock.now()
    const minute = now.slice(0, 16)
    if (minute === looked || !(await store.leads('people'))) return
    looked = minute
    const { calendar } = catalogue.current()
    const view = await viewOf(needs, {})
    for (const { row, person } of await deliveries(store.reader)) {
      if (isStopped()) return
      if (isWithinHours(row, now, calendar) && view.asOf > Math.min(row.told, row.gathered))
        await tellPerson(needs, view, { row, actor: actorOfPerson(person) })
    }
  }, needs.report)
}

function isWithinHours(
  { fromHour, untilHour, workingDays }: DeliveryRow,
  now: string,
  calendar: Calendar,
): boolean {
  const hour = Number(now.slice(11, 13))
  const isDay = workingDays === 0 || isWorkingDay(now.slice(0, 10), calendar)
  return isDay && hour >= fromHour && hour < untilHour
}

async function tellPerson(
  { store, clock }: Needs,
  view: View,
  { row, actor }: { readonly row: DeliveryRow; readonly actor: ReturnType<typeof actorOfPerson> },
): Promise<void> {
  const now = clock.now()
  const day = now.slice(0, 10)
  const bell = await bellOf(store.reader, actor.id)
  const off = [row.off, bell?.off ?? '[]'].flatMap((kinds) => JSON.parse(kinds) as BellKind[])
  const after = Math.min(row.told, row.gathered)
  const known = (await ringsTold(view, actor, now, { off, after })).filter(
    ({ sequence }) => sequence <= view.asOf,
  )
  const urgent = known.filter(({ kind, sequence }) => atOnce.includes(kind) && sequence > row.told)
  const mayGather = Number(now.slice(11, 13)) >= gatheredFrom && mayRemind(row.gatheredOn ?? undefined, day)
  const others = known.filter(
    ({ kind, sequence }) => !atOnce.includes(kind) && sequence > Math.max(row.gathered, bell?.readTo ?? 0),
  )
  const gathered = mayGather ? others : []
  if (urgent.length + gathered.length === 0) return
  await store.write(async (writer) => {
    const found = await deliveryOf(writer, row.person)
    // Another process, or a later look, has told meanwhile.
    if (found?.told !== row.told || found.gathered !== row.gathered) return
    await markTold(writer, {
      person: row.person,
      told: urgent.length > 0 ? view.asOf : row.told,
      ...(gathered.length > 0
        ? { gathered: view.asOf, gatheredOn: day }
        : { gathered: row.gathered, gatheredOn: row.gatheredOn }),
    })
    await writer.tellAll(messagesOf(row, actor, now, [...urgent, ...gathered]))
  })
}

function messagesOf(
  { person, mail, webhook }: DeliveryRow,
  { name, demo }: ReturnType<typeof actorOfPerson>,
  at: string,
  rings: readonly BellRing[],
): NewMessage[] {
  const kinds = [...new Set(rings.map(({ kind }) => kind))]
  const payload: PersonalMessage = {
    ...{ event: 'person.told', person, name, at, kinds, demo },
    ...ringsText(rings.map(ringWords), demo),
  }
  const ways = [...(mail === null ? [] : ['person-mail']), ...(webhook === null ? [] : ['person-webhook'])]
  return ways.map((kind) => ({ kind, subject: person, payload }))
}
