import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { after, amounts, anyYears, fallingYears, raised, risingYears, worthOf } from '../arbitrary-year.ts'
import { higherTargets, lowerTargets } from '../arbitrary-year.ts'
import { judgePlainly } from '../judge-plainly.ts'

const higher = fc.constantFrom(...Object.values(higherTargets))
const lower = fc.constantFrom(...Object.values(lowerTargets))
const anyTarget = fc.oneof(higher, lower)

const judge = (target: Target, observations: Observation[], at: string) =>
  judgePlainly({ target, observations, at })

describe('assess', () => {
  it.each([
    ['higher', higher, risingYears, 1],
    ['lower', lower, fallingYears, -1],
  ] as const)(
    'never gets worse when the last value gets %s, where that is better',
    (_, targets, years, sense) => {
      fc.assert(
        fc.property(targets, years, amounts, (target, observations, by) => {
          const at = after(observations)
          const before = judge(target, observations, at)
          const now = judge(target, raised(observations, by * sense), at)
          expect(worthOf(now.light)).toBeGreaterThanOrEqual(worthOf(before.light))
          if (before.gap !== null && now.gap !== null) expect(now.gap).toBeGreaterThanOrEqual(before.gap)
        }),
        { numRuns: 500 },
      )
    },
  )

  it.each([
    ['more', higher, risingYears],
    ['less', lower, fallingYears],
  ] as const)('never gets better when a value is withheld, where %s is better', (_, targets, years) => {
    fc.assert(
      fc.property(targets, years, fc.nat(12), (target, observations, place) => {
        const at = after(observations)
        const withheld = observations.filter((_, index) => index !== place % observations.length)
        const [all, fewer] = [observations, withheld].map((list) => judge(target, list, at))
        expect(worthOf(fewer!.light)).toBeLessThanOrEqual(worthOf(all!.light))
      }),
      { numRuns: 500 },
    )
  })

  it('judges what should fall as the mirror image of what should rise', () => {
    const names = ['stock', 'stock from a read baseline', 'maintain', 'growth']
    const figures = ({ light, distance, schedule, gap, lagMonths }: ReturnType<typeof judgePlainly>) => ({
      light,
      distance,
      schedule,
      gap,
      lagMonths,
    })
    fc.assert(
      fc.property(fc.constantFrom(...names), anyYears, (name, observations) => {
        const target = higherTargets[name]!
        const mirrored: Target = {
          ...target,
          comparator: '<=',
          value: `-${target.value}`,
          ...(target.baseline !== undefined && { baseline: `-${target.baseline}` }),
          indicator: { ...target.indicator, direction: 'lower' },
        }
        const negated = observations.map((observation) => ({
          ...observation,
          value: 0 - Number(observation.value),
        }))
        const at = after(observations)
        expect(figures(judge(mirrored, negated, at))).toEqual(figures(judge(target, observations, at)))
      }),
    )
  })

  it('does not depend on the order of its observations', () => {
    const shuffled = anyYears.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(anyTarget, shuffled, (target, [observations, other]) => {
        const at = after(observations)
        expect(judge(target, other, at)).toEqual(judge(target, observations, at))
      }),
    )
  })
})
