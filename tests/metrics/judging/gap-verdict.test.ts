import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { explain } from '#metrics/explaining/explanation.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import type { LightRule } from '#metrics/catalogue/light-rule.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { makeFlow, observe } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

/** A target of 120 in 2024: ten a month are on schedule, and more than ten points short of that is far behind. */
const target = makeFlow({ value: '120' })

function months(...totals: (number | null)[]): Observation[] {
  return totals.flatMap((total, step) => (total === null ? [] : [observe(`2024-M${step + 1}`, total)]))
}

function judge(options: Partial<LightRule>, observations: Observation[], at: string, peerMean?: number) {
  const rule = { ...xushi1, id: 'xushi-2', ...options }
  const assessment = judgePlainly({
    target,
    observations,
    at,
    rule,
    ...(peerMean !== undefined && { peerMean }),
  })
  return { ...assessment, explanation: explain(target, assessment, rule, weekdaysOnly) }
}

describe('assess, by a rule with recovery', () => {
  const caughtUp = months(10, 5, 5, 41)

  it('shows behind what has caught up, until the month after the judged period ends (L-14)', () => {
    const { light, why, rule, explanation } = judge({ recovery: true }, caughtUp, '2024-05-08')
    expect([light, why.heldBy, rule]).toEqual(['behind', 'recovery', 'xushi-2'])
    expect(explanation.rule.sentence).toBe('上期严重滞后，本期已追上：按规则，当月内仍判为滞后。')
    expect(explanation.toGreen).toBe('当月结束后，进度仍不低于序时即转为达序时')
    const light0531 = judge({ recovery: true }, caughtUp, '2024-05-31').light
    const { light: light0601, why: after } = judge({ recovery: true }, caughtUp, '2024-06-01')
    expect([light0531, light0601, after.heldBy]).toEqual(['behind', 'on-schedule', undefined])
  })

  it('leaves green what was not far behind, and everything by a rule without recovery (L-14)', () => {
    expect(judge({ recovery: true }, months(10, 15, 25, 41), '2024-05-08').light).toBe('on-schedule')
    expect(judge({}, caughtUp, '2024-05-08').light).toBe('on-schedule')
    expect(judge({ recovery: true }, months(41), '2024-02-08').light).toBe('on-schedule')
  })
})

describe('assess, by a rule with repeat', () => {
  it('counts far-behind periods in a row from the n-th on (L-15)', () => {
    const repeated = (...totals: (number | null)[]) =>
      judge({ repeat: 3 }, months(...totals), '2024-05-08').why.repeated
    expect(repeated(10, 20, 17, 20)).toBeUndefined()
    expect(repeated(10, 7, 17, 20)).toBe(3)
    expect(repeated(null, 7, 17, 20)).toBe(3)
    expect(repeated(null, 7, null, 20)).toBeUndefined()
    expect(repeated(0, 7, 17, 20)).toBe(3)
    expect(repeated(0, 7, 17, 41)).toBeUndefined()
  })

  it('passes over what was not reported, back to the span’s first period (L-15)', () => {
    expect(judge({ repeat: 2 }, months(null, 7, null, 20), '2024-05-08').why.repeated).toBe(2)
    const halfYear = makeFlow({ value: '120', due: '2024-06-30' })
    const rule = { ...xushi1, repeat: 2 }
    const { why } = judgePlainly({ target: halfYear, observations: months(0, 1), at: '2024-03-08', rule })
    expect(why.repeated).toBe(2)
  })

  it('remarks on the repetition and leaves the light as it is (L-15)', () => {
    const { light, explanation } = judge({ repeat: 2 }, months(10, 20, 17, 20), '2024-05-08')
    expect(light).toBe('far-behind')
    expect(explanation.remarks).toContain('连续2期严重滞后，督办升一级')
  })

  it('counts on through the turn of a year (L-15)', () => {
    const rule = { ...xushi1, repeat: 2 }
    const twoYears = makeFlow({ value: '240', due: '2025-12-31' })
    const observations = [observe('2024-12', 20), observe('2025-01', 1), observe('2025-02', 2)]
    expect(judgePlainly({ target: twoYears, observations, at: '2025-03-10', rule }).why.repeated).toBe(3)
  })
})

describe('assess, by a rule with peer', () => {
  const ahead = months(10, 20, 30, 46)

  it('needs the mean gap of the regions for green (L-16)', () => {
    // 46 of 120 against 40 is +5.
    expect(judge({ peer: true }, ahead, '2024-05-08', 5).light).toBe('on-schedule')
    const { light, why, explanation } = judge({ peer: true }, ahead, '2024-05-08', 7.5)
    expect([light, why.heldBy, why.cut]).toEqual(['behind', 'peer', 7.5])
    expect(explanation.rule.sentence).toBe(
      '已达序时，但与序时之差低于同类地区平均（+7.5\u2009个百分点），按规则判为滞后。',
    )
    // 33.3 % + 7.5 points of 120 is 49.
    expect(explanation.toGreen).toBe('再增加 3\u2009家（达到 49\u2009家）即达序时')
  })

  it('asks nothing where the mean is not known, the rule does not ask, or the light is not green (L-16)', () => {
    expect(judge({ peer: true }, ahead, '2024-05-08').light).toBe('on-schedule')
    expect(judge({}, ahead, '2024-05-08', 7.5).light).toBe('on-schedule')
    const behind = judge({ peer: true }, months(10, 20, 30, 39), '2024-05-08', 7.5)
    expect([behind.light, behind.why.heldBy]).toEqual(['behind', undefined])
  })
})
