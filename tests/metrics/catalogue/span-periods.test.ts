import { describe, expect, it } from 'vitest'
import { spanPeriods, targetFor } from '#metrics/catalogue/span-periods.ts'
import { formatPeriod, periodAt } from '#metrics/period.ts'
import type { Frequency } from '#metrics/period.ts'
import { periodNamed } from '../make-target.ts'

describe('spanPeriods (P-4)', () => {
  it.each<[string, Frequency, string, string, string, string]>([
    // 1 January 2023 is a Sunday, of the last week of 2022.
    ['a week touched on its Sunday alone', 'W', '2023-01-01', '2023-12-31', '2023-W01', '2023-W52'],
    // 1 January 2025 is a Wednesday, of the first week of 2025.
    ['a week begun before the span', 'W', '2025-01-01', '2025-12-31', '2025-W01', '2025-W52'],
    // 1 January 2021 is a Friday, of week 53 of 2020; week 52 of 2021 ends on 2 January 2022.
    ['a year after one of 53 weeks', 'W', '2021-01-01', '2021-12-31', '2021-W01', '2021-W51'],
    // Week 53 of 2026 ends on 3 January 2027, after the due date.
    ['a week that ends after the due date', 'W', '2026-01-01', '2026-12-31', '2026-W01', '2026-W52'],
    ['a week touched from its Thursday on', 'W', '2024-02-01', '2024-02-29', '2024-W05', '2024-W08'],
    ['days', 'D', '2024-02-01', '2024-02-29', '2024-D032', '2024-D060'],
    ['months', 'M', '2024-01-01', '2024-12-31', '2024-M01', '2024-M12'],
    ['a month that the span only touches', 'M', '2024-09-15', '2024-12-10', '2024-M09', '2024-M11'],
    ['years', 'A', '2021-01-01', '2025-12-31', '2021', '2025'],
  ])('%s: %s, %s to %s is %s to %s', (_, frequency, start, due, first, last) => {
    const span = spanPeriods({ start, due }, frequency)
    const told = (index: number) => formatPeriod(periodAt(frequency, index), 'sdmx')
    expect([told(span.first), told(span.last)]).toEqual([first, last])
  })

  it('has no last period where there is no due date', () => {
    expect(spanPeriods({ start: '2024-01-01' }, 'M').last).toBe(Infinity)
  })
})

describe('targetFor', () => {
  const year = { record: { start: '2023-01-01', due: '2023-12-31' } }
  const plan = { record: { start: '2021-01-01', due: '2025-12-31' } }
  const open = { record: { start: '2021-01-01' } }

  it('names the target that is due first, of those whose span has the period', () => {
    expect(targetFor([open, plan, year], periodNamed('2023-W52'))).toBe(year)
    expect(targetFor([open, plan, year], periodNamed('2022-W52'))).toBe(plan)
    expect(targetFor([open, plan, year], periodNamed('2026-W01'))).toBe(open)
    expect(targetFor([plan, year], periodNamed('2020-W53'))).toBeUndefined()
  })
})
