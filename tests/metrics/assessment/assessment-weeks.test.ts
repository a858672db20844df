import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import type { Accumulation, Basis } from '#metrics/catalogue/indicator.ts'
import { explain } from '#metrics/explaining/explanation.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { judgePlainly } from '../judge-plainly.ts'
import { makeTarget, observe, periodNamed } from '../make-target.ts'

interface WeeklyCase {
  readonly accumulation: Accumulation
  readonly basis: Basis
  readonly baseline?: number
  readonly target: number
  readonly start: string
  readonly due: string
  readonly observations: Readonly<Record<string, number>>
  readonly at: string
  readonly expected: string
}

const weekly = { frequency: 'W', reportDays: null } as const

describe('assess, weekly spans (P-4)', () => {
  it('adds up the weeks of the year alone, and starts from the last of the year before', () => {
    const span = { basis: 'flow', value: '1000', start: '2023-01-01', due: '2023-12-31' } as const
    const weeks = [observe('2022-W52', 500), observe('2023-W01', 520)]
    const judge = (accumulation: Accumulation) =>
      judgePlainly({
        target: makeTarget(span, { ...weekly, accumulation }),
        observations: weeks,
        at: '2023-01-08',
      })
    expect(judge('increment')).toMatchObject({ achieved: 520, completion: 0.52, schedule: 8 / 365 })
    expect(judge('level')).toMatchObject({
      achieved: 20,
      baseline: { value: 500, period: periodNamed('2022-W52') },
    })
  })

  it('judges by the last week that has ended by the due date', () => {
    const target = makeTarget({ baseline: '0', value: '100' }, weekly)
    const observations = [observe('2024-W52', 90), observe('2025-W01', 101)]
    expect(judgePlainly({ target, observations, at: '2025-01-31' })).toMatchObject({
      light: 'missed',
      value: 90,
      period: periodNamed('2024-W52'),
    })
  })

  it('asks for the week that the baseline is of', () => {
    const target = makeTarget({ value: '100', start: '2025-01-01', due: '2025-12-31' }, weekly)
    const judged = judgePlainly({ target, observations: [observe('2025-W01', 90)], at: '2025-01-05' })
    expect(explain(target, judged, xushi1, weekdaysOnly).toGreen).toBe('补录基期（2024年第52周）值')
  })

  it.skipIf(!sharedIsHere)('gives the figures of the shared cases', () => {
    const text = readFileSync(shared('cases/06-weekly-spans.json')!, 'utf8')
    const { cases } = JSON.parse(text) as { cases: WeeklyCase[] }
    const told = cases.map(({ accumulation, basis, observations, at: date, ...span }) => {
      const { start, due, target: value, baseline } = span
      const judged = judgePlainly({
        target: makeTarget(
          {
            basis,
            start,
            due,
            value: String(value),
            ...(baseline !== undefined && { baseline: String(baseline) }),
          },
          { ...weekly, accumulation },
        ),
        observations: Object.entries(observations).map(([period, each]) => observe(period, each)),
        at: date,
      })
      return basis === 'flow' ? `x=${judged.achieved}` : judged.light
    })
    expect(told).toEqual(cases.map(({ expected }) => /^(x=\d+|missed)/.exec(expected)?.[0]))
    expect(told).toEqual(['x=20', 'x=1040', 'x=20', 'missed'])
  })
})
