import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '#metrics/assessment.ts'
import type { Light } from '#metrics/light-rule.ts'
import type { Observation } from '#metrics/observation.ts'
import type { Target } from '#metrics/target.ts'
import { makeFlow, makeTarget, observe } from './make-target.ts'

/** From worst to best; what is unknown is no better than what is badly behind. */
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
const worthOf = (light: Light | null) => worth[light!]

const targets: Record<string, Target> = {
  stock: makeTarget({ baseline: '100', value: '200' }),
  'stock from a read baseline': makeTarget({ value: '200' }),
  'running total': makeFlow({ value: '200' }),
  increments: makeFlow({ value: '200' }, { accumulation: 'increment' }),
  'new N on a level': makeFlow({ value: '100' }, { accumulation: 'level' }),
  maintain: makeTarget({ basis: 'maintain', value: '100' }),
  growth: makeTarget({ basis: 'growth', value: '100' }),
}

const names = fc.constantFrom(...Object.keys(targets))
const amounts = fc.integer({ min: 0, max: 2500 }).map((tenths) => tenths / 10)
/** December before the span, then up to twelve months, each above the last. */
const years = fc
  .array(amounts, { minLength: 2, maxLength: 13 })
  .map((list) =>
    list
      .sort((a, b) => a - b)
      .map((value, month) => observe(month === 0 ? '2023-M12' : `2024-M${month}`, value)),
  )

/** A reference date by which every value given is expected. */
function after(observations: readonly Observation[]): string {
  const last = observations.length - 1
  return last === 12 ? '2025-01-15' : `2024-${String(last + 1).padStart(2, '0')}-15`
}

describe('assess', () => {
  it('never gets worse when the last value gets better', () => {
    fc.assert(
      fc.property(names, years, amounts, (name, observations, more) => {
        const target = targets[name]!
        const at = after(observations)
        const last = observations.at(-1)!
        const better = [...observations.slice(0, -1), { ...last, value: Number(last.value) + more }]
        const [before, now] = [observations, better].map((list) => assess({ target, observations: list, at }))
        expect(worthOf(now!.light)).toBeGreaterThanOrEqual(worthOf(before!.light))
        if (before!.gap !== null && now!.gap !== null) expect(now!.gap).toBeGreaterThanOrEqual(before!.gap)
      }),
      { numRuns: 500 },
    )
  })

  it('never gets better when a value is withheld', () => {
    fc.assert(
      fc.property(names, years, fc.nat(12), (name, observations, place) => {
        const target = targets[name]!
        const at = after(observations)
        const withheld = observations.filter((_, index) => index !== place % observations.length)
        const [all, fewer] = [observations, withheld].map((list) =>
          assess({ target, observations: list, at }),
        )
        expect(worthOf(fewer!.light)).toBeLessThanOrEqual(worthOf(all!.light))
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order of its observations', () => {
    const shuffled = years.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(names, shuffled, (name, [observations, other]) => {
        const target = targets[name]!
        const at = after(observations)
        expect(assess({ target, observations: other, at })).toEqual(assess({ target, observations, at }))
      }),
    )
  })
})
