import { Decimal } from '../../numbers/decimal.ts'
import { doubtOfImplied } from '../../policy/reading/figures/word-figures.ts'
import type { PolicyFigure, PolicyReading } from '../../policy/reading/policy-reading.ts'
import { basisSpellings, comparatorSpellings, kindSpellings } from '../cells/words-read.ts'
import { datesOfReading, type ChosenDates } from './dates-of-reading.ts'
import { documentBeside, freeEntry, markOf, ofAnotherDocument, sentenceOf } from './place-in-draft.ts'
import { cellsOfDefinition, type JoinedIndicator } from './joined-definition.ts'
import type { ClauseDraft, PlanDraft, TargetDraft } from '../plan-draft.ts'

/** What a person made of a figure: the cells are those that read otherwise than proposed. */
export interface DecidedFigure {
  readonly start: number
  readonly verdict: 'accepted' | 'joined' | 'rejected'
  /** The indicator that one is joined to. */
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
  /** What is gone on with; of a new plan an empty draft. */
  readonly draft: PlanDraft
  /** Code of the plan's region. */
  readonly region: string
  /** Names and everyday names of the organisations that the plan's place has already. */
  readonly known: ReadonlySet<string>
  readonly indicators: ReadonlyMap<string, JoinedIndicator>
  /** What is to be done or reported by a day, of what the document names. */
  readonly dates?: ChosenDates
}

/** A draft that was gone on with, and what became of the rest. */
export interface DraftedReading {
  readonly draft: PlanDraft
  readonly added: number
  readonly dated: number
  /** Targets that the draft had from the same sentence and place. */
  readonly already: number
  /** What the draft's own document is called, where it is another than this one. */
  readonly besides?: string
}

/**
 * A plan draft with what was accepted of a document: each target with its clause, who leads it and where it stands in the text.
 * What the draft has from the same sentence and place already is left as it is. Rule Y-8.
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

/** A plan counts from the first day of its first year: of 2026—2028年, of the year in its title, else of that in which it was signed. */
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

/** All of something: printed as 100 % or as 全覆盖, or only meant. */
function kindOf({ kind, doubt, value, unit }: PolicyFigure): { readonly kind?: string } {
  if (doubt === doubtOfImplied) return { kind: kindSpellings.implied[0] }
  return kind === 'coverage' || (value === '100' && unit === '%') ? { kind: kindSpellings.explicit[0] } : {}
}

/** The clauses that new rows stand in and the draft has not, with who answers for them. */
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

/** 9000座 in 万座 is 0.9. */
function rescaled(value: string, from: string, to: string): string {
  const scaleOf = (unit: string) => scales[unit.slice(0, unit.length - thingOf(unit).length)] ?? 1
  if (from === to || !/^\d+(?:\.\d+)?$/.test(value)) return value
  return new Decimal(value).times(scaleOf(from)).dividedBy(scaleOf(to)).toFixed()
}
