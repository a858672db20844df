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
import { closuresWithExceptions } from '../periods/queries.ts'
import { countsOf, openFilings, type DueFiling } from './open-filings.ts'
import { lastReminder, remindersOf, remindersSince, whoDeclined } from './queries.ts'
import { freshNext, remindedStaff, stalledFilings, unreviewedFilings } from './next-responsible.ts'
import { answering } from './reporting-people.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>

/** The number of days after a deadline from which the secretary is told too. */
const secretaryFrom = 30
/** The number of days back in which reminders are looked for before another is sent. */
const lookBack = 7

/**
 * The job reminds people, each working morning, of all their filings that are soon due or overdue, in one message and at long intervals
 * (rules D-4, D-5). Where that did not help, or nobody is left, it tells those who answer next (D-14). Reminders are stored together with
 * their messages, so that a repeated run tells nothing twice.
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
  const staff = await remindedStaff(reader)
  const people = staff.reporting.filter(({ id }) => !declined.has(id))
  const closed = await closuresWithExceptions(reader)
  const reporting = [...new Set([...staff.reporting, ...staff.gone].flatMap((one) => one.organisations))]
  const due: DueFiling[] = []
  for (const organisation of reporting) {
    for (const open of await openFilings(reader, index, organisation, day)) {
      const point = reminderPointReached(open.deadline, day, index.calendar)
      if (point !== null && !closed.closureFor(open.period, organisation)) due.push({ ...open, point })
    }
  }
  due.sort((a, b) => (a.deadline < b.deadline ? -1 : 1))
  const stalled = stalledFilings(index, staff, due)
  const unreviewed = (await unreviewedFilings(reader, index, staff, day)).filter(
    ({ period, organisation }) => !closed.closureFor(period, organisation),
  )
  await store.write(async (writer) => {
    const pending = await pendingOf(writer, index, { people, due, organisations: reporting, day })
    const next = await freshNext(writer, [...stalled, ...unreviewed])
    for (const one of [...due, ...unreviewed]) {
      const told = pending.flatMap((each) => (each.dueFiling === one ? [each.person.id] : []))
      const after = next(one)
      if (told.length + after.length === 0) continue
      const { filing, organisation, point, deadline, waiting } = one
      const number = (await lastReminder(writer, filing)) + 1
      await storeReminder(
        writer,
        { ...{ filing, organisation, point, day }, number },
        {
          ...{ actor: systemActor.id, at: now, deadline, ...countsOf(one), people: told },
          ...(after.length > 0 && { next: after }),
          ...(waiting !== undefined && { waiting }),
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
          ({ point, waiting, people: those }) =>
            point === null || waiting !== undefined || point < one.point || !those.includes(id),
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
