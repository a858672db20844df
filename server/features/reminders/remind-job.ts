import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { addDays } from '#metrics/period/civil-date.ts'
import { isTimeToRemind, mayRemind, reminderPointReached } from '#metrics/reporting/reminders.ts'
import { reminderOfFilings } from '#metrics/wording/reporting/reminders.ts'
import { systemActor, type Actor } from '../../access/actor.ts'
import { noticeMessages } from '../../alerts/notices.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import { filingReminded, storeReminder } from '../../records/kinds/filings/filing-reminders.ts'
import { closures } from '../periods/queries.ts'
import { countsOf, openFilings, type OpenFiling } from './open-filings.ts'
import { lastReminder, remindersOf, remindersSince, whoDeclined } from './queries.ts'
import { answering, reportingPeople } from './reporting-people.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>

/** The number of days after a deadline from which the secretary is told too. */
const secretaryFrom = 30
/** The number of days back in which reminders are looked for before another is sent. */
const lookBack = 7

/** An open filing that is due for a reminder. */
interface DueFiling extends OpenFiling {
  /** The day of reminding that was reached, in days from the deadline: −7, −1, 1, 7, 30 and so on. */
  readonly point: number
}

/**
 * The job reminds people, each working morning, of all their filings that are soon due or overdue, in one message and at long intervals
 * (rules D-4, D-5). Reminders are stored together with their messages, so that a repeated run tells nothing twice.
 */
export function filingRemindJob(needs: Needs): Job {
  return {
    name: 'filing-reminders',
    title: '填报提醒',
    pattern: '50 8 * * *',
    retry: { first: 60_000, cap: 3_600_000, attempts: 10 },
    run: () => remind(needs),
  }
}

async function remind({ store, clock, catalogue, notices }: Needs): Promise<void> {
  const index = catalogue.current()
  const now = clock.now()
  if (!isTimeToRemind(now, index.calendar)) return
  const { reader } = store
  const day = clock.today()
  const declined = await whoDeclined(reader, 'due')
  // The demo people work in a past year, so nobody reminds them.
  const people = (await reportingPeople(reader)).filter(({ id, demo }) => !demo && !declined.has(id))
  const closed = await closures(reader)
  const reporting = [...new Set(people.flatMap(({ organisations }) => organisations))]
  const due: DueFiling[] = []
  for (const organisation of reporting) {
    for (const open of await openFilings(reader, index, organisation, day)) {
      const point = reminderPointReached(open.deadline, day, index.calendar)
      if (point !== null && !closed.has(open.period)) due.push({ ...open, point })
    }
  }
  due.sort((a, b) => (a.deadline < b.deadline ? -1 : 1))
  await store.write(async (writer) => {
    const pending = await pendingOf(writer, index, { people, due, organisations: reporting, day })
    for (const [filing, told] of Map.groupBy(pending, ({ dueFiling }) => dueFiling.filing)) {
      const [{ dueFiling: one }] = told as [PendingReminder]
      const place = { filing, organisation: one.organisation, point: one.point, day }
      const number = (await lastReminder(writer, filing)) + 1
      await storeReminder(
        writer,
        { ...place, number },
        {
          ...{ actor: systemActor.id, at: now, deadline: one.deadline, ...countsOf(one) },
          people: told.map(({ person }) => person.id),
        },
      )
    }
    for (const [person, own] of Map.groupBy(pending, (one) => one.person)) {
      const filings = own.map(({ dueFiling }) => dueFiling)
      await tellPerson(writer, { index, notices, now, day }, person, filings)
    }
  })
}

interface PendingReminder {
  readonly person: Actor
  readonly dueFiling: DueFiling
}

/**
 * The reminders to send. A person who was reminded in the days before is left out, and so is one who was reminded of the filing at the same
 * point or a later one.
 */
async function pendingOf(
  writer: Writer,
  index: CatalogueIndex,
  {
    people,
    due,
    organisations,
    day,
  }: {
    readonly people: readonly Actor[]
    readonly due: readonly DueFiling[]
    readonly organisations: readonly string[]
    readonly day: string
  },
): Promise<PendingReminder[]> {
  const lastTold = new Map<string, string>()
  for (const told of await remindersSince(writer, organisations, addDays(day, -lookBack)))
    for (const id of told.people) lastTold.set(id, told.day)
  const remindable = people.filter(({ id }) => mayRemind(lastTold.get(id), day))
  const before = Map.groupBy(
    await remindersOf(
      writer,
      due.map(({ filing }) => filing),
    ),
    ({ filing }) => filing,
  )
  return due.flatMap((one) =>
    answering(index, remindable, one)
      .filter(({ id }) =>
        (before.get(one.filing) ?? []).every(
          ({ point, people: those }) => point === null || point < one.point || !those.includes(id),
        ),
      )
      .map((person) => ({ person, dueFiling: one })),
  )
}

async function tellPerson(
  writer: Writer,
  {
    index,
    notices,
    now,
    day,
  }: {
    readonly index: CatalogueIndex
    readonly now: string
    readonly day: string
  } & Pick<Deps, 'notices'>,
  person: Actor,
  filings: readonly DueFiling[],
): Promise<void> {
  const words = filings.map((one) => ({
    ...one,
    ...countsOf(one),
    organisationName: nameOfOrganisation(index, one.organisation),
  }))
  const isLongOverdue = filings.some(({ point }) => point >= secretaryFrom)
  const messages = noticeMessages(notices, `filings/${person.id}`, {
    ...{ event: filingReminded, at: now, item: null, demo: false },
    title: `填报提醒：${filings.length} 张填报单待报`,
    text: reminderOfFilings(words, day),
    parties: isLongOverdue ? ['owner', 'secretary'] : ['owner'],
    organisation: filings[0]?.organisation ?? null,
    people: [person.name],
  })
  for (const message of messages) await writer.tell(message)
}
