import fc from 'fast-check'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe } from './make-target.ts'

/** The worth of each light; all that are neither met, on schedule nor behind are worth the same. */
const worth: Record<Light, number> = {
  missed: 0,
  overdue: 0,
  'no-data': 0,
  'no-baseline': 0,
  'not-started': 0,
  'far-behind': 0,
  behind: 1,
  'on-schedule': 2,
  met: 3,
}
export const worthOf = (light: Light | null) => worth[light!]

/** Targets where more is better, of several bases and ways of counting. */
export const higherTargets: Readonly<Record<string, Target>> = {
  stock: makeTarget({ baseline: '100', value: '200' }),
  'stock from a read baseline': makeTarget({ value: '200' }),
  'running total': makeFlow({ value: '200' }),
  increments: makeFlow({ value: '200' }, { accumulation: 'increment' }),
  'new N on a level': makeFlow({ value: '100' }, { accumulation: 'level' }),
  maintain: makeTarget({ basis: 'maintain', value: '100' }),
  growth: makeTarget({ basis: 'growth', value: '100' }),
}

const fewer = { direction: 'lower' } as const

/** Targets where less is better. */
export const lowerTargets: Readonly<Record<string, Target>> = {
  reduction: makeTarget({ basis: 'reduction', comparator: '<=', baseline: '200', value: '100' }, fewer),
  'level from a read baseline': makeTarget({ comparator: '<=', value: '100' }, fewer),
  'about a level': makeTarget({ comparator: 'about', baseline: '200', value: '100' }, fewer),
  'cap on a running total': makeFlow({ comparator: '<=', value: '200' }, fewer),
  'cap on increments': makeFlow({ comparator: '<', value: '1200' }, { ...fewer, accumulation: 'increment' }),
  maintain: makeTarget({ basis: 'maintain', comparator: '<=', value: '100' }, fewer),
  growth: makeTarget({ basis: 'growth', comparator: '<', value: '100' }, fewer),
}

export const amounts = fc.integer({ min: 0, max: 2500 }).map((tenths) => tenths / 10)

/** The value of December before the span, then up to twelve months of 2024. */
const values = fc.array(amounts, { minLength: 2, maxLength: 13 })
const months = (list: readonly number[]) =>
  list.map((value, month) => observe(month === 0 ? '2023-M12' : `2024-M${month}`, value))

export const risingYears = values.map((list) => months(list.toSorted((a, b) => a - b)))
export const fallingYears = values.map((list) => months(list.toSorted((a, b) => b - a)))
export const anyYears = values.map(months)

/** A reference date at which all given values are expected. */
export function after(observations: readonly Observation[]): string {
  const last = observations.length - 1
  return last === 12 ? '2025-01-15' : `2024-${String(last + 1).padStart(2, '0')}-15`
}

/** Observations with the last value raised by `more`. */
export function raised(observations: readonly Observation[], more: number): Observation[] {
  const last = observations.at(-1)!
  return [...observations.slice(0, -1), { ...last, value: Number(last.value) + more }]
}
