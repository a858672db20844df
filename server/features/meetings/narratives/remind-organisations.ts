import { narrativeReminder, type NarrativeCause } from '#metrics/agenda/narrative-reminders.ts'
import { isWorkingDay } from '#metrics/calendar/calendar.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { systemActor } from '../../../access/actor.ts'
import type { Deps } from '../../../deps.ts'
import type { Job } from '../../../jobs/job.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Writer } from '../../../db/store.ts'
import { storePart } from '../../../records/kinds/meetings/meeting-parts.ts'
import { meetingsWithState, type MeetingWithState } from '../meetings.ts'
import { partsOfMeeting } from '../queries.ts'
import { narrativesOf, type CurrentNarrative } from './narratives.ts'
import { tellOrganisation } from './tell-organisations.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>

/** The prefix of a meeting's parts that each hold the reminders sent about a target. */
const toldPrefix = 'narrative-told/'

/**
 * The job reminds organisations, each working morning, of unanswered narratives for a coming meeting. Each reminder is a part of the
 * meeting, stored together with its message, so that a repeated run tells nothing twice. Rule J-10.
 */
export function narrativeRemindJob(needs: Needs): Job {
  return {
    name: 'narrative-reminders',
    title: '会前说明催办',
    pattern: '40 8 * * *',
    retry: { first: 60_000, cap: 3_600_000, attempts: 10 },
    run: () => remind(needs),
  }
}

async function remind({ store, clock, catalogue, notices }: Needs): Promise<void> {
  const index = catalogue.current()
  const today = clock.today()
  if (!isWorkingDay(today, index.calendar)) return
  await store.write(async (writer) => {
    for (const meeting of await meetingsWithState(writer)) {
      if (meeting.state !== 'prepared' || meeting.date < today) continue
      const told = await toldOf(writer, meeting.id)
      const due = (await narrativesOf(writer, meeting.id)).flatMap((narrative) => {
        const { causes = new Set<NarrativeCause>(), version = 0 } = told.get(narrative.target) ?? {}
        if (narrative.answer !== null) return []
        const cause = narrativeReminder({ due: narrative.due, told: causes }, today, index.calendar)
        return cause === null ? [] : [{ narrative, cause, causes, version }]
      })
      // An organisation gets one message for those of its narratives that have the same cause and due date.
      const groups = Map.groupBy(
        due,
        ({ narrative, cause }) => `${narrative.organisation} ${cause} ${narrative.due}`,
      )
      for (const group of groups.values()) {
        const [{ narrative, cause }] = group as [(typeof group)[number]]
        let entry!: LedgerEntry
        for (const one of group) entry = await storeTold(writer, meeting, one)
        const targets = group.map((one) => one.narrative.target)
        const { organisation, due: by } = narrative
        await tellOrganisation(
          writer,
          { notices, index },
          { id: meeting.id, title: meeting.title, demo: false },
          { entry, cause, organisation, targets, due: by },
        )
      }
    }
  })
}

async function toldOf(
  writer: Writer,
  meeting: string,
): Promise<ReadonlyMap<string, { causes: ReadonlySet<NarrativeCause>; version: number }>> {
  const parts = (await partsOfMeeting(writer, meeting)).filter(({ part }) => part.startsWith(toldPrefix))
  return new Map(
    parts.map(({ part, version, body }) => [
      part.slice(toldPrefix.length),
      { causes: new Set((JSON.parse(body) as { causes: NarrativeCause[] }).causes), version },
    ]),
  )
}

const causeWords: Readonly<Record<NarrativeCause, string>> = { 'due-soon': '将到期', overdue: '已过期限' }

function storeTold(
  writer: Writer,
  { id, title }: MeetingWithState,
  {
    narrative: { target, due },
    cause,
    causes,
    version,
  }: {
    narrative: CurrentNarrative
    cause: NarrativeCause
    causes: ReadonlySet<NarrativeCause>
    version: number
  },
): Promise<LedgerEntry> {
  const facts = {
    meeting: id,
    title,
    part: toldPrefix + target,
    version: version + 1,
    what: `${dateText(due)}前的答复${causeWords[cause]}`,
  }
  return storePart(writer, systemActor.id, 'meeting.narrative-reminded', facts, {
    causes: [...causes, cause],
  })
}
