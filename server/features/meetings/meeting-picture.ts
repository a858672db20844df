import { agendaOf, type EarlierMeeting, type Picture } from '#metrics/agenda/agenda.ts'
import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import { outlookOf } from '#metrics/outlook/outlook.ts'
import { agendaOrderText, agendaSentence } from '#metrics/wording/judging/agenda.ts'
import type { MeetingSnapshot } from '../../contract/meetings.ts'
import type { Deps } from '../../deps.ts'
import { inPortions } from '../../event-loop-turns.ts'
import { rowsOf } from '../../judging/board.ts'
import { briefsOf, judge } from '../../judging/judge.ts'
import { viewOf, type View } from '../../judging/view.ts'
import type { HeldMeeting } from './meetings.ts'
import { snapshotText } from './queries.ts'

type Reading = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/** Targets whose outlook is reckoned in one go, in some milliseconds. */
const inOneGo = 16

/** The targets of a meeting's scopes, each once, in the order of its scopes. */
export function targetsOfMeeting(index: CatalogueIndex, scopes: readonly string[]): CataloguedTarget[] {
  // A document that was withdrawn since has no targets any more.
  return [...new Set(scopes.flatMap((scope) => index.targetsIn(scope) ?? []))]
}

/** The frozen meetings of the same series that came before it, newest first. */
export function earlierOf(meetings: readonly HeldMeeting[], { id, series, at }: HeldMeeting): HeldMeeting[] {
  return meetings.filter(
    (other) => other.series === series && other.id !== id && other.at < at && other.snapshots.length > 0,
  )
}

/**
 * A meeting's picture at a view: every target judged, with the chance of attaining it, and the agenda that follows from it
 * and from the frozen meetings before it. Costs the judging of its targets at the meeting's day and at that of the last
 * one, and one query a frozen meeting before it.
 */
export async function pictureOf(
  view: View,
  meeting: HeldMeeting,
  earlier: readonly HeldMeeting[],
): Promise<MeetingSnapshot> {
  const { index } = view
  const targets = targetsOfMeeting(index, meeting.scopes)
  const judged = await judge(view, targets)
  const scope = meeting.scopes[0]!
  const rows = rowsOf(index, judged, scope)
  const chances = await chancesOf(view, targets)
  const rowsWithChance = rows.map((row) => ({ ...row, chance: chances.get(row.target) ?? null }))
  const now: Picture = { at: view.at, standings: rowsWithChance }
  const agenda = agendaOf(now, await earlierPictures(view, earlier))
  const byTarget = new Map(rows.map((row) => [row.target, row]))
  const [last] = earlier
  return {
    at: view.at,
    sequence: view.asOf,
    order: agendaOrderText,
    comparedWith: last ? { id: last.id, at: last.snapshots[0]!.facts.at } : null,
    demo: rows.some(({ demo }) => demo),
    rule: index.lightRuleAt(view.at).id,
    items: agenda.map((item) => {
      const row = byTarget.get(item.target)!
      const regionName = index.regions.get(row.region)?.name ?? row.region
      return {
        kind: item.kind,
        target: item.target,
        organisation: row.organisation,
        sentence: agendaSentence(item, { ...row, regionName }),
        figures: { ...item.figures },
      }
    }),
    targets: rowsWithChance,
  }
}

async function chancesOf(
  view: View,
  targets: readonly CataloguedTarget[],
): Promise<ReadonlyMap<string, number | null>> {
  const chances = new Map<string, number | null>()
  for await (const portion of inPortions(targets, inOneGo)) {
    for (const { entry, input } of await briefsOf(view, portion)) {
      const outlook = outlookOf(input)
      chances.set(entry.record.id, 'none' in outlook ? null : outlook.probability)
    }
  }
  return chances
}

/** The last meeting's day is judged again by all that the view knows: a correction since then may have changed a light. */
async function earlierPictures(view: View, earlier: readonly HeldMeeting[]): Promise<EarlierMeeting[]> {
  const pictures: EarlierMeeting[] = []
  for (const { id, snapshots, scopes } of earlier) {
    const { version, at } = snapshots[0]!.facts
    const { targets } = JSON.parse((await snapshotText(view.reader, id, version))!) as MeetingSnapshot
    const revised = pictures.length === 0 ? await lightsAt({ ...view, at }, scopes) : undefined
    pictures.push({ at, standings: targets, ...(revised && { revised }) })
  }
  return pictures
}

async function lightsAt(view: View, scopes: readonly string[]): Promise<ReadonlyMap<string, Light | null>> {
  const judged = await judge(view, targetsOfMeeting(view.index, scopes))
  return new Map(judged.map(({ entry, assessment }) => [entry.record.id, assessment.light]))
}

/** The view at which a meeting that is not frozen is looked at: its reference date, or today where that is to come. */
export async function viewOfMeeting(deps: Reading, { at }: HeldMeeting): Promise<View> {
  const today = deps.clock.today()
  return viewOf(deps, { at: at > today ? today : at })
}
