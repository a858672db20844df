import { cellKey, seriesKey } from '#metrics/catalogue/cell-key.ts'
import { workingDaysBetween } from '#metrics/calendar/calendar.ts'
import { dayNumber } from '#metrics/period/civil-date.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { formatPeriod } from '#metrics/period.ts'
import {
  isOnDesk,
  isUndecided,
  type CellState,
  type WorkflowState,
} from '#metrics/workflow/figure-workflow.ts'
import type { Filing, Filings } from '../../contract/filings.ts'
import type { CellRange } from '../../db/observations/newest-revision.ts'
import type { RevisionRow } from '../../db/observations/decision.ts'
import { stateAsOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import { knownOfMany } from '../../db/observations/known-revisions.ts'
import type { View } from '../../judging/view.ts'
import type { Actor } from '../../access/actor.ts'
import { figureTransitions, reviewOf } from '../../workflow/figure-guards.ts'
import { stalledAt, type Reviewers } from '../../workflow/unreviewed.ts'
import { questionsBeside } from '../evidence/queries.ts'
import { closuresWithExceptions, type ClosuresWithExceptions } from '../periods/queries.ts'
import { namesOfActors, reviewersOf } from '../people/queries.ts'
import { chasedOf } from '../reminders/queries.ts'
import { filingCell, spanBeside } from './filing-cell.ts'
import { awaitedBy } from '#metrics/reporting/awaited-figures.ts'
import { filingId, firstDeadline, owedBy, parseFilingId, type Owed } from '#metrics/reporting/owed-cells.ts'
import { newestRevisionsIn } from './queries.ts'

/** The filings of the reporter's organisations at the view's reference date: open ones by deadline, then the others, latest first. */
export async function filings({ reader, index, at, asOf }: View, actor: Actor): Promise<Filings> {
  const closed = await closuresWithExceptions(reader)
  const found: Filing[] = []
  for (const organisation of actor.organisations) {
    const owed = owedBy(index, { organisation, regions: actor.regions }, at)
    const newest = byCell(await newestRevisionsIn(reader, rangeOf(owed)))
    const redrafted = await redraftedCells(reader, newest)
    found.push(...owed.map((one) => summary(index, one, { newest, redrafted, closed, at })))
  }
  const chased = await chasedOf(
    reader,
    found.filter(isOpen).map(({ id }) => id),
  )
  const shown = found.map((one) => (isOpen(one) ? { ...one, chased: chased(one.id) } : one))
  const awaited = awaitedBy(index, actor, at).map(({ indicator, period, from, deadline }) => {
    const { id, name } = indicator
    return { indicator: id, name, period: formatPeriod(period, 'sdmx'), from, deadline }
  })
  return { sequence: asOf, at, filings: shown.sort(byUrgency), awaited }
}

/** One filing with its cells. @throws AppError organisation-not-allowed, not-found */
export async function filing(view: View, actor: Actor, id: string): Promise<Filing> {
  const { reader, index, at } = view
  const { organisation, period } = parseFilingId(id) ?? { organisation: '', period: '' }
  if (!actor.organisations.includes(organisation)) {
    throw new AppError('organisation-not-allowed', `填报单 ${id} 不属于您的单位。`)
  }
  const owed = owedBy(index, { organisation, regions: actor.regions }, at).find(
    ({ periodText }) => periodText === period,
  )
  if (!owed) throw new AppError('not-found', `没有填报单 ${id}：这一期不需填报，或尚未结束。`)
  const newest = byCell(await newestRevisionsIn(reader, rangeOf([owed])))
  const known = await knownOfMany(
    reader,
    owed.cells.map((cell) => spanBeside(view, cell, owed.period)),
    view.asOf,
  )
  const bySeries = Map.groupBy(known, seriesKey)
  const closed = await closuresWithExceptions(reader)
  const questionOf = await questionsBeside(
    reader,
    owed.cells.map(({ indicator, region }) => ({ indicator: indicator.id, region, period })),
  )
  const nameOf = await namesOfActors(
    reader,
    [...newest.values()].map(({ actor: author }) => author),
  )
  const reviewers = await reviewersOf(reader)
  const turn = turnsTaken()
  const cells = []
  for (const cell of owed.cells) {
    await turn()
    const series = { indicator: cell.indicator.id, region: cell.region }
    const current = newest.get(cellKey({ ...series, period }))
    const rows = bySeries.get(seriesKey(series)) ?? []
    const state = (current?.state ?? 'empty') as CellState
    const facts = {
      ...{ ...series, period },
      closed: closed.closureFor(period, organisation) !== null,
      author: current?.actor,
      decided: current?.decidedSequence != null,
      waitsFromLevel: current?.waitsFromLevel ?? null,
      inReview: handedInState(rows, period, view.asOf) === 'in-review',
    }
    cells.push({
      ...filingCell(view, cell, owed.period, rows, current),
      actorName: current ? nameOf(current.actor) : null,
      question: questionOf({ ...series, period }),
      nobodyReviews: isUndecided(state) ? regionWithout(index, facts, reviewers) : null,
      waitsAt: isUndecided(state) ? (reviewOf(index, facts).step.level ?? null) : null,
      transitions: figureTransitions(index, actor, state, facts),
    })
  }
  const chased = await chasedOf(reader, [id])
  const redrafted = await redraftedCells(reader, newest)
  return { ...summary(index, owed, { newest, redrafted, closed, at }), chased: chased(id), cells }
}

function regionWithout(index: CatalogueIndex, ...figure: WaitingFigure): string | null {
  const step = stalledAt(index, ...figure)
  return step ? (index.regions.get(step.region)?.name ?? step.region) : null
}
type WaitingFigure = [Parameters<typeof stalledAt>[1], Reviewers]

/** The state of the newest revision of a period that was handed in. */
function handedInState(rows: readonly ObservationRow[], period: string, asOf: number): string | undefined {
  const own = rows.filter((row) => row.period === period).sort((a, b) => b.revision - a.revision)
  return own[0] && stateAsOf(own[0], asOf)
}

function rangeOf(owed: readonly Owed[]): CellRange {
  const cells = owed.flatMap((one) => one.cells)
  const years = owed.map(({ period }) => period.year)
  return {
    indicators: [...new Set(cells.map(({ indicator }) => indicator.id))],
    regions: [...new Set(cells.map(({ region }) => region))],
    years: { from: Math.min(...years), to: Math.max(...years) },
  }
}

function byCell(rows: readonly RevisionRow[]): ReadonlyMap<string, RevisionRow> {
  return new Map(rows.map((row) => [cellKey(row), row]))
}

/** The cells in which a draft follows what was returned. They stay returned until it is handed in, so that it is found again. */
async function redraftedCells(
  reader: Reader,
  newest: ReadonlyMap<string, RevisionRow>,
): Promise<ReadonlySet<string>> {
  const drafts = [...newest.values()].filter(({ state }) => state === 'draft')
  if (drafts.length === 0) return new Set()
  const revisionsOf = await revisionsOfCells(reader, drafts)
  const isRedrafted = (draft: RevisionRow) =>
    revisionsOf(draft).findLast(({ state }) => !isOnDesk(state as WorkflowState))?.state === 'returned'
  return new Set(drafts.filter(isRedrafted).map(cellKey))
}

/** What a filing is counted by: the newest revision of each cell, and the cells that are returned although a draft is newer. */
interface CountedBy {
  readonly newest: ReadonlyMap<string, RevisionRow>
  readonly redrafted: ReadonlySet<string>
  readonly closed: ClosuresWithExceptions
  readonly at: string
}

function summary(
  index: CatalogueIndex,
  { organisation, periodText, deadline: first, cells }: Owed,
  { newest, redrafted, closed, at }: CountedBy,
): Filing {
  const states = cells.map(({ indicator, region }) => {
    const key = cellKey({ indicator: indicator.id, region, period: periodText })
    return redrafted.has(key) ? 'returned' : ((newest.get(key)?.state ?? 'empty') as CellState)
  })
  // The cells of a filing may have several deadlines; the one that counts is that of what is still missing.
  const deadline = firstDeadline(cells.filter((_, place) => isMissing(states[place]!))) ?? first
  const closure = closed.closureFor(periodText, organisation)
  const count = (state: CellState) => states.filter((other) => other === state).length
  return {
    id: filingId(organisation, periodText),
    organisation,
    organisationName: nameOfOrganisation(index, organisation),
    period: periodText,
    deadline,
    at,
    workingDaysLeft: workingDaysBetween(at, deadline, index.calendar),
    overdueDays: Math.max(0, dayNumber(at) - dayNumber(deadline)),
    closed: closure !== null,
    closure,
    exception: closed.exceptionFor(periodText, organisation),
    counts: {
      owed: cells.length,
      empty: count('empty'),
      draft: count('draft'),
      submitted: states.filter(isUndecided).length,
      approved: count('approved') + count('cleared'),
      returned: count('returned'),
    },
    chased: null,
    cells: [],
  }
}

const isMissing = (state: CellState) => state === 'empty' || state === 'draft' || state === 'returned'

function isOpen({ closed, counts }: Filing): boolean {
  return !closed && counts.empty + counts.draft + counts.returned > 0
}

function byUrgency(a: Filing, b: Filing): number {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1
  const byDeadline = a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0
  return isOpen(a) ? byDeadline : -byDeadline
}
