import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import { explain } from '#metrics/explaining/explanation.ts'
import { xushi1 } from '#metrics/catalogue/light-rule.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { judgePlainly } from '../judge-plainly.ts'
import { makeFlow, observe } from '../make-target.ts'

const judge = (target: Target, date: string, ...observations: Observation[]) =>
  judgePlainly({ target, observations, at: date })

/** A target over two years, reported as each year's running total. */
const twoYears = (part: Partial<Target> = {}, negative = false) =>
  makeFlow(
    { basis: 'deliverables', value: '1', start: '2021-01-01', due: '2022-12-31', ...part },
    { reportDays: null, ...(negative && { negative: true }) },
  )

describe('assess, what the known part of a sum proves (B-4)', () => {
  const novemberOf2021 = observe('2021-11', 0)

  it('is met by this year’s own figure, whatever the year before had', () => {
    const judged = judge(twoYears(), '2022-04-30', novemberOf2021, observe('2022-04', 1))
    expect(judged).toMatchObject({ light: 'met', achieved: null, completion: null })
    expect(explain(twoYears(), judged, xushi1, weekdaysOnly).remarks).toContain(
      '以前各期累计不全，已知部分已足以证明达到',
    )
    expect(judge(twoYears(), '2022-04-30', novemberOf2021, observe('2022-04', 0))).toMatchObject({
      light: 'no-baseline',
      completion: null,
    })
  })

  it('proves nothing where values can be negative', () => {
    const net = twoYears({}, true)
    expect(judge(net, '2022-04-30', novemberOf2021, observe('2022-04', 1)).light).toBe('no-baseline')
    const increments = makeFlow(
      { value: '10' },
      { accumulation: 'increment', negative: true, reportDays: null },
    )
    // February is missing, and may have taken away the increments of January and March.
    const parts = [observe('2024-01', 6), observe('2024-03', 5)]
    expect(judge(increments, '2024-03-31', ...parts).light).toBe('on-schedule')
    expect(judge(increments, '2024-03-31', ...parts, observe('2024-02', 0)).light).toBe('met')
  })

  it('adds the years that are known to this one’s', () => {
    const threeYears = twoYears({ value: '5', start: '2020-01-01' })
    const known = [observe('2020-12', 3), observe('2022-04', 2)]
    expect(judge(threeYears, '2022-04-30', ...known).light).toBe('met')
    expect(judge(threeYears, '2022-04-30', ...known.slice(1)).light).toBe('no-baseline')
  })

  it('proves nothing within a first year of which the part before the span is unknown', () => {
    const fromJuly = twoYears({ start: '2021-07-01' })
    expect(judge(fromJuly, '2021-09-30', observe('2021-09', 4)).light).toBe('no-baseline')
    expect(judge(fromJuly, '2022-04-30', observe('2021-12', 4), observe('2022-04', 1)).light).toBe('met')
    const bound = observe('2021-06', 2, { bound: 'lower' })
    expect(judge(fromJuly, '2022-04-30', bound, observe('2021-12', 4), observe('2022-04', 0)).light).toBe(
      'no-baseline',
    )
    expect(judge(fromJuly, '2022-04-30', observe('2021-06', 4), observe('2022-04', 0)).light).toBe(
      'no-baseline',
    )
  })

  it('takes off what the first year had before the span, by one definition alone (B-2, G-7)', () => {
    const fromJuly = twoYears({ start: '2021-07-01', value: '10' })
    const before = observe('2021-06', 3)
    const judged = judge(fromJuly, '2022-04-30', before, observe('2021-12', 5), observe('2022-04', 1))
    expect(judged).toMatchObject({ achieved: 3, completion: 0.3 })
    const broken = observe('2021-12', 5, { status: 'B' })
    expect(judge(fromJuly, '2022-04-30', before, broken, observe('2022-04', 1))).toMatchObject({
      light: 'no-baseline',
      why: { breakAt: { frequency: 'M', year: 2021, ordinal: 12 } },
    })
  })

  it('shows a cap as broken by what is known (L-3, L-8)', () => {
    const cap = twoYears({ basis: 'flow', comparator: '<=', value: '10' })
    expect(judge(cap, '2022-04-30', observe('2022-04', 11)).light).toBe('behind')
    expect(judge(cap, '2022-04-30', observe('2022-04', 9)).light).toBe('no-baseline')
    expect(judge(cap, '2022-12-31', observe('2022-12', 11)).light).toBe('missed')
    const range = twoYears({ comparator: 'range', value: '1', high: '2' })
    expect(judge(range, '2022-12-31', observe('2022-12', 3)).light).toBe('missed')
    expect(judge(range, '2022-12-31', observe('2022-12', 2)).light).toBe('no-baseline')
  })

  it.skipIf(!sharedIsHere)('gives both lights of cases/32-missing-year-end.json', () => {
    const { cases } = JSON.parse(readFileSync(shared('cases/32-missing-year-end.json')!, 'utf8')) as {
      cases: { observations: Record<string, string>; expected: string }[]
    }
    const lights = cases.map(({ observations, expected }) => {
      const known = Object.entries(observations).map(([period, value]) => observe(period, value))
      const { light, achieved } = judge(twoYears(), '2022-04-30', ...known)
      return [expected, light, achieved]
    })
    expect(lights).toEqual([
      ['met', 'met', null],
      ['not met, x unknown, said so', 'no-baseline', null],
    ])
  })
})
