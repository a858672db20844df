import { describe, expect, it } from 'vitest'
import type { Assessment } from '#metrics/assessment.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget, observe } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

const stock = makeTarget({ baseline: '6800' })
const maintained = makeTarget({ basis: 'maintain', value: '98' })
const yearly = makeFlow({ start: '2023-01-01' })
const sinceJune = makeFlow({ start: '2024-06-01' })
const increments = makeFlow({}, { accumulation: 'increment' })
const newN = makeFlow({ value: '60' }, { accumulation: 'level' })

function judge(target: Target, date: string, ...observations: Observation[]): Assessment {
  return judgePlainly({ target, observations, at: date })
}

const demo = { provenance: 'demo' } as const
const submitted = { state: 'submitted', revision: 2 } as const

describe('assess: 演示数据 (A-6)', () => {
  it.each<[string, Target, Observation[]]>([
    ['the judged value', stock, [observe('2024-06', 7400, demo)]],
    ['the baseline that was read', makeTarget(), [observe('2023-12', 6800, demo), observe('2024-06', 7400)]],
    ['the baseline of new N', newN, [observe('2023-12', 100, demo), observe('2024-06', 140)]],
    ['the recent pace, three steps back', stock, [observe('2024-03', 7000, demo), observe('2024-06', 7400)]],
    ['a year-end in the sum', yearly, [observe('2023-12', 50, demo), observe('2024-06', 60)]],
    ['what the year had before', sinceJune, [observe('2024-05', 10, demo), observe('2024-06', 20)]],
    ['an increment in the sum', increments, [observe('2024-01', 20, demo), observe('2024-06', 60)]],
    ['a period that is counted', maintained, [observe('2024-01', 99, demo), observe('2024-06', 99)]],
  ])('is said of %s', (_, target, observations) => {
    expect(judge(target, '2024-07-08', ...observations).demo).toBe(true)
    const real = observations.map((observation) => ({ ...observation, provenance: 'reported' as const }))
    expect(judge(target, '2024-07-08', ...real).demo).toBe(false)
  })

  it('is not said of what did not go in', () => {
    const before = observe('2023-12', 6800, demo)
    const judged = observe('2024-06', 7400)
    expect(judge(stock, '2024-07-08', before, judged).demo).toBe(false)
    expect(judge(stock, '2024-07-08', observe('2024-02', 7000, demo), judged).demo).toBe(false)
    expect(judge(makeFlow(), '2024-03-08', observe('2023-12', 5, demo), observe('2024-02', 30)).demo).toBe(
      false,
    )
    expect(judge(makeTarget(), '2024-01-15', before).demo).toBe(false)
    const withdrawn = observe('2024-06', null, { reason: 'suppressed' })
    expect(judge(stock, '2024-07-08', observe('2024-05', 7000, demo), withdrawn).demo).toBe(false)
  })

  it('is said of a light that is kept from a sum with a demo value', () => {
    const silence = observe('2024-07', null, { reason: 'suppressed' })
    const [part, rest] = [observe('2024-05', 200, demo), observe('2024-06', 30)]
    expect(judge(increments, '2024-08-12', part, rest, silence)).toMatchObject({ light: 'met', demo: true })
    const yearEnd = observe('2023-12', 200, demo)
    expect(judge(yearly, '2024-08-12', yearEnd, rest, silence)).toMatchObject({ light: 'met', demo: true })
    const sum = [observe('2024-05', 10, demo), observe('2024-06', 240), silence]
    expect(judge(sinceJune, '2024-08-12', ...sum)).toMatchObject({ light: 'met', demo: true })
  })
})

describe('assess: 待审核 (A-4)', () => {
  it.each<[string, Target, Observation[]]>([
    [
      'a sum over years, an earlier month',
      yearly,
      [observe('2023-05', 9, submitted), observe('2024-06', 60)],
    ],
    ['a sum of increments', increments, [observe('2024-01', 9, submitted), observe('2024-06', 60)]],
    ['periods that are counted', maintained, [observe('2024-01', 9, submitted), observe('2024-06', 99)]],
    ['nothing judged yet', stock, [observe('2024-01', 9, submitted)]],
  ])('%s: is marked', (_, target, observations) => {
    expect(judge(target, '2024-07-08', ...observations).pendingReview).toBe(true)
  })

  it('is not marked where the waiting value is one that does not count', () => {
    const earlier = [observe('2024-05', 9, submitted), observe('2024-06', 7400)]
    expect(judge(stock, '2024-07-08', ...earlier).pendingReview).toBe(false)
    expect(judge(newN, '2024-07-08', observe('2023-12', 10), ...earlier).pendingReview).toBe(false)
    const before = observe('2023-12', 9, submitted)
    expect(judge(yearly, '2024-07-08', observe('2022-12', 9, submitted)).pendingReview).toBe(false)
    expect(judge(makeFlow(), '2024-07-08', before, observe('2024-06', 60)).pendingReview).toBe(false)
    expect(judge(newN, '2024-07-08', before, observe('2024-06', 60)).pendingReview).toBe(true)
  })
})
