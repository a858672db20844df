import { describe, expect, it } from 'vitest'
import type { Assessment } from '#metrics/assessment.ts'
import { pepfar, xushi1 } from '#metrics/catalogue/light-rule.ts'
import type { Accumulation } from '#metrics/catalogue/indicator.ts'
import { explanationSteps } from '#metrics/explaining/explanation-steps.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { judgePlainly } from '../judge-plainly.ts'
import { makeFlow, makeTarget, observe } from '../make-target.ts'

const judge = (target: Target, date: string, ...observations: Observation[]): Assessment =>
  judgePlainly({ target, observations, at: date })

/** A target that falls from 40 to at most 20 during 2024. */
const falling = (part: Partial<Target> = {}) =>
  makeTarget(
    { comparator: '<=', value: '20', baseline: '40', ...part },
    { direction: 'lower', reportDays: null },
  )

describe('assess, completion where less is better (F-1)', () => {
  it.each([
    ['at the start', 40, 0],
    ['half of the way', 30, 0.5],
    ['met', 20, 1],
    ['beyond', 18, 1.1],
    ['the wrong way', 44, -0.2],
  ])('is the share of the way: %s', (_, value, share) => {
    const judged = judge(falling(), '2024-06-30', observe('2024-06', value))
    expect([judged.completion, judged.distance]).toEqual([share, share])
  })

  it('is the share of the way too where the target is 0 or values may be negative', () => {
    const half = [
      makeTarget({ value: '0', baseline: '-10' }, { negative: true }),
      makeTarget({ value: '-5', baseline: '-5.5' }, { negative: true }),
      makeTarget({ value: '5', baseline: '-15' }, { negative: true }),
    ]
    const values = [-5, -5.25, -5]
    const shares = half.map(
      (target, place) => judge(target, '2024-06-30', observe('2024-06', values[place]!)).completion,
    )
    expect(shares).toEqual([0.5, 0.5, 0.5])
  })

  it('is none without a baseline', () => {
    const { baseline: _, ...unknown } = falling()
    expect(judge(unknown, '2024-06-30', observe('2024-06', 30))).toMatchObject({
      completion: null,
      light: 'no-baseline',
    })
  })

  it('is held by PEPFAR against the whole way, and stands in one line of the reckoning (L-12, E-2)', () => {
    const judged = judgePlainly({
      target: falling(),
      observations: [observe('2024-06', 30)],
      at: '2024-06-30',
      rule: pepfar,
    })
    expect(judged).toMatchObject({ completion: 0.5, schedule: 1, gap: -50, light: 'far-behind' })
    const steps = explanationSteps(falling(), judged, pepfar)
    expect(steps.map(({ label, formula }) => `${label}：${formula}`)).toEqual([
      '审定值：2024年6月',
      '完成率：(30 − 40) ÷ (20 − 40)',
      '序时进度：每期均应达标',
      '低于序时：(30 − 40) ÷ (20 − 40) − 100.0\u2009%',
      '达标判定：30，目标 不超过 20\u2009座',
    ])
  })

  it('stays x ÷ T, beside the share of the way, where more is better', () => {
    const judged = judge(makeTarget({ baseline: '6800' }), '2024-06-30', observe('2024-06', 7400))
    expect([judged.completion, judged.distance]).toEqual([0.925, 0.5])
  })
})

describe('assess, a net decrease (B-1)', () => {
  const net = (accumulation: Accumulation = 'year-to-date', part: Partial<Target> = {}) =>
    makeFlow(
      { comparator: '<=', value: '-200', ...part },
      { accumulation, negative: true, direction: 'lower', reportDays: null },
    )

  it('is worked towards: a share, a gap, and a light by them', () => {
    expect(judge(net(), '2024-06-30', observe('2024-06', -120))).toMatchObject({
      completion: 0.6,
      schedule: 0.5,
      gap: 10,
      light: 'on-schedule',
    })
    expect(judge(net(), '2024-06-30', observe('2024-06', 10))).toMatchObject({
      completion: -0.05,
      gap: -55,
      light: 'far-behind',
    })
  })

  it('is kept once met (L-2)', () => {
    const months = [observe('2024-05', -200), observe('2024-06', -190)]
    expect(judge(net(), '2024-06-30', ...months)).toMatchObject({ light: 'met', completion: 0.95 })
    expect(judge(net('year-to-date', { comparator: '<' }), '2024-06-30', ...months).light).toBe('on-schedule')
  })

  it('is not proved by a sum with a month missing, nor by a lower bound (B-4, T-3)', () => {
    const increments = [observe('2024-01', -150), observe('2024-03', -60)]
    expect(judge(net('increment'), '2024-03-31', ...increments).light).toBe('on-schedule')
    expect(judge(net('increment'), '2024-03-31', ...increments, observe('2024-02', 0)).light).toBe('met')
    const bound = observe('2024-06', -210, { bound: 'lower' })
    expect(judge(net(), '2024-06-30', bound).light).not.toBe('met')
    const earlier = [observe('2024-01', -150, { bound: 'lower' }), observe('2024-02', -60)]
    expect(judge(net('increment'), '2024-02-29', ...earlier).light).not.toBe('met')
  })

  it('shows one completion, by which it is judged (E-2)', () => {
    const judged = judge(net(), '2024-06-30', observe('2024-06', -120))
    expect(explanationSteps(net(), judged, xushi1)[1]).toEqual({
      label: '完成率',
      formula: '(−120) ÷ (−200)',
      result: '60.0\u2009%',
    })
  })
})
