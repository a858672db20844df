import { Decimal } from '../../numbers/decimal.ts'
import { doubtOfImplied } from '../../policy/reading/figures/word-figures.ts'
import type { PolicyFigure, PolicyReading } from '../../policy/reading/policy-reading.ts'
import { basisSpellings, comparatorSpellings, kindSpellings } from '../cells/words-read.ts'
import { datesOfReading, type ChosenDates } from './dates-of-reading.ts'
import { documentBeside, freeEntry, markOf, ofAnotherDocument, sentenceOf } from './place-in-draft.ts'
import { cellsOfDefinition, type JoinedIndicator } from './joined-definition.ts'
import type { ClauseDraft, PlanDraft, TargetDraft } from '../plan-draft.ts'

/** A person's decision on a figure: its cells are those that differ from the proposal. */
export interface DecidedFigure {
  /** The place of the figure in the text, as in `PolicyFigure`. */
  readonly start: number
  readonly verdict: 'accepted' | 'joined' | 'rejected'
  /** The existing indicator that a joined figure belongs to. */
  readonly indicator?: string
  readonly name?: string
  readonly comparator?: PolicyFigure['comparator']
  readonly value?: string
  readonly high?: string
  readonly unit?: string
  readonly due?: string
  readonly baseline?: string
  readonly clause?: string
  readonly lead?: string
}

interface Onto {
  /** The draft to continue; empty for a new plan. */
  readonly draft: PlanDraft
  /** The code of the plan's region. */
  readonly region: string
  /** The names and everyday names of the organisations that the plan's region already has. */
  readonly known: ReadonlySet<string>
  readonly indicators: ReadonlyMap<string, JoinedIndicator>
  /** The chosen milestones and duties of the document. */
  readonly dates?: ChosenDates
}

/** The continued draft, and the numbers of what was added and left out. */
export interface DraftedReading {
  readonly draft: PlanDraft
  /** The number of targets that were added. */
  readonly added: number
  /** The number of milestones and duties that were added. */
  readonly dated: number
  /** The number of targets that the draft already had from the same sentence and place. */
  readonly already: number
  /** The title of the draft's own document, where it is another one. */
  readonly besides?: string
}

/**
 * A plan draft with the accepted figures of a document: each target with its clause, its lead and its place in the text. Targets that the
 * draft already has from the same sentence and place stay as they are. Rule Y-8.
 */
export function draftOfReading(
  read: PolicyReading,
  decisions: readonly DecidedFigure[],
  { draft, region, known, indicators, dates = {} }: Onto,
): DraftedReading {
  const besides = documentBeside(read, draft)
  const reading = besides === undefined ? read : ofAnotherDocument(read)
  const figures = new Map(reading.figures.map((figure) => [figure.start, figure]))
  const taken = decisions
    .filter(({ verdict, start }) => verdict !== 'rejected' && figures.has(start))
    .toSorted((a, b) => a.start - b.start)
  const targets = taken.flatMap((decided) => {
    const figure = figures.get(decided.start)!
    const entry = freeEntry(read, figure, { draft, besides })
    if (entry === undefined) return []
    const joined = indicators.get(decided.indicator ?? '')
    const clause = decided.clause && besides ? markOf(read) + decided.clause : decided.clause
    return [targetOf(figure, { ...decided, ...(clause && { clause }) }, { entry, joined, region })]
  })
  const { milestones, duties } = datesOfReading(reading, dates, draft)
  const clauses = newClauses(reading, [...targets, ...milestones, ...duties], draft)
  const named = new Set([
    ...known,
    ...draft.organisations.flatMap(({ name = '', aliases = [] }) => [name, ...aliases]),
  ])
  const printed = [
    ...clauses.flatMap(({ lead = [], support = [], joint = [] }) => [...lead, ...support, ...joint]),
    ...targets.flatMap(({ lead = [] }) => lead),
  ]
  const organisations = [...new Set(printed)].filter((name) => !named.has(name)).map((name) => ({ name }))
  return {
    draft: {
      ...draft,
      document: { ...documentOf(reading), ...draft.document },
      organisations: [...draft.organisations, ...organisations],
      clauses: [...draft.clauses, ...clauses],
      targets: [...draft.targets, ...targets],
      milestones: [...draft.milestones, ...milestones],
      duties: [...draft.duties, ...duties],
    },
    added: targets.length,
    dated: milestones.length + duties.length,
    already: taken.length - targets.length,
    ...(besides !== undefined && { besides }),
  }
}

/** A plan begins on the first day of its first year: of 2026—2028年, of the year in its title, otherwise of the year of its signing. */
function documentOf({ title, number, issuers, signed, horizon }: PolicyReading): PlanDraft['document'] {
  const words = title ?? ''
  const from = /(20\d\d) ?年?[-—–~至到]{1,2}20\d\d/.exec(words)?.[1]
  const isOfYear = horizon !== undefined && new RegExp(`${horizon} ?年`).test(words)
  const start = from ?? (isOfYear ? horizon : signed?.slice(0, 4))
  return {
    ...(title && { title }),
    ...(number && { number }),
    ...(issuers.length > 0 && { issuers }),
    ...(signed && { signed }),
    ...(start && { start }),
    ...(start && from === undefined && !isOfYear && { spanAssumed: '是' }),
    ...(horizon && { due: horizon }),
  }
}

function targetOf(
  figure: PolicyFigure,
  decided: DecidedFigure,
  { entry, joined, region }: { entry: string; joined: JoinedIndicator | undefined; region: string },
): TargetDraft {
  const comparator = decided.comparator ?? figure.comparator
  const printed = decided.unit ?? figure.unit
  const unit = joined && thingOf(printed) === thingOf(joined.unit) ? joined.unit : printed
  const inUnit = (value: string | undefined) => value && rescaled(value, printed, unit)
  const cells = {
    clause: decided.clause ?? figure.clause,
    name: decided.name ?? figure.name,
    value: inUnit(decided.value ?? figure.value ?? figure.low),
    high: comparator === 'range' ? inUnit(decided.high ?? figure.high) : undefined,
    unit,
    due: decided.due ?? figure.deadline,
    baseline: inUnit(decided.baseline ?? figure.baseline),
  }
  const lead = (decided.lead ?? '').split(/[、，,;；]/).map((name) => name.trim())
  return {
    ...Object.fromEntries(Object.entries(cells).filter(([, words]) => words)),
    entry,
    comparator: comparatorSpellings[comparator][0],
    basis: basisSpellings[figure.basis as keyof typeof basisSpellings][0],
    ...(joined && cellsOfDefinition(joined, region)),
    ...(decided.lead && { lead: lead.filter((name) => name !== '') }),
    ...kindOf(figure),
    ...(figure.force && { force: figure.force === 'binding' ? '约束性' : '预期性' }),
    ...(figure.softeners.length > 0 && { softeners: figure.softeners }),
    says: sentenceOf(figure),
  }
}

/** The kind of a full coverage: implied where the text only implies all, otherwise explicit. Other figures have none. */
function kindOf({ kind, doubt, value, unit }: PolicyFigure): { readonly kind?: string } {
  if (doubt === doubtOfImplied) return { kind: kindSpellings.implied[0] }
  return kind === 'coverage' || (value === '100' && unit === '%') ? { kind: kindSpellings.explicit[0] } : {}
}

/** The clauses of new rows that the draft lacks, with their organisations. */
function newClauses(
  { clauses }: PolicyReading,
  rows: readonly { readonly clause?: string }[],
  draft: PlanDraft,
): ClauseDraft[] {
  const has = new Set(draft.clauses.map(({ path }) => path))
  const wanted = new Set(rows.flatMap(({ clause }) => (clause && !has.has(clause) ? [clause] : [])))
  const read = new Map(clauses.toReversed().map((clause) => [clause.path, clause]))
  return [...wanted].map((path) => {
    const clause = read.get(path)
    const { lead = [], support = [], joint = [] } = clause?.responsible ?? {}
    return {
      path,
      ...(clause && { title: clause.title }),
      ...(lead.length > 0 && { lead }),
      ...(support.length > 0 && { support }),
      ...(joint.length > 0 && { joint }),
    }
  })
}

const scales: Readonly<Record<string, string>> = { 万亿: '1e12', 亿: '1e8', 万: '1e4' }

/** A unit without its scale: 座 of 万座. */
function thingOf(unit: string): string {
  return unit.replace(/^(?:万亿|亿|万)(?=.)/, '')
}

/** A figure in another scale: 9000座 in 万座 is 0.9. */
function rescaled(value: string, from: string, to: string): string {
  const scaleOf = (unit: string) => scales[unit.slice(0, unit.length - thingOf(unit).length)] ?? 1
  if (from === to || !/^\d+(?:\.\d+)?$/.test(value)) return value
  return new Decimal(value).times(scaleOf(from)).dividedBy(scaleOf(to)).toFixed()
}
