import type { DemoMeeting } from '#seeds/demo/demo-meetings.ts'
import type { DemoPerson } from '#seeds/demo/demo-people.ts'
import { rightsOf, type Actor } from '../access/actor.ts'
import type { Deps } from '../deps.ts'
import { allInstructions } from '../features/action-items/queries.ts'
import { allSteps } from '../records/kinds/action-items.ts'
import { editItem } from '../features/meetings/agenda/edit-agenda.ts'
import { conveneMeeting } from '../features/meetings/convene-meeting.ts'
import { freezeMeeting } from '../features/meetings/freeze-meeting.ts'
import { closeMeeting, holdMeeting } from '../features/meetings/hold-meeting.ts'
import { answerNarrative } from '../features/meetings/narratives/answer-narrative.ts'
import { askForNarratives } from '../features/meetings/narratives/ask-for-narratives.ts'
import { allMeetings } from '../features/meetings/queries.ts'
import { keepNote } from '../features/meetings/room/notes.ts'
import { seedOrders, type DatedAct, type ShippedOrders } from '../records/seed-orders.ts'

/** The work of the demo people, besides reporting. */
interface DemoWork extends ShippedOrders {
  readonly meetings: readonly DemoMeeting[]
  readonly people: readonly DemoPerson[]
}

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/**
 * Holds the meetings of the demo, each after the acts on orders before it, and keeps the demo's orders and instructions, unless there are
 * meetings, orders or instructions already. Ordinary use cases prepare, freeze and hold the meetings, on their own days.
 */
export async function seedDemoWork(needs: Needs, { meetings, people, ...shipped }: DemoWork): Promise<void> {
  const { store, catalogue } = needs
  const { reader } = store
  const known = [allMeetings, allSteps, allInstructions]
  for (const all of known) if ((await all(reader)).length > 0) return
  const held = meetings.filter(({ scopes }) =>
    scopes.every((scope) => (catalogue.current().targetsIn(scope) ?? []).length > 0),
  )
  for (let place = 0; place <= held.length; place++) {
    await seedOrders(store, shipped, (act) => meetingsBefore(act, held) === place)
    const meeting = held[place]
    if (meeting) await hold(needs, meeting, people)
  }
}

/** The number of meetings held before an act: a meeting's orders come after it. */
function meetingsBefore({ on, action }: DatedAct, meetings: readonly DemoMeeting[]): number {
  const ordered = action === 'file' || action === 'assign'
  return meetings.filter(({ date }) => date < on || (ordered && date === on)).length
}

async function hold(needs: Needs, meeting: DemoMeeting, people: readonly DemoPerson[]): Promise<void> {
  const { title, date, at, scopes, asked, comments, notes } = meeting
  const { store, catalogue } = needs
  // A demo meeting is prepared on its own day. Its messages are sent to nobody, because its events never happened.
  const clock = { ...needs.clock, today: () => date }
  const deps = { store, catalogue, clock, notices: { webhook: null, mail: null } }
  const secretary = actorOf(people, ({ roles }) => roles.includes('secretary'))
  const { id } = await conveneMeeting(deps, secretary, {
    series: 'weekly',
    title,
    date,
    at,
    scopes: [...scopes],
  })
  await askForNarratives(deps, secretary, id, { ...asked, reporters: people })
  for (const { by, target, said } of asked.answers) {
    const actor = actorOf(people, ({ name }) => name === by)
    await answerNarrative(deps, actor, { meeting: id, target, basedOn: 1 }, said)
  }
  for (const [key, comment] of Object.entries(comments))
    await editItem(deps, secretary, { meeting: id, key, basedOn: 0 }, { dropped: null, comment })
  await freezeMeeting(deps, secretary, id, {})
  await holdMeeting(deps, secretary, id)
  for (const { page, ...words } of notes)
    await keepNote(deps, secretary, { meeting: id, page, basedOn: 0 }, words)
  await closeMeeting(deps, secretary, id)
}

function actorOf(people: readonly DemoPerson[], is: (person: DemoPerson) => boolean): Actor {
  const person = people.find(is)!
  const id = `person:${person.name}`
  return { kind: 'person', id, ...person, rights: rightsOf(person.roles), demo: true }
}
