import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import type { Actor } from '../../../access/actor.ts'
import type { OwnNarratives } from '../../../contract/narratives.ts'
import type { Deps } from '../../../deps.ts'
import { judge } from '../../../judging/judge.ts'
import { rowsOfMeeting, viewOfMeeting } from '../meeting-picture.ts'
import { meetingsWithState } from '../meetings.ts'
import { isOwn } from './answer-narrative.ts'
import { narrativesOf, shownNarratives } from './narratives.ts'

/**
 * The narratives asked of the caller's organisations for meetings in preparation: unanswered ones first, then by their due dates. It costs
 * the judging of their targets.
 */
export async function ownNarratives(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
): Promise<OwnNarratives> {
  const { reader } = deps.store
  const index = deps.catalogue.current()
  const found: OwnNarratives['narratives'] = []
  for (const meeting of await meetingsWithState(reader)) {
    if (meeting.state !== 'prepared') continue
    const own = (await narrativesOf(reader, meeting.id)).filter((narrative) => isOwn(index, actor, narrative))
    if (own.length === 0) continue
    const view = await viewOfMeeting(deps, meeting)
    const judged = await judge(
      view,
      own.flatMap(({ target }) => index.targets.get(target) ?? []),
    )
    const rows = new Map(rowsOfMeeting(index, judged, meeting.scopes).map((row) => [row.target, row]))
    const { id, title, date } = meeting
    const nameOf = distinctNames(
      index,
      own.map(({ organisation }) => organisation),
    )
    for (const narrative of await shownNarratives(reader, own, nameOf)) {
      const row = rows.get(narrative.target)
      if (row) found.push({ ...narrative, meeting: id, title, date, at: view.at, row, demo: row.demo })
    }
  }
  const order = (one: (typeof found)[number]) => `${one.answer ? 1 : 0} ${one.due}`
  return { narratives: found.sort((a, b) => (order(a) < order(b) ? -1 : 1)) }
}
