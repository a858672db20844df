import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import { isDate } from '#metrics/period/civil-date.ts'
import { whomToAsk, type Reporter } from '#metrics/reporting/who-reports.ts'
import { dateText } from '#metrics/wording/dates.ts'
import { unfitDueText } from '#metrics/wording/reporting/narratives.ts'
import type { Actor } from '../../../access/actor.ts'
import type { NarrativesAsked } from '../../../contract/narratives.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { demoDayOf } from '../../../judging/demo-day.ts'
import { keepPart } from '../keep-part.ts'
import { refuseUnlessOpen } from '../meeting-transitions.ts'
import { meetingsWithState, meetingIn } from '../meetings.ts'
import { daysToAnswer } from './days-to-answer.ts'
import { tellOrganisation } from './tell-organisations.ts'
import { narrativePrefix, narrativesOf, type StoredNarrative } from './narratives.ts'

/**
 * Asks the organisations of these targets why the lights are as they are, what is done, and what they expect. A target that was
 * asked about before, or for which nobody could answer, is left out; each organisation gets one message. @returns the number of targets
 * that were asked about, and the names of those for which nobody could be asked. @throws AppError not-found, bad-item, conflict
 */
export async function askForNarratives(
  { store, clock, catalogue, notices }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>,
  actor: Actor,
  id: string,
  {
    targets,
    due,
    reporters,
  }: { readonly targets: readonly string[]; readonly due: string; readonly reporters: readonly Reporter[] },
): Promise<NarrativesAsked> {
  const meeting = meetingIn(await meetingsWithState(store.reader), id)
  if (!isDate(due)) throw new AppError('bad-item', `没有这一天：${due}。答复期限请写成 2024-10-31。`)
  const index = catalogue.current()
  const { earliest } = daysToAnswer(meeting, demoDayOf(index, actor) ?? clock.today(), index.calendar)
  const unfit = unfitDueText(due, { earliest, meeting: meeting.date })
  if (unfit !== null) throw new AppError('bad-item', unfit)
  const known = new Map(targetsOfScopes(index, meeting.scopes).map((entry) => [entry.record.id, entry]))
  const unknown = targets.find((target) => !known.has(target))
  if (unknown !== undefined)
    throw new AppError(
      'bad-item',
      `目标“${index.targets.get(unknown)?.record.name ?? unknown}”不在会议的范围内。请从会议的目标中选。`,
    )
  return store.write(async (writer) => {
    refuseUnlessOpen(meetingIn(await meetingsWithState(writer), id), 'ask', clock.today())
    const asked = new Set((await narrativesOf(writer, id)).map(({ target }) => target))
    const fresh = [...new Set(targets)].filter((target) => !asked.has(target))
    const whom = new Map(fresh.map((target) => [target, whomToAsk(index, known.get(target)!, reporters)]))
    const byOrganisation = Map.groupBy(fresh, (target) => whom.get(target))
    for (const target of fresh) {
      const organisation = whom.get(target)
      if (organisation === undefined) continue
      const content: StoredNarrative = {
        organisation,
        due,
        asked: { actor: actor.id, at: clock.now() },
        answer: null,
      }
      const name = index.organisations.get(organisation)?.name ?? organisation
      await keepPart(
        writer,
        { actor, today: clock.today() },
        {
          meeting: id,
          action: 'ask',
          kind: 'meeting.narrative-asked',
          part: narrativePrefix + target,
          basedOn: 0,
          what: `${name}，“${known.get(target)!.record.name}”，${dateText(due)}前`,
          content,
        },
      )
    }
    const entry = { at: clock.now(), kind: 'meeting.narrative-asked' } as const
    const unasked = byOrganisation.get(undefined) ?? []
    for (const [organisation, own] of byOrganisation)
      if (organisation !== undefined)
        await tellOrganisation(
          writer,
          { notices, index },
          { id, title: meeting.title, demo: actor.demo },
          { entry, cause: 'asked', organisation, targets: own, due },
        )
    const names = unasked.map((target) => known.get(target)!.record.name)
    return { asked: fresh.length - unasked.length, unasked: names }
  })
}
