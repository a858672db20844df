import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { Period } from '#metrics/period.ts'
import type { Target } from '#metrics/catalogue/target.ts'

/** A monthly stock that is owed six working days after the month. */
export function makeIndicator(part: Partial<Indicator> = {}): Indicator {
  return {
    id: 'stations',
    name: '5G基站',
    unit: '座',
    decimals: 0,
    direction: 'higher',
    frequency: 'M',
    accumulation: 'level',
    reportDays: 6,
    reporter: 'bureau',
    reporterAssumed: false,
    regions: ['441800'],
    schemeAssumed: true,
    ...part,
  }
}

/** A target of 8,000 stations by the end of 2024, without a baseline. */
export function makeTarget(part: Partial<Target> = {}, indicator: Partial<Indicator> = {}): Target {
  return {
    id: 'target',
    indicator: makeIndicator(indicator),
    region: '441800',
    basis: 'stock',
    comparator: '>=',
    value: '8000',
    start: '2024-01-01',
    due: '2024-12-31',
    ...part,
  }
}

/** A target of 230 enterprises during 2024, reported as the year's running total. */
export function makeFlow(part: Partial<Target> = {}, indicator: Partial<Indicator> = {}): Target {
  return makeTarget(
    { basis: 'flow', value: '230', ...part },
    { accumulation: 'year-to-date', unit: '家', ...indicator },
  )
}

/** An approved, reported value, with the changes of `part`. */
export function observe(
  period: string,
  value: string | number | null,
  part: Partial<Observation> = {},
): Observation {
  return {
    period: periodNamed(period),
    value,
    status: 'A',
    revision: 1,
    state: 'approved',
    provenance: 'reported',
    ...part,
  }
}

/** The period that a text names. */
export function periodNamed(period: string): Period {
  const parsed = parsePeriod(period)
  if (!parsed) throw new Error(`no period: ${period}`)
  return parsed
}
