import { describe, expect, it } from 'vitest'
import { collectedPeriods, isCollected, lastCollected } from '#metrics/reporting/collection.ts'
import { formatPeriod, periodIndex } from '#metrics/period.ts'
import { makeFlow, makeTarget, observe, periodNamed } from '../make-target.ts'
import { judgePlainly } from '../judge-plainly.ts'

const merged = { frequency: 'M', januaryMerged: true } as const

describe('isCollected', () => {
  it('knows no January where 1–2月 are one, and only of monthly series (C-4)', () => {
    const collected = (period: string) => isCollected(merged, periodIndex(periodNamed(period)))
    expect([collected('2024-M01'), collected('2024-M02'), collected('2023-M12')]).toEqual([false, true, true])
    expect(isCollected({ frequency: 'M' }, periodIndex(periodNamed('2024-M01')))).toBe(true)
    expect(isCollected({ frequency: 'Q', januaryMerged: true }, periodIndex(periodNamed('2024-Q1')))).toBe(
      true,
    )
  })
})

describe('lastCollected', () => {
  it('steps back from January to December (C-4)', () => {
    const last = (period: string) => lastCollected(merged, periodIndex(periodNamed(period)))
    expect(last('2024-M01')).toBe(periodIndex(periodNamed('2023-M12')))
    expect(last('2024-M02')).toBe(periodIndex(periodNamed('2024-M02')))
  })
})

describe('collectedPeriods', () => {
  const texts = (from: string, to: string) =>
    collectedPeriods(merged, periodNamed(from), periodNamed(to)).map((period) => formatPeriod(period, 'sdmx'))

  it('lists the periods that are expected, both ends included (C-4)', () => {
    expect(texts('2023-M11', '2024-M03')).toEqual(['2023-M11', '2023-M12', '2024-M02', '2024-M03'])
    expect(texts('2024-M02', '2024-M02')).toEqual(['2024-M02'])
    expect(texts('2024-M03', '2024-M02')).toEqual([])
  })
})

describe('assess, of a series without Januaries', () => {
  const januaryMerged = true

  it('sums what is there without calling the sum incomplete (C-4)', () => {
    const flow = (part: object) => makeFlow({}, { accumulation: 'increment', ...part })
    const observations = [observe('2024-M02', 50), observe('2024-M03', 20)]
    const view = { observations, at: '2024-04-09' }
    expect(judgePlainly({ target: flow({ januaryMerged }), ...view })).toMatchObject({
      achieved: 70,
      why: { decidingStep: 'gap' },
    })
    expect(judgePlainly({ target: flow({ januaryMerged }), ...view }).why).not.toHaveProperty('incomplete')
    expect(judgePlainly({ target: flow({}), ...view }).why).toMatchObject({ incomplete: true })
  })

  it('counts no January as unmet, and nobody overdue for it (C-4)', () => {
    const target = makeTarget({ basis: 'maintain', value: '98' }, { januaryMerged })
    const observations = [observe('2024-M02', 99), observe('2024-M03', 99)]
    expect(judgePlainly({ target, observations, at: '2024-04-09' })).toMatchObject({
      completion: 1,
      why: { periods: { met: 2, elapsed: 2 } },
    })
    const stock = makeTarget({ baseline: '6800' }, { januaryMerged })
    expect(judgePlainly({ target: stock, observations: [], at: '2024-02-28' })).toMatchObject({
      light: 'not-started',
      expected: null,
    })
  })

  it('expects December before a due date in January (D-2)', () => {
    const target = makeTarget({ baseline: '6800', start: '2024-01-01', due: '2025-01-31' }, { januaryMerged })
    const { expected } = judgePlainly({ target, observations: [], at: '2025-06-30' })
    expect(expected?.period).toEqual(periodNamed('2024-M12'))
  })
})
