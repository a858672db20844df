import { describe, expect, it } from 'vitest'
import { changeIn, compareLevels } from '../compare-levels.ts'
import { beginsCountingRule } from '#metrics/series/breaks.ts'
import { makeIndicator, observe, periodNamed } from '../make-target.ts'

const yearToDate = makeIndicator({ accumulation: 'year-to-date' })
const increment = makeIndicator({ accumulation: 'increment' })

describe('compare, with a break of definition', () => {
  const broken = [
    observe('2023-M06', 80),
    observe('2023-M07', 100),
    observe('2024-M01', 150, { status: 'B' }),
    observe('2024-M06', 160),
    observe('2024-M07', 168),
  ]
  const stopped = { absent: 'definition-break', breakAt: periodNamed('2024-M01') }

  it('stops across the break, not on either side of it (G-7)', () => {
    const part = { observations: broken, period: periodNamed('2024-M07') }
    expect(changeIn(compareLevels({}, part))).toEqual(stopped)
    expect(changeIn(compareLevels({}, { ...part, kind: 'period-on-period' }))).toEqual({ rate: 0.05 })
    const atBreak = [...broken, observe('2025-M01', 300)]
    expect(changeIn(compareLevels({}, { observations: atBreak, period: periodNamed('2025-M01') }))).toEqual({
      rate: 1,
    })
  })

  it('compares with a base restated as the newest break measures it (G-7)', () => {
    const restated = { period: periodNamed('2023-M07'), since: periodNamed('2024-M01'), value: '140' }
    const part = { observations: broken, period: periodNamed('2024-M07') }
    expect(compareLevels({}, { ...part, restated: [restated] }).computed).toEqual({
      change: { rate: 0.2 },
      current: '168',
      base: { period: periodNamed('2023-M07'), value: '140', restated: true },
    })
    const others = [
      { ...restated, period: periodNamed('2023-M06') },
      { ...restated, since: periodNamed('2023-M12') },
    ]
    expect(changeIn(compareLevels({}, { ...part, restated: others }))).toEqual(stopped)
    const again = [...broken, observe('2024-M07', 170, { status: 'B', revision: 2 })]
    expect(
      changeIn(
        compareLevels({}, { observations: again, period: periodNamed('2024-M07'), restated: [restated] }),
      ),
    ).toEqual({
      absent: 'definition-break',
      breakAt: periodNamed('2024-M07'),
    })
  })

  it('compares with a base that was entered after the break (G-7)', () => {
    const inOrder = broken.map((each, place) => ({ ...each, sequence: place + 1 }))
    const restated = observe('2023-M07', 140, { revision: 2, sequence: 9 })
    const period = periodNamed('2024-M07')
    expect(compareLevels({}, { observations: [...inOrder, restated], period }).computed).toEqual({
      change: { rate: 0.2 },
      current: '168',
      base: { period: periodNamed('2023-M07'), value: '140', restated: true },
    })
    expect(changeIn(compareLevels({}, { observations: inOrder, period }))).toEqual(stopped)
  })

  it('takes a restated base where the old one was never there (G-7)', () => {
    const observations = broken.filter(({ period }) => period.year === 2024)
    const restated = [{ period: periodNamed('2023-M07'), since: periodNamed('2024-M01'), value: '140' }]
    expect(changeIn(compareLevels({}, { observations, period: periodNamed('2024-M07'), restated }))).toEqual({
      rate: 0.2,
    })
  })

  it('stops where the compared value itself straddles it (G-7)', () => {
    const straddling = [
      observe('2023-M06', 80),
      observe('2023-M07', 100),
      observe('2024-M06', 100),
      observe('2024-M07', 130, { status: 'B' }),
    ]
    expect(
      changeIn(
        compareLevels(
          {},
          { observations: straddling, indicator: yearToDate, period: periodNamed('2024-M07') },
        ),
      ),
    ).toEqual({ absent: 'definition-break', breakAt: periodNamed('2024-M07') })
  })

  it('stops for a sum of increments whose base year has it (G-7)', () => {
    const observations = [
      observe('2023-M01', 10),
      observe('2023-M02', 20, { status: 'B' }),
      observe('2024-M01', 10),
      observe('2024-M02', 20),
    ]
    const part = { observations, indicator: increment, period: periodNamed('2024-M02') }
    expect(changeIn(compareLevels({}, { ...part, cumulative: true }))).toMatchObject({
      absent: 'definition-break',
    })
    expect(changeIn(compareLevels({}, part))).toEqual({ rate: 0 })
  })
})

describe('beginsCountingRule', () => {
  const withRule = (from: string | undefined, version = 2) =>
    makeIndicator({ countingRule: { version, text: '新口径', ...(from && { from }) } })

  it('holds for the period in which a later version of the 口径 begins, and for no other (Z-16)', () => {
    const begins = (period: string, indicator = withRule('2024-03-01')) =>
      beginsCountingRule(indicator, periodNamed(period))
    expect([begins('2024-M02'), begins('2024-M03'), begins('2024-M04')]).toEqual([false, true, false])
    expect(begins('2024-Q1')).toBe(false)
    expect(begins('2024-M03', withRule(undefined))).toBe(false)
    expect(begins('2024-M03', withRule('2024-03-01', 1))).toBe(false)
    expect(begins('2024-M03', makeIndicator())).toBe(false)
  })
})
