import { agendaOf, type EarlierMeeting, type Picture } from '#metrics/agenda/agenda.ts'
import { ranksAmong } from '#metrics/agenda/among.ts'
import { arrangeAgenda, editsThatHold } from '#metrics/agenda/arrange.ts'
import { milestonesOfScopes, targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { commitmentText } from '#metrics/catalogue/commitment-text.ts'
import { answeringOrganisations } from '#metrics/catalogue/target-groups.ts'
import { outlookOf } from '#metrics/outlook/outlook.ts'
import { agendaSequenceText } from '#metrics/wording/judging/agenda.ts'
import { ruleOptionTexts } from '#metrics/wording/judging/light-rules.ts'
import type { BoardRow } from '../../contract/board.ts'
import type { MeetingSnapshot } from '../../contract/meetings.ts'
import type { Deps } from '../../deps.ts'
import { namesOfActors } from '../people/queries.ts'
import { answeringFor, boardRow } from '../../judging/board-row.ts'
import { judge, type JudgedTarget } from '../../judging/judge.ts'
import { viewOf, viewOn, type View } from '../../judging/view.ts'
import type { AgendaEdits } from './agenda/agenda-edits.ts'
import { askedValues } from './agenda/asked-values.ts'
import { agendaEntries, type AgendaEntry } from './agenda/entries.ts'
import { orderDaysOf, ordersSeen, ordersToSpeakOf, shownOrders } from './agenda/meeting-orders.ts'
import { sourceDifferences } from './agenda/source-differences.ts'
import { chanceOf, curvesOf, type Foreseen } from '../../documents/curves/target-curves.ts'
import { namedScopes, type MeetingWithState } from './meetings.ts'
import { narrativesOf, shownNarratives, type CurrentNarrative } from './narratives/narratives.ts'
import { snapshotText } from './queries.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/**
 * The rows of a meeting's targets. Two organisations of one name are told apart. Of the documents that cite a target, the one that stands
 * first among the meeting's scopes is named.
 */
export function rowsOfMeeting(
  index: CatalogueIndex,
  judged: readonly JudgedTarget[],
  scopes: readonly string[],
): BoardRow[] {
  const nameOf = distinctNames(
    index,
    judged.map(({ catalogued }) => answeringFor(catalogued)),
  )
  return judged.map(({ catalogued, assessment }) => {
    const cites = (scope: string) => catalogued.record.citations.some(({ document }) => document === scope)
    return boardRow(catalogued, assessment, nameOf, scopes.find(cites))
  })
}

/** The facts of a meeting from which its picture is made, besides the view. */
interface PictureSubject {
  readonly meeting: MeetingWithState
  /** The frozen meetings before it, newest first. */
  readonly earlier: readonly MeetingWithState[]
  readonly edits: AgendaEdits
  readonly today: string
}

/**
 * A meeting's picture at a view: every target judged, with its chance of being attained, and the agenda that follows from the targets, the
 * frozen meetings before it and the orders, as it was edited. It costs the judging of all targets on two days, of each order's targets on
 * two days, and one query for each earlier meeting.
 */
export async function pictureOf(
  view: View,
  { meeting, earlier, edits, today }: PictureSubject,
): Promise<MeetingSnapshot> {
  const { index } = view
  const inputs = new Map<string, Foreseen>()
  const all = await judge(view, targetsOfScopes(index, meeting.scopes), ({ catalogued, input }) =>
    inputs.set(catalogued.record.id, { input, outlook: outlookOf(input) }),
  )
  const everyRow = rowsOfMeeting(index, all, meeting.scopes)
  // What does not exist in a region is not spoken of there, except where an order concerns it. Rule L-19.
  const judged = all.filter((_, place) => !everyRow[place]!.notApplicable)
  const found = everyRow.filter(({ notApplicable }) => !notApplicable)
  const narratives = await narrativesOf(view.reader, meeting.id)
  const [last] = earlier
  const days = {
    day: meeting.date < today ? meeting.date : today,
    lastDay: last?.date ?? null,
    lastAsOf: last?.snapshots[0]!.facts.asOf ?? null,
  }
  const earlierIds = new Set(earlier.map(({ id }) => id))
  const othersOf = new Map(
    all.map(({ catalogued }) => [catalogued.record.id, answeringOrganisations(catalogued).slice(1)]),
  )
  const led = everyRow.map((row) => ({ ...row, alsoLedBy: othersOf.get(row.target)!.map((id) => ({ id })) }))
  const orders = await ordersSeen(view, { meeting, earlierIds, rows: led }, days)
  const organisationName = distinctNames(index, [
    ...[...found, ...narratives, ...orders.map(({ item }) => item)].map(({ organisation }) => organisation),
    ...[...othersOf.values()].flat(),
    ...orders.flatMap(({ item }) => item.collaborators),
    ...milestonesOfScopes(index, meeting.scopes).flatMap(({ organisations }) => organisations),
  ])
  const rows = found.map((row) => ({ ...row, organisationName: organisationName(row.organisation) }))
  const rowsWithChance = rows.map((row) => ({ ...row, chance: chanceOf(inputs.get(row.target)!) }))
  const now = agendaPictureOf(view, { judged, rows: rowsWithChance, narratives })
  const entries = agendaEntries(index, {
    items: agendaOf(now, await earlierPictures(view, earlier), edits.added),
    rows,
    differences: await sourceDifferences(view, judged),
    scopes: meeting.scopes,
    days: { at: view.at, lastAt: last?.snapshots[0]!.facts.at ?? null },
    orders: ordersToSpeakOf(orders, days, index),
    nameOf: organisationName,
  })
  const holding = editsThatHold(
    entries.map(({ key }) => key),
    edits.items,
  )
  const dropped = new Set(entries.flatMap(({ key }) => (holding.get(key)?.dropped ? key : [])))
  const agenda = arrangeAgenda(entries, { order: edits.order, dropped })
  const nameOf = await namesOfActors(
    view.reader,
    [...holding.values()].map(({ actor }) => actor),
  )
  const rule = index.lightRuleAt(view.at)
  const onAgenda = new Set(agenda.items.flatMap(({ target }) => target ?? []))
  const told = (entry: AgendaEntry) => {
    const edit = holding.get(entry.key)
    return { ...entry, comment: edit?.comment ?? null, editedBy: edit ? nameOf(edit.actor) : null }
  }
  const shown = await shownOrders(view, orders, { days, targets: onAgenda, nameOf: organisationName })
  return {
    at: view.at,
    sequence: view.asOf,
    order: agendaSequenceText,
    comparedWith: last ? { id: last.id, at: last.snapshots[0]!.facts.at } : null,
    demo: rows.some(({ demo }) => demo) || shown.some(({ demo }) => demo),
    rule: rule.id,
    lightRule: {
      name: rule.name,
      onSchedule: { exclusive: false, ...rule.cuts.onSchedule },
      behind: { exclusive: false, ...rule.cuts.behind },
      options: ruleOptionTexts(rule),
    },
    scopes: namedScopes(index, meeting),
    items: agenda.items.map(told),
    dropped: agenda.dropped.map((entry) => ({
      ...told(entry),
      reason: holding.get(entry.key)!.dropped!,
    })),
    narratives: await shownNarratives(view.reader, narratives, organisationName),
    orders: shown,
    ordersOn: days.day,
    targets: rowsWithChance.map((row) => ({
      ...row,
      ...(othersOf.get(row.target)!.length > 0 && {
        alsoLedBy: othersOf.get(row.target)!.map((id) => ({ id, name: organisationName(id) })),
      }),
      regionName: index.regions.get(row.region)?.name ?? row.region,
      documentTitle: index.documents.get(row.document)?.shortTitle ?? row.document,
      commitment: commitmentText(index.targets.get(row.target)!.target),
    })),
    curves: await curvesOf(
      rows.filter(({ target }) => onAgenda.has(target)),
      inputs,
      orderDaysOf(orders),
    ),
  }
}

/** The targets as they stand, with the expectations of their organisations, the values to ask for, and their ranks. */
function agendaPictureOf(
  view: View,
  {
    judged,
    rows,
    narratives,
  }: {
    judged: readonly JudgedTarget[]
    rows: readonly (BoardRow & { readonly chance: number | null })[]
    narratives: readonly CurrentNarrative[]
  },
): Picture {
  const judgementOf = new Map(narratives.map(({ target, answer }) => [target, answer?.judgement ?? null]))
  const among = ranksAmong(rows)
  const standings = rows.map((row, place) => ({
    ...row,
    judgement: judgementOf.get(row.target) ?? null,
    among: among.get(row.target) ?? null,
    ...askedValues(judged[place]!, view),
  }))
  return { at: view.at, standings }
}

/** The earlier meetings. The day of the last one is judged again by what the view knows: a correction may have changed a light. */
async function earlierPictures(view: View, earlier: readonly MeetingWithState[]): Promise<EarlierMeeting[]> {
  const pictures: EarlierMeeting[] = []
  for (const { id, snapshots, scopes } of earlier) {
    const { version, at } = snapshots[0]!.facts
    const { targets } = JSON.parse((await snapshotText(view.reader, id, version))!) as MeetingSnapshot
    const revised = pictures.length === 0 ? await lightsAt(viewOn(view, at), scopes) : undefined
    pictures.push({ at, standings: targets, ...(revised && { revised }) })
  }
  return pictures
}

async function lightsAt(view: View, scopes: readonly string[]): Promise<ReadonlyMap<string, Light | null>> {
  const judged = await judge(view, targetsOfScopes(view.index, scopes))
  return new Map(judged.map(({ catalogued, assessment }) => [catalogued.record.id, assessment.light]))
}

/** The view of a meeting that is not frozen: at its reference date, or today if that is in the future. */
export async function viewOfMeeting(deps: Needs, { at }: MeetingWithState): Promise<View> {
  const today = deps.clock.today()
  return viewOf(deps, { at: at > today ? today : at })
}
