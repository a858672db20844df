import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Assessment } from '#metrics/assessment.ts'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { explain } from '#metrics/explaining/explanation.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import { outlookOf } from '#metrics/outlook/outlook.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { judgePlainly } from '../judge-plainly.ts'
import { makeFlow, makeTarget, observe, periodNamed } from '../make-target.ts'

/** 珠海's 5G stations: 2.47 万座 by the end of 2025, from the end of 2021. */
const stations = makeTarget(
  { value: '2.47', start: '2022-01-01', due: '2025-12-31' },
  { unit: '万座', decimals: 4, reportDays: null },
)
const judge = (target: Target, date: string, ...observations: Observation[]) =>
  judgePlainly({ target, observations, at: date })
const told = (target: Target, assessment: Assessment) => explain(target, assessment, xushi1, weekdaysOnly)

const old = observe('2021-12', '1.0', { sequence: 1 })
const broken = (value: string, part: Partial<Observation> = {}) =>
  observe('2022-12', value, { status: 'B', sequence: 2, ...part })
const restated = observe('2021-12', '1.8', { revision: 2, sequence: 3 })

describe('assess, across a break of definition (G-7, L-7)', () => {
  it('has no distance, gap, pace or lag, and no light by them', () => {
    const judged = judge(stations, '2022-12-31', old, broken('2.0'))
    expect(judged).toMatchObject({
      light: 'no-baseline',
      distance: null,
      gap: null,
      pace: null,
      lagMonths: null,
      baseline: null,
      why: { decidingStep: 'no-baseline', breakAt: periodNamed('2022-M12') },
    })
    expect(told(stations, judged)).toMatchObject({
      rule: { sentence: '2022年12月口径调整，此前的数未按新口径重报，不能与之相比。' },
      toGreen: '按调整后的口径重报基期（2021年12月）值',
    })
  })

  it('takes a value that reaches the target as met, without a gap and with a remark', () => {
    const judged = judge(stations, '2022-12-31', old, broken('2.6'))
    expect(judged).toMatchObject({ light: 'met', distance: null, gap: null, value: 2.6 })
    expect(told(stations, judged).remarks).toContain(
      '口径调整后的数（2022年12月起），与此前的数不可比，不计进度之差',
    )
  })

  it('measures again once the base is restated after the break', () => {
    const judged = judge(stations, '2022-12-31', old, broken('2.0'), restated)
    expect(judged).toMatchObject({ light: 'on-schedule', baseline: { value: 1.8 } })
    expect(judged.distance).toBeCloseTo(0.2 / 0.67, 12)
    expect(judged.why).not.toHaveProperty('breakAt')
    // The value at the break is corrected later, and the base stays restated.
    const corrected = broken('2.1', { revision: 2, sequence: 4 })
    expect(judge(stations, '2022-12-31', old, broken('2.0'), restated, corrected).distance).toBeCloseTo(
      0.3 / 0.67,
      12,
    )
    // A second break needs another restatement.
    const again = observe('2023-06', '2.2', { status: 'B', sequence: 5 })
    expect(judge(stations, '2023-06-30', old, broken('2.0'), restated, again)).toMatchObject({
      light: 'no-baseline',
      why: { breakAt: periodNamed('2023-M06') },
    })
  })

  it('counts neither a draft of a break nor a value without a sequence as a restatement', () => {
    const draft = broken('2.0', { revision: 2, state: 'draft', sequence: 0 })
    const sameBatch = observe('2021-12', '1.8', { sequence: 2 })
    expect(judge(stations, '2022-12-31', sameBatch, broken('2.0'), draft).light).toBe('no-baseline')
    const { sequence: _, ...unordered } = restated
    expect(judge(stations, '2022-12-31', unordered, broken('2.0')).light).toBe('no-baseline')
    const { sequence: __, ...unorderedBreak } = broken('2.0')
    expect(judge(stations, '2022-12-31', restated, unorderedBreak).light).toBe('no-baseline')
  })

  it('judges the value of the due period itself', () => {
    const due = (value: string) =>
      judge(stations, '2025-12-31', old, broken('2.0'), observe('2025-12', value))
    expect(due('2.6')).toMatchObject({ light: 'met', distance: null })
    expect(due('2.4')).toMatchObject({ light: 'missed', gap: null })
  })

  it('lets a restated value take the place of what was printed as the base', () => {
    const printed = { ...stations, baseline: '1.1' }
    expect(judge(printed, '2022-12-31', broken('2.0')).light).toBe('no-baseline')
    expect(judge(printed, '2022-12-31', broken('2.0'), restated).baseline).toEqual({
      value: 1.8,
      period: periodNamed('2021-M12'),
      source: 'approved',
    })
    const breakAtBase = observe('2021-12', '1.1', { status: 'B' })
    expect(judge(printed, '2022-06-30', breakAtBase, observe('2022-06', '1.3')).baseline?.value).toBe(1.1)
  })

  it('has no recent pace across a break, and no pace at all from a base that lies before it', () => {
    const flow = makeFlow({ value: '120' }, { reportDays: null })
    const parts = [observe('2024-03', 30), observe('2024-04', 50, { status: 'B' })]
    expect(judge(flow, '2024-04-30', ...parts).pace).toMatchObject({ recent: null })
    expect(judge(flow, '2024-05-31', ...parts, observe('2024-05', 62)).pace).toMatchObject({ recent: 12 })
    const levels = [observe('2021-12', '1.0'), observe('2022-01', '1.1', { status: 'B' })]
    const printed = makeTarget({ ...stations, baseline: '1.0' }, stations.indicator)
    expect(judge(printed, '2022-01-31', ...levels).pace).toBeNull()
  })

  it('adds up nothing that measures differently: increments, year-ends, new on a level', () => {
    const increments = makeFlow({ value: '120' }, { accumulation: 'increment', reportDays: null })
    const months = [
      observe('2024-01', 30, { sequence: 1 }),
      observe('2024-02', 10, { status: 'B', sequence: 2 }),
    ]
    const march = observe('2024-03', 10)
    expect(judge(increments, '2024-03-31', ...months, march)).toMatchObject({
      light: 'no-baseline',
      completion: null,
      why: { breakAt: periodNamed('2024-M02') },
    })
    expect(told(increments, judge(increments, '2024-03-31', ...months, march)).toGreen).toBe(
      '按调整后的口径重报目标期内此前各期数',
    )
    const again = observe('2024-01', 25, { revision: 2, sequence: 3 })
    expect(judge(increments, '2024-03-31', ...months, march, again)).toMatchObject({ achieved: 45 })
    // The increments since the break are enough by themselves.
    expect(judge(increments, '2024-03-31', ...months, observe('2024-03', 110))).toMatchObject({
      light: 'met',
      why: { provedInPart: true, breakAt: periodNamed('2024-M02') },
    })

    const years = makeFlow({ value: '500', start: '2023-07-01' }, { reportDays: null })
    const before = observe('2023-06', 40)
    const yearEnd = observe('2023-12', 90, { status: 'B' })
    expect(judge(years, '2023-12-31', before, yearEnd)).toMatchObject({
      light: 'no-baseline',
      why: { breakAt: periodNamed('2023-M12') },
    })
    expect(judge(years, '2024-01-31', before, yearEnd, observe('2024-01', 20))).toMatchObject({
      light: 'no-baseline',
      why: { breakAt: periodNamed('2023-M12') },
    })

    const fresh = makeTarget({ basis: 'flow', value: '100' }, { reportDays: null })
    const levels = [observe('2023-12', 1000), observe('2024-01', 1200, { status: 'B' })]
    expect(judge(fresh, '2024-01-31', ...levels)).toMatchObject({
      light: 'no-baseline',
      achieved: null,
      why: { breakAt: periodNamed('2024-M01') },
    })
  })

  it('forecasts nothing across a break, nor from before one', () => {
    const outlook = (...observations: Observation[]) =>
      outlookOf({ target: stations, observations, at: '2022-12-31' })
    expect(outlook(old, broken('2.0'))).toEqual({ none: 'definition-break' })
    const months = [8, 9, 10, 11].map((month) => observe(`2022-M${month}`, `1.${month}`))
    expect(outlook(...months, broken('2.0'), restated)).toMatchObject({ none: 'too-short' })
  })

  it('counts what was far behind only back to the break (L-14, L-15)', () => {
    const rule = { ...xushi1, repeat: 2 }
    const observations = [
      observe('2021-12', '1.0', { sequence: 1 }),
      observe('2022-10', '1.0', { sequence: 1 }),
      observe('2022-11', '1.8', { status: 'B', sequence: 2 }),
      restated,
      observe('2022-12', '1.8', { sequence: 4 }),
    ]
    expect(judgePlainly({ target: stations, observations, at: '2022-12-31', rule }).why.repeated).toBe(2)
  })

  it.skipIf(!sharedIsHere)('gives every light of cases/31-definition-break.json', () => {
    const { cases } = JSON.parse(readFileSync(shared('cases/31-definition-break.json')!, 'utf8')) as {
      cases: { observations: Record<string, string>; expected: string }[]
    }
    const lights = cases.map(({ observations }) => {
      const known = Object.entries(observations).map(([period, text], place) => {
        const status = text.includes('status B') ? 'B' : 'A'
        const sequence = text.includes('entered after the break') ? 9 : place
        return observe(period, /^[\d.]+/.exec(text)![0], { status, sequence })
      })
      const last = Object.keys(observations).at(-1)!
      const { light, distance, gap, why } = judge(stations, `${last.slice(0, 4)}-12-31`, ...known)
      return { light, distance: distance?.toFixed(4) ?? null, gap: gap?.toFixed(1) ?? null, why }
    })
    expect(lights).toMatchObject([
      { light: 'met', distance: null, gap: null, why: { breakAt: periodNamed('2022-M12') } },
      { light: 'no-baseline', distance: null, gap: null, why: { breakAt: periodNamed('2022-M12') } },
      // (2.6 − 1.8) ÷ (2.47 − 1.8), where 12 of 48 months were due.
      { light: 'met', distance: '1.1940', gap: '94.4' },
      { light: 'met', distance: null, gap: null },
    ])
  })
})
