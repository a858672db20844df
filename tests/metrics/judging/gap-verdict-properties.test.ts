import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import type { LightRule } from '#metrics/catalogue/light-rule.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { after, amounts, anyYears, higherTargets, raised, worthOf } from '../arbitrary-year.ts'
import { judgePlainly } from '../judge-plainly.ts'

const targets = fc.constantFrom(...Object.values(higherTargets))
const means = fc.option(fc.integer({ min: -40, max: 40 }), { nil: undefined })
const rules = fc.record(
  { recovery: fc.boolean(), peer: fc.boolean(), repeat: fc.integer({ min: 2, max: 4 }) },
  { requiredKeys: [] },
)

function judge(target: Target, observations: Observation[], options: Partial<LightRule>, peerMean?: number) {
  const at = after(observations)
  const rule = { ...xushi1, ...options }
  return judgePlainly({ target, observations, at, rule, ...(peerMean !== undefined && { peerMean }) })
}

describe('assess, by a rule with options', () => {
  it('never shows a better light than without them, and the same figures (L-14, L-16)', () => {
    fc.assert(
      fc.property(targets, anyYears, rules, means, (target, observations, options, mean) => {
        const [plain, opted] = [
          judge(target, observations, {}, mean),
          judge(target, observations, options, mean),
        ]
        expect(worthOf(opted.light)).toBeLessThanOrEqual(worthOf(plain.light))
        expect([opted.gap, opted.schedule, opted.value]).toEqual([plain.gap, plain.schedule, plain.value])
        if (opted.why.heldBy === undefined) expect(opted.light).toBe(plain.light)
        else expect([plain.light, opted.light]).toEqual(['on-schedule', 'behind'])
      }),
      { numRuns: 500 },
    )
  })

  it('never gets worse when the last value gets higher', () => {
    fc.assert(
      fc.property(targets, anyYears, rules, means, amounts, (target, observations, options, mean, more) => {
        const before = judge(target, observations, options, mean)
        const now = judge(target, raised(observations, more), options, mean)
        expect(worthOf(now.light)).toBeGreaterThanOrEqual(worthOf(before.light))
      }),
      { numRuns: 500 },
    )
  })

  it('never gets better when the regions’ mean rises (L-16)', () => {
    fc.assert(
      fc.property(
        targets,
        anyYears,
        fc.integer({ min: -40, max: 40 }),
        fc.nat(40),
        (target, observations, mean, more) => {
          const [before, now] = [mean, mean + more].map((each) =>
            judge(target, observations, { peer: true }, each),
          )
          expect(worthOf(now!.light)).toBeLessThanOrEqual(worthOf(before!.light))
        },
      ),
    )
  })

  it('counts far-behind periods one by one: never below the rule’s number, nor above the periods (L-15)', () => {
    fc.assert(
      fc.property(targets, anyYears, fc.integer({ min: 2, max: 4 }), (target, observations, repeat) => {
        const { light, why } = judge(target, observations, { repeat })
        const { repeated = 0 } = judge(target, observations, { repeat: 1 }).why
        expect(why.repeated).toBe(repeated >= repeat ? repeated : undefined)
        expect(repeated).toBeLessThanOrEqual(observations.length - 1)
        expect(repeated > 0).toBe(light === 'far-behind')
        const before = judge(target, observations.slice(0, -1), { repeat: 1 }).why.repeated ?? 0
        if (light === 'far-behind' && observations.length > 2) expect(repeated).toBe(before + 1)
      }),
    )
  })
})
