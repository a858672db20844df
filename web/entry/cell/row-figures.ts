import { assess } from '#metrics/assessment.ts'
import type { Assessment } from '#metrics/assessment.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { opensYear, parsePeriod, periodEnd, periodIndex } from '#metrics/period.ts'
import { formatQuantity } from '#metrics/numbers/quantity.ts'
import type { Filing, FilingCell } from '#server/contract/filings.ts'
import { statusTyped } from './cell-input.ts'
import type { FormCell } from './form-cell.ts'
import { reportedFigure } from '#metrics/wording/figures/shares.ts'
import { readTypedValue } from '#metrics/reading/read-typed-value.ts'

export interface RowChange {
  readonly text: string
  /** True where the indicator moved in its good direction; null where it did not move. */
  readonly good: boolean | null
}

/**
 * 较上期: the difference to the value of the period before. It is null without both values, in the first period of a
 * running total's year, and where another counting rule holds.
 */
export function changeSincePrevious(
  { facts, input }: FormCell,
  period: string,
  catalogue: CatalogueIndex,
): RowChange | null {
  const indicator = catalogue.indicators.get(facts.indicator)
  const own = readTypedValue(input.text, facts.unit)
  const before = facts.previous?.value ?? null
  const parsed = parsePeriod(period)
  if (!indicator || !parsed || own.kind !== 'value' || before === null || input.breaks) return null
  if (indicator.accumulation === 'year-to-date' && opensYear(parsed.frequency, periodIndex(parsed)))
    return null
  const difference = new Decimal(own.value).minus(before)
  const computed = own.parts !== undefined || facts.previous?.numerator != null
  const sign = difference.greaterThan(0) ? '+' : ''
  return {
    text: sign + reportedFigure(difference.toString(), facts.decimals, { computed }),
    good: difference.isZero() ? null : difference.greaterThan(0) === (indicator.direction === 'higher'),
  }
}

/**
 * The assessment of the cell's target if this value were approved: at the filing's reference date, by the rule in force
 * and the calendar, as on walls. Where a later value is known, the date is the end of the cell's own period. Null
 * without a target or a value.
 */
export function judgedIfApproved(
  cell: FormCell,
  { period, at }: Pick<Filing, 'period' | 'at'>,
  catalogue: CatalogueIndex,
): Assessment | null {
  return assessmentAt(cell, period, catalogue, (end) => (cell.facts.next ? end : at))
}

/** The share of the target that the value reaches; null without a target, a value, or such a share. */
export function completionOf(cell: FormCell, period: string, catalogue: CatalogueIndex): number | null {
  return assessmentAt(cell, period, catalogue, (end) => end)?.completion ?? null
}

function assessmentAt(
  { facts, input }: FormCell,
  period: string,
  catalogue: CatalogueIndex,
  dateFor: (periodEnd: string) => string,
): Assessment | null {
  const typed = readTypedValue(input.text, facts.unit)
  const parsed = parsePeriod(period)
  const target = facts.target && catalogue.targets.get(facts.target.id)?.target
  if (!target || !parsed || typed.kind !== 'value') return null
  const own: Observation = {
    ...approved,
    status: 'A',
    ...statusTyped(input),
    provenance: 'reported',
    period: parsed,
    value: typed.value,
    ...typed.parts,
    ...(typed.bound && { bound: typed.bound }),
  }
  const observations = [...facts.earlierInSpan.flatMap(observationOf), ...knownBeside(facts), own]
  const at = dateFor(periodEnd(parsed))
  return assess({
    target,
    observations,
    at,
    rule: catalogue.lightRuleAt(at),
    calendar: catalogue.calendar,
  })
}

const approved = { revision: 1, state: 'approved' } as const

/** The values before the cell and the first value after it, as a series. */
export function knownBeside({ history, next }: FilingCell): Observation[] {
  return [...history, ...(next ? [next] : [])].flatMap(observationOf)
}

function observationOf(known: NonNullable<FilingCell['next']>): Observation[] {
  const { period, value, numerator, denominator, status, provenance, bound, sequence } = known
  const parsed = parsePeriod(period)
  if (!parsed || value === null) return []
  const parts = numerator === null || denominator === null ? {} : { numerator, denominator }
  return [
    { ...approved, status, provenance, period: parsed, value, ...parts, sequence, ...(bound && { bound }) },
  ]
}

/** A value with its unit, for a sentence. */
export function quantityText(
  value: number,
  { unit, decimals }: Pick<FilingCell, 'unit' | 'decimals'>,
): string {
  return formatQuantity(value, unit, decimals)
}
