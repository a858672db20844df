import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { parseFilingId } from '#metrics/reporting/owed-cells.ts'
import { chaseText } from '#metrics/wording/reporting/reminders.ts'
import { formatPeriodText } from '#metrics/wording/periods.ts'
import type { Actor } from '../../access/actor.ts'
import { noticeMessages } from '../../alerts/notices.ts'
import type { ChaseOutcome, Chases } from '../../contract/timeliness.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import type { View } from '../../judging/view.ts'
import { storeReminder } from '../../records/kinds/filings/filing-reminders.ts'
import { coversRegion } from '../../workflow/figure-guards.ts'
import { closuresWithExceptions } from '../periods/queries.ts'
import { countsOf, openFilings, type OpenFiling } from './open-filings.ts'
import { lastReminder, remindersOf } from './queries.ts'
import { answering, reportingPeople } from './reporting-people.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'notices'>

/**
 * Asks the people of some filings for what is missing or returned at the view's date. Each person is asked once a day for each filing,
 * whoever asks. The reminder is stored together with its message.
 */
export async function chase(
  { store, clock, notices }: Needs,
  { index, at }: Pick<View, 'index' | 'at'>,
  actor: Actor,
  asked: readonly string[],
): Promise<Chases> {
  const { reader } = store
  const on = clock.today()
  const [people, closed] = [await reportingPeople(reader), await closuresWithExceptions(reader)]
  const filings = [...new Set(asked)]
  const organisations = new Set(filings.map((filing) => parseFilingId(filing)?.organisation ?? ''))
  const open = new Map<string, OpenFiling>()
  for (const organisation of organisations)
    for (const one of await openFilings(reader, index, organisation, at)) open.set(one.filing, one)
  return store.write(async (writer) => {
    const told = (await remindersOf(writer, filings)).filter(({ day, point }) => day === on && point === null)
    const outcomes: ChaseOutcome[] = []
    for (const filing of filings) {
      const found = open.get(filing)
      const none = (outcome: ChaseOutcome['outcome']) => ({ filing, outcome, people: [] })
      if (!found || closed.closureFor(found.period, found.organisation)) outcomes.push(none('nothing-open'))
      else if (!mayAsk(index, actor, found)) outcomes.push(none('not-covered'))
      else {
        const all = answering(index, people, found)
        const before = new Set(told.flatMap((one) => (one.filing === filing ? one.people : [])))
        const fresh = all.filter(({ id }) => !before.has(id))
        if (fresh.length === 0) outcomes.push(none(all.length === 0 ? 'nobody' : 'already'))
        else {
          await tell(writer, { index, notices }, actor, { found, people: fresh, on, now: clock.now() })
          outcomes.push({ filing, outcome: 'told', people: fresh.map(({ displayName }) => displayName) })
        }
      }
    }
    return { on, outcomes }
  })
}

/** Whether an actor may chase a filing: a reviewer of one of its regions may, and a secretary may chase all. */
function mayAsk(index: CatalogueIndex, actor: Actor, { cells }: OpenFiling): boolean {
  return actor.rights.has('convene') || cells.some(({ region }) => coversRegion(index, actor, region))
}

async function tell(
  writer: Writer,
  { index, notices }: { readonly index: CatalogueIndex } & Pick<Deps, 'notices'>,
  actor: Actor,
  {
    found,
    people,
    on,
    now,
  }: {
    readonly found: OpenFiling
    readonly people: readonly Actor[]
    readonly on: string
    readonly now: string
  },
): Promise<void> {
  const { filing, organisation, period, deadline } = found
  // What nobody of them can report is not asked of them.
  const cells = found.cells.filter(({ region }) =>
    people.some((person) => coversRegion(index, person, region)),
  )
  const counts = countsOf({ cells })
  const number = (await lastReminder(writer, filing)) + 1
  const place = { filing, number, organisation, point: null, day: on }
  const entry = await storeReminder(writer, place, {
    ...{ actor: actor.id, at: now, deadline, ...counts },
    people: people.map(({ id }) => id),
  })
  const organisationName = nameOfOrganisation(index, organisation)
  const demo = people.every((person) => person.demo)
  const title = `${demo ? '【演示】' : ''}催报：${organisationName}${formatPeriodText(period)}`
  const messages = noticeMessages(notices, `filing/${filing}`, {
    ...{ event: entry.kind, at: entry.at, title, parties: ['owner'], organisation, item: null, demo },
    text: chaseText({ organisationName, period, deadline, byName: actor.displayName, ...counts }),
    people: people.map(({ name }) => name),
  })
  for (const message of messages) await writer.tell(message)
}
