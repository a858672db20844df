import type { Indicator } from '../../catalogue/indicator.ts'
import { Decimal } from '../../numbers/decimal.ts'
import type { PolicyFigure, PolicyReading } from '../../policy/reading/policy-reading.ts'
import { basisWords, comparatorWords } from '../cells/words-read.ts'
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
  /** Names and everyday names of the organisations that the plan's place has already. */
  readonly known: ReadonlySet<string>
  readonly indicators: ReadonlyMap<string, Pick<Indicator, 'id' | 'unit'>>
}

/**
 * A plan draft with what was accepted of a document: each target with its clause, who leads it and where it stands in the text.
 * What the draft has from the same place already is left as it is. Rule Y-8.
 */
export function draftOfReading(
  reading: PolicyReading,
  decisions: readonly DecidedFigure[],
  { draft, known, indicators }: Onto,
): { readonly draft: PlanDraft; readonly added: number } {
  const figures = new Map(reading.figures.map((figure) => [figure.start, figure]))
  const there = new Set(draft.targets.map(({ entry }) => entry))
  const targets = decisions
    .filter(
      ({ verdict, start }) => verdict !== 'rejected' && figures.has(start) && !there.has(entryAt(start)),
    )
    .toSorted((a, b) => a.start - b.start)
    .map((decided) => targetOf(figures.get(decided.start)!, decided, indicators.get(decided.indicator ?? '')))
  const clauses = newClauses(reading, targets, draft)
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
    },
    added: targets.length,
  }
}

/** Where a figure stands, as a citation names it. */
function entryAt(start: number): string {
  return `文中第${start + 1}字`
}

function documentOf({ title, number, issuers, signed, horizon }: PolicyReading): PlanDraft['document'] {
  const from = /(20\d\d) ?年?[-—–~至到]{1,2}20\d\d/.exec(title ?? '')?.[1]
  const start = from ?? signed
  return {
    ...(title && { title }),
    ...(number && { number }),
    ...(issuers.length > 0 && { issuers }),
    ...(signed && { signed }),
    ...(start && { start }),
    ...(horizon && { due: horizon }),
  }
}

function targetOf(
  figure: PolicyFigure,
  decided: DecidedFigure,
  joined: Pick<Indicator, 'id' | 'unit'> | undefined,
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
    entry: entryAt(figure.start),
    comparator: comparatorWords[comparator][0],
    basis: basisWords[figure.basis as keyof typeof basisWords][0],
    ...(joined && { indicator: joined.id }),
    ...(decided.lead && { lead: lead.filter((name) => name !== '') }),
    ...(figure.force && { force: figure.force === 'binding' ? '约束性' : '预期性' }),
    ...(figure.softeners.length > 0 && { softeners: figure.softeners }),
    says: figure.quote.slice(0, 300),
  }
}

/** The clauses that new targets stand in and the draft has not, with who answers for them. */
function newClauses(
  { clauses }: PolicyReading,
  targets: readonly TargetDraft[],
  draft: PlanDraft,
): ClauseDraft[] {
  const has = new Set(draft.clauses.map(({ path }) => path))
  const wanted = new Set(targets.flatMap(({ clause }) => (clause && !has.has(clause) ? [clause] : [])))
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
