import { describe, expect, it } from 'vitest'
import { pepfar, yinchuan2025 } from '#metrics/catalogue/light-rule.ts'
import type { Assessment } from '#metrics/assessment.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

const stock = makeTarget({ baseline: '6800' })
const flow = makeFlow()

function judge(target: Target, date: string, ...observations: Observation[]): Assessment {
  return judgePlainly({ target, observations, at: date })
}

describe('assess: rules other than xushi-1', () => {
  const june = [observe('2024-06', 7280)]

  it('yinchuan-2025: 10 points behind is behind, 9 is on schedule (L-11)', () => {
    const light = (value: number) =>
      judgePlainly({
        target: stock,
        observations: [observe('2024-06', value)],
        at: '2024-07-08',
        rule: yinchuan2025,
      }).light
    expect([7281, 7280, 7040, 7039].map(light)).toEqual(['on-schedule', 'behind', 'behind', 'far-behind'])
  })

  it('pepfar expects a stock in full: 91 % is within 10 points, with no baseline (L-12)', () => {
    const assessment = judgePlainly({
      target: makeTarget(),
      observations: june,
      at: '2024-07-08',
      rule: pepfar,
    })
    expect(assessment).toMatchObject({ light: 'on-schedule', schedule: 1, lagMonths: null, rule: 'pepfar' })
    expect(assessment.gap).toBeCloseTo(-9, 12)
  })

  it('pepfar remarks on what runs more than 10 points ahead (L-12)', () => {
    const ahead = (value: number) =>
      judgePlainly({
        target: flow,
        observations: [observe('2024-06', value)],
        at: '2024-07-08',
        rule: pepfar,
      }).why.ahead
    expect([138, 139].map(ahead)).toEqual([undefined, true])
    const plain = judgePlainly({ target: flow, observations: [observe('2024-06', 200)], at: '2024-07-08' })
    expect(plain.why).toEqual({ decidingStep: 'gap', cut: 0 })
    const baseless = judgePlainly({
      target: makeTarget(),
      observations: june,
      at: '2024-07-08',
      rule: { ...pepfar, stockExpectsAll: false },
    })
    expect(baseless.why).toEqual({ decidingStep: 'no-baseline' })
  })
})

describe('assess: pace and lag', () => {
  it('pace needed beside the mean of the last three steps (F-6)', () => {
    const values = [observe('2024-06', 7100), observe('2024-08', 7200), observe('2024-09', 7400)]
    expect(judge(stock, '2024-10-12', ...values).pace).toEqual({ needed: 200, recent: 100, stepsLeft: 3 })
  })

  it('starts from the baseline, or from nothing for what is counted (F-6)', () => {
    expect(judge(stock, '2024-03-10', observe('2024-02', 6900)).pace).toEqual({
      needed: 110,
      recent: 50,
      stepsLeft: 10,
    })
    expect(judge(flow, '2024-03-10', observe('2024-02', 30)).pace).toEqual({
      needed: 20,
      recent: 15,
      stepsLeft: 10,
    })
    expect(judge(makeTarget(), '2024-03-10', observe('2024-02', 6900)).pace?.recent).toBeNull()
    const sinceJanuary = [observe('2024-01', 6850), observe('2024-04', 7150)]
    expect(judge(stock, '2024-05-10', ...sinceJanuary).pace?.recent).toBe(100)
  })

  it('needs nothing more once reached, and has no step left at the due period (F-6)', () => {
    expect(judge(stock, '2024-07-10', observe('2024-06', 8100)).pace?.needed).toBe(0)
    expect(judge(stock, '2025-01-10', observe('2024-12', 8100)).pace).toBeNull()
    expect(judge(makeFlow({ start: '2024-07-01' }), '2024-10-10', observe('2024-09', 5)).pace).toBeNull()
  })

  it('落后2.28个月: 64.3 % of the way when 83.3 % was due (S-5)', () => {
    const behind = judge(makeTarget({ baseline: '0', value: '3000' }), '2024-11-08', observe('2024-10', 1930))
    expect(behind.lagMonths).toBeCloseTo(2.28, 10)
  })
})
