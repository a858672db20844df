import { isCollected } from '../reporting/collection.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import { isCumulative } from './judging-mode.ts'
import { opensYear } from '../period.ts'
import { ORIGINAL } from '../series/breaks.ts'
import { approvedAt, definitionAt, isExcused } from '../series/series.ts'
import type { Series } from '../series/series.ts'
import { emptyTally, withPart, withUnknown } from './tally.ts'
import type { TallyPart, Tally } from './tally.ts'
import type { Target } from '../catalogue/target.ts'

/** The amount to which a period's own value is added, which gives the judged figure. */
export interface Carried {
  /** null: unknown, because a value that it needs is missing, measured by another definition, or a lower bound that is subtracted. */
  readonly amount: Decimal | null
  /** A certain lower limit of the amount, from values that cannot be negative. Rule B-4. */
  readonly atLeast: Decimal | null
  /** The number of the break of definition between the values that it needs and the period's own value. Rule G-7. */
  readonly brokenAt?: number
  /** Whether a figure that was printed as a lower bound is part of it. */
  readonly lowerBound: boolean
  /** Whether the sum lacks an unreported period. */
  readonly incomplete: boolean
  readonly demo: boolean
}

/** The starting value of a span, and the definition by which it is measured, as `definitionOf` numbers it. */
export interface SpanOrigin {
  readonly value: DecimalInput
  readonly definition: number
  readonly demo: boolean
}

const plain = { lowerBound: false, incomplete: false, demo: false }
const NOTHING: Carried = { amount: new Decimal(0), atLeast: new Decimal(0), ...plain }
const UNKNOWN: Carried = { amount: null, atLeast: null, ...plain }

/**
 * The carried amount of each period from the span's first to the series' last (rule B-2): nothing where the value itself is judged; minus
 * the baseline on a level series; the sum of earlier increments; or the sum of earlier year-ends, minus what the first year had before a
 * span that starts within it. It never crosses a break of definition (rule G-7).
 */
export function carriedAmounts(
  target: Target,
  series: Series,
  first: number,
  baseline: SpanOrigin | null,
): readonly Carried[] {
  const { accumulation } = target.indicator
  const indexes = Array.from(
    { length: Math.max(0, series.first + series.approved.length - first) },
    (_, step) => first + step,
  )
  if (!isCumulative(target)) return indexes.map(() => NOTHING)
  if (accumulation === 'level') return lessBaseline(series, indexes, baseline)
  return accumulation === 'increment'
    ? incrementsBefore(target, series, indexes)
    : yearsBefore(target, series, indexes)
}

/** The judged figure: carried + value, exactly; null where the carried amount is unknown. */
export function achievedWith(carried: Carried, value: DecimalInput): DecimalInput | null {
  return addTo(carried.amount, value)
}

/** A certain lower limit of the judged figure; null where there is none. */
export function atLeastWith(carried: Carried, value: DecimalInput): DecimalInput | null {
  return addTo(carried.atLeast, value)
}

function addTo(amount: Decimal | null, value: DecimalInput): DecimalInput | null {
  if (amount === null) return null
  return amount.isZero() ? value : amount.plus(value).toString()
}

/** The carried amounts of "new N" on a level series. */
function lessBaseline(series: Series, indexes: readonly number[], baseline: SpanOrigin | null): Carried[] {
  if (!baseline) return indexes.map(() => UNKNOWN)
  const amount = new Decimal(baseline.value).negated()
  const offset = { amount, atLeast: amount, ...plain, demo: baseline.demo }
  return indexes.map((index) => {
    const definition = definitionAt(series, index)
    return definition === baseline.definition
      ? offset
      : { ...UNKNOWN, brokenAt: Math.max(definition, baseline.definition), demo: baseline.demo }
  })
}

function incrementsBefore(target: Target, series: Series, indexes: readonly number[]): Carried[] {
  const sums = carriedOf(target)
  let tally = emptyTally
  return indexes.map((index, step) => {
    if (step > 0) {
      const part = partAt(series, index - 1)
      const excused = isExcused(approvedAt(series, index - 1)) || !isCollected(target.indicator, index - 1)
      if (part) tally = withPart(tally, part)
      else if (!excused) tally = { ...tally, incomplete: true }
    }
    return sums(tally, definitionAt(series, index))
  })
}

function yearsBefore(target: Target, series: Series, indexes: readonly number[]): Carried[] {
  const sums = carriedOf(target)
  /** What the year had before the span; nothing where the span begins with the year. */
  let had: TallyPart | undefined | 'nothing'
  let tally = emptyTally
  return indexes.map((index, step) => {
    const opens = opensYear(series.frequency, index)
    if (step > 0 && opens) tally = withYear(tally, partAt(series, index - 1), had)
    if (opens) had = 'nothing'
    else if (step === 0) had = partAt(series, index - 1)
    const definition = definitionAt(series, index)
    return had === 'nothing' ? sums(tally, definition) : lessHad(had, definition)
  })
}

/** The carried amount in the span's first year: minus what the year had before the span. It is unknown if that is missing or a lower bound. */
function lessHad(had: TallyPart | undefined, definition: number): Carried {
  if (had === undefined || had.lowerBound) return UNKNOWN
  if (had.definition !== definition)
    return { ...UNKNOWN, brokenAt: Math.max(had.definition, definition), demo: had.demo }
  const amount = had.value.negated()
  return { amount, atLeast: amount, ...plain, demo: had.demo }
}

function withYear(tally: Tally, end: TallyPart | undefined, had: TallyPart | undefined | 'nothing'): Tally {
  if (end === undefined || had === undefined) return withUnknown(tally)
  if (had === 'nothing') return withPart(tally, end)
  if (had.lowerBound) return withUnknown(tally)
  if (had.definition !== end.definition) return withUnknown(tally, Math.max(had.definition, end.definition))
  return withPart(tally, { ...end, value: end.value.minus(had.value), demo: end.demo || had.demo })
}

/** The carried amounts of periods by the definition of their values; those of one tally and definition are the same object. */
function carriedOf({ indicator }: Target): (tally: Tally, definition: number) => Carried {
  let known: { readonly tally: Tally; readonly definition: number; readonly carried: Carried } | undefined
  return (tally, definition) => {
    if (known?.tally === tally && known.definition === definition) return known.carried
    const own = tally.sums.get(definition)
    const value = own?.value ?? new Decimal(0)
    const broken = (own?.parts ?? 0) < tally.parts
    const brokenAt = Math.max(tally.brokenAt, ...(broken ? [definition, ...tally.sums.keys()] : []))
    const exact = !broken && tally.unknown === 0
    const proves = !indicator.negative || (exact && !tally.incomplete)
    const carried = {
      amount: exact ? value : null,
      atLeast: proves ? value : null,
      ...(brokenAt > ORIGINAL && { brokenAt }),
      lowerBound: own?.lowerBound ?? false,
      incomplete: tally.incomplete,
      demo: own?.demo ?? false,
    }
    known = { tally, definition, carried }
    return carried
  }
}

function partAt(series: Series, index: number): TallyPart | undefined {
  const observation = approvedAt(series, index)
  if (observation === undefined || observation.value === null) return undefined
  return {
    value: new Decimal(observation.value),
    definition: definitionAt(series, index),
    lowerBound: observation.bound === 'lower',
    demo: observation.provenance === 'demo',
  }
}
