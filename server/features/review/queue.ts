import { reporterOf } from '#metrics/catalogue/indicator.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { byRisk } from '#metrics/reporting/review-risk.ts'
import { countExplanations, repeatedExplanation } from '#metrics/checks/repeated-explanation.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import type { CellState } from '#metrics/workflow/figure-workflow.ts'
import type { Finding, ReviewCount, ReviewItem, ReviewQueue } from '../../contract/review.ts'
import { recordOf, stateAsOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import { knownOfMany } from '../../db/observations/known-revisions.ts'
import type { View } from '../../judging/view.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import type { Actor } from '../../access/actor.ts'
import { enteredBy } from '../../workflow/entered-by.ts'
import { figureGuards, figureTransitions, isAtLevelOf, reviewOf } from '../../workflow/figure-guards.ts'
import { evidenceBeside, questionsBeside } from '../evidence/queries.ts'
import { closuresWithExceptions, type ClosuresWithExceptions } from '../periods/queries.ts'
import { namesOfActors } from '../people/queries.ts'
import { decisionShown, isBetweenLevels, stepShown } from './level-shown.ts'
import { endorsementsBy, waiting, waitingBySeries, type WaitingRow } from './queries.ts'
import { placeByRisk, waitingByRisk } from './risk/queries.ts'
import { riskOf } from './risk/risk-of.ts'
import { turnedBy } from './risk/turned-by.ts'
import { sourcesBeside } from './sources-beside.ts'
import { stalledFigures } from './stalled.ts'
import { filingOf, filingsBeside, spansOf, yearKey, yearOf, yearsBeside, yearsTo } from './years-beside.ts'

/** The number of earlier values that are shown beside a cell. */
const historyLength = 12

/** The cells that wait at a level of the caller, or all cells for an auditor. Rule W-11. */
function waitingFor({ index }: View, actor: Actor): (cell: WaitingAt) => boolean {
  return (cell) =>
    index.indicators.has(cell.indicator) && (actor.rights.has('audit') || isAtLevelOf(index, actor, cell))
}

type WaitingAt = Pick<WaitingRow, 'indicator' | 'region' | 'waitsFromLevel'>

/** The number of cells that wait at a level of the caller (all cells for an auditor), and of those that the caller may decide on. Rule W-2. */
export async function reviewCount(view: View, actor: Actor): Promise<ReviewCount> {
  const { reader, index } = view
  const listed = (await waitingBySeries(reader, actor.id)).filter(waitingFor(view, actor))
  const decidable = listed.filter(({ actor: author, endorsedLevel, entered, ...series }) => {
    if (entered) return false
    // No guard of a return asks for the period.
    const facts = { ...series, period: '', endorsedLevel: endorsedLevel ?? undefined, closed: false, author }
    return figureTransitions(index, actor, 'submitted', facts).includes('return')
  })
  const sum = (counted: typeof listed) => counted.reduce((sum, { cells }) => sum + cells, 0)
  return { waiting: sum(listed), decidable: sum(decidable) }
}

/**
 * The cells that wait for the reviewer's decision (an auditor sees all of them), oldest first, or by risk: first all with findings or by
 * another counting rule, and each page by rule W-12. They are read in pages, and their series a few at a time, however many cells wait.
 */
export async function reviewQueue(
  view: View,
  actor: Actor,
  { after, limit, order }: { readonly after: number; readonly limit: number; readonly order: 'age' | 'risk' },
): Promise<ReviewQueue> {
  const { reader, index, asOf } = view
  const isListed = waitingFor(view, actor)
  const turn = turnsTaken()
  const rows: WaitingRow[] = []
  const read = order === 'risk' ? waitingByRisk : waiting
  for await (const page of read(reader, after)) {
    await turn()
    rows.push(...page.filter(isListed))
    if (rows.length > limit) break
  }
  const last = rows.length > limit ? rows[limit - 1]! : null
  const next = last && (order === 'risk' ? placeByRisk(last) : last.submittedSequence)
  rows.splice(limit)
  const nameOf = await namesOfActors(
    reader,
    rows.flatMap((row) => [row.actor, row.decidedBy ?? row.actor]),
  )
  const endorsedLevel = await endorsementsBy(reader, actor.id, rows.filter(isBetweenLevels))
  const closed = await closuresWithExceptions(reader)
  const beside = await knownOfMany(
    reader,
    spansOf([...yearsBeside(view, rows), ...filingsBeside(index, rows)]),
    asOf,
  )
  const known = Map.groupBy(beside, (row) => yearKey(row, yearOf(row)))
  const explanations = new Map(
    [...Map.groupBy(beside, (row) => filingOf(index, row))].map(([filing, own]) => [
      filing,
      countExplanations(newest(own).map(({ note }) => note ?? '')),
    ]),
  )
  const evidenceOf = await evidenceBeside(reader, { index, actor }, rows, { asOf })
  const questionOf = await questionsBeside(reader, rows)
  const revisionsOf = await revisionsOfCells(reader, rows)
  const turned = order === 'risk' ? await turnedBy(view, rows) : new Set()
  const items: ReviewItem[] = []
  for (const row of rows) {
    await turn()
    const year = yearOf(row)
    items.push({
      ...itemOf(view, actor, row, {
        nameOf,
        endorsedLevel: endorsedLevel(row),
        enterers: enteredBy(revisionsOf(row), row),
        ...{ evidence: evidenceOf(row), question: questionOf(row) },
        closed,
        explanations: explanations.get(filingOf(index, row))!,
        known: yearsTo(year).flatMap((one) => known.get(yearKey(row, one)) ?? []),
        sources: sourcesBeside(view, row, (series) => known.get(yearKey(series, year)) ?? []),
      }),
      ...(turned.has(row) && { turns: true as const }),
    })
  }
  if (order === 'risk') items.sort((a, b) => byRisk(riskOf(a), riskOf(b)))
  return { sequence: asOf, items, next, stalled: after === 0 ? await stalledFigures(view, actor) : [] }
}

/** The last submitted revision of each cell. */
function newest(rows: readonly ObservationRow[]): ObservationRow[] {
  const last = new Map<string, ObservationRow>()
  for (const row of rows) {
    const before = last.get(cellKey(row))
    if (!before || before.revision < row.revision) last.set(cellKey(row), row)
  }
  return [...last.values()]
}

/** The data shown beside a waiting revision: names and closures of the whole queue, and explanations, evidence and values of its own. */
interface Beside {
  readonly evidence: ReviewItem['evidence']
  readonly question: ReviewItem['question']
  /** The lowest level at which the caller has endorsed it. */
  readonly endorsedLevel: number | undefined
  /** Who entered its value. */
  readonly enterers: ReadonlySet<string>
  readonly nameOf: (actor: string) => string
  readonly closed: ClosuresWithExceptions
  readonly explanations: ReadonlyMap<string, number>
  readonly known: readonly ObservationRow[]
  readonly sources: ReviewItem['sources']
}

function itemOf(
  { index, asOf: sequence }: View,
  actor: Actor,
  row: WaitingRow,
  { nameOf, endorsedLevel, enterers, evidence, question, closed, explanations, known, sources }: Beside,
): ReviewItem {
  const indicator = index.indicators.get(row.indicator)!
  const approved = known
    .filter((other) => stateAsOf(other, sequence) === 'approved')
    .sort((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1))
  const earlier = approved.filter(({ periodEnd }) => periodEnd < row.periodEnd)
  const same = approved.find(({ period }) => period === row.period)
  const previous = earlier.at(-1)
  const closure = closed.closureFor(row.period, reporterOf(indicator, row))
  const state = row.state as CellState
  const facts = {
    ...row,
    state,
    endorsedLevel,
    closed: closure !== null,
    author: row.actor,
    enteredBy: enterers,
  }
  return {
    observation: recordOf(row, sequence),
    name: indicator.name,
    unit: indicator.unit,
    decimals: indicator.decimals,
    regionName: index.regions.get(row.region)?.name ?? row.region,
    organisationName: nameOfOrganisation(index, reporterOf(indicator, row)),
    reporterName: nameOf(row.actor),
    approved: same ? recordOf(same, sequence) : null,
    previous: previous ? recordOf(previous, sequence) : null,
    history: earlier.slice(-historyLength).map((known) => {
      const { period, value, status } = recordOf(known, sequence)
      return { period, value, status }
    }),
    sources,
    judged: [row, ...index.computedFrom(row)].some(
      (series) => index.targetsOn(series.indicator, series.region).length > 0,
    ),
    findings: row.findings === null ? [] : (JSON.parse(row.findings) as Finding[]),
    ...{ evidence, question },
    repeated:
      repeatedExplanation(row.note ?? '', explanations, earlier.map(({ note }) => note ?? '').reverse()) ??
      null,
    own: enterers.has(actor.id),
    endorsed: !figureGuards(index, actor, facts)('one-level-each'),
    step: stepShown(reviewOf(index, facts)),
    decision: decisionShown(row, nameOf),
    transitions: figureTransitions(index, actor, state, facts),
    closure,
  }
}
