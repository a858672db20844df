import { describe, expect, it } from 'vitest'
import type { ProposedCell } from '#metrics/checks/finding.ts'
import type { Indicator } from '#metrics/indicator.ts'
import type { Observation } from '#metrics/observation.ts'
import { checkObservations } from '#metrics/quality.ts'
import { at, makeFlow, makeIndicator, makeTarget, observe } from './make-target.ts'

type Part = Partial<Omit<ProposedCell, 'indicator' | 'period'>>

function propose(
  period: string,
  value: ProposedCell['value'],
  part: Part = {},
  scheme: Partial<Indicator> = {},
) {
  const indicator = makeIndicator(scheme)
  return { indicator, region: '441800', period: at(period), value, series: [], targets: [], ...part }
}

function codes(...cells: ProposedCell[]): string[] {
  return checkObservations({ cells, today: '2024-12-31' }).map(({ code }) => code)
}

/** Months of 2024 from January, or from 2023-12 when `from` is 0. */
function months(values: (string | number)[], from = 1): Observation[] {
  return values.map((value, step) => observe(from + step === 0 ? '2023-M12' : `2024-M${from + step}`, value))
}

const sum = { accumulation: 'year-to-date' } as const

describe('checkObservations: errors', () => {
  it.each([
    ['12,34', 'bad-value', '“12,34”不接受千位分隔符或逗号：请去掉逗号'],
    ['1e999', 'bad-value', '“1e999”不接受科学计数法：请写成普通小数'],
    [Number.NaN, 'bad-value', '“NaN”不是有限的数：请填具体数值，或留空并选无数据的原因'],
    ['', 'bad-value', '“”没有数值：请填数值，或留空并选无数据的原因'],
    ['12座', 'bad-value', '“12座”不是数：请只填半角数字、小数点和负号，单位不填'],
    ['1234567890123456', 'too-many-digits', '“1234567890123456”超过15位有效数字：请按计量单位“座”减少位数'],
    ['7.5', 'too-many-decimals', '7.5有1位小数：此指标只填整数'],
    ['-1', 'negative-value', '-1小于0：此指标不会为负，请核对正负号'],
  ])('%j is %s (Q-1 to Q-3)', (value, code, message) => {
    expect(checkObservations({ cells: [propose('2024-06', value)], today: '2024-12-31' })).toEqual([
      { code, severity: 'error', cell: 0, field: 'value', message },
    ])
  })

  it('allows what the indicator allows (Q-2, Q-3)', () => {
    const growth = { unit: '%', decimals: 2, negative: true }
    expect(codes(propose('2024-06', '-3.25', {}, growth))).toEqual([])
    expect(codes(propose('2024-06', '-3.250', {}, growth))).toEqual([])
    expect(codes(propose('2024-06', '-3.255', {}, growth))).toEqual(['too-many-decimals'])
  })

  it('a share above its ceiling (Q-4)', () => {
    const share = { unit: '%', decimals: 1, ceiling: 100 }
    expect(codes(propose('2024-06', '100', {}, share))).toEqual([])
    expect(codes(propose('2024-06', '100.1', {}, share))).toEqual(['above-ceiling'])
  })

  it('an absence needs its reason (Q-5)', () => {
    expect(codes(propose('2024-06', null))).toEqual(['reason-needed'])
    expect(codes(propose('2024-06', null, { reason: 'suppressed' }))).toEqual([])
  })

  it('a period of another frequency, or not ended (Q-6, Q-7)', () => {
    expect(codes(propose('2024-Q2', 1))).toEqual(['wrong-frequency'])
    const on = (today: string) =>
      checkObservations({ cells: [propose('2024-06', 1)], today }).map(({ code }) => code)
    expect([on('2024-06-29'), on('2024-06-30')]).toEqual([['period-not-ended'], []])
  })

  it('the same cell twice, naming the first (Q-8)', () => {
    const cells = [
      propose('2024-05', 1),
      propose('2024-06', 2),
      propose('2024-05', 3),
      propose('2024-05', 1, { region: '441802' }),
    ]
    const [found, ...others] = checkObservations({ cells, today: '2024-12-31' }).filter(
      (f) => f.severity === 'error',
    )
    expect(found).toMatchObject({
      code: 'duplicate-cell',
      cell: 2,
      field: 'period',
      message: '5G基站2024年5月与第1项重复：请只留一项',
    })
    expect(others).toEqual([])
  })

  it('a running total below the last of its year, known or in the batch (Q-9)', () => {
    const series = months([30, 60])
    expect(codes(propose('2024-03', 59, { series }, sum))).toEqual(['year-to-date-falls'])
    expect(codes(propose('2024-03', 60, { series }, sum))).not.toContain('year-to-date-falls')
    expect(codes(propose('2024-01', 10, { series: [observe('2023-12', 100)] }, sum))).not.toContain(
      'year-to-date-falls',
    )
    expect(codes(propose('2024-03', 59, { series }, { ...sum, negative: true }))).not.toContain(
      'year-to-date-falls',
    )
    expect(codes(propose('2024-04', 80, {}, sum), propose('2024-05', 70, {}, sum))).toEqual([
      'year-to-date-falls',
    ])
  })

  it('compares with what the unit stands by: newest revision, no draft, nothing returned', () => {
    const series = [
      observe('2024-02', 90),
      observe('2024-02', 60, { revision: 2, state: 'submitted' }),
      observe('2024-03', 500, { state: 'draft' }),
      observe('2024-03', 500, { state: 'returned' }),
      observe('2024-03', null, { reason: 'suppressed' }),
      observe('2024-Q1', 500),
    ]
    expect(codes(propose('2024-04', 61, { series: series.toReversed() }, sum))).toEqual([])
  })
})

describe('checkObservations: queries', () => {
  it.each([
    [1020, 'scale-slip'],
    [10_400, 'scale-slip'],
    [1_000_000, 'scale-slip'],
    [10, 'scale-slip'],
    [1, 'scale-slip'],
    [300, 'large-change'],
    [134, 'large-change'],
    [66, 'large-change'],
  ])('%i after 100, 101, 99 is a %s (Q-10, Q-11)', (value, code) => {
    expect(codes(propose('2024-04', value, { series: months([100, 101, 99]) }))).toEqual([code])
  })

  it('133 and 67 are within ±33 % (Q-11)', () => {
    for (const value of [133, 67]) {
      expect(codes(propose('2024-04', value, { series: months([100, 101, 99]) }))).toEqual([])
    }
  })

  it('needs three values to speak of a change (Q-11)', () => {
    expect(codes(propose('2024-03', 300, { series: months([100, 101]) }))).toEqual([])
    expect(codes(propose('2024-04', 5, { series: months([0, 0, 0]) }))).toEqual(['large-change'])
  })

  it('says how large the change is (Q-11)', () => {
    const [finding] = checkObservations({
      cells: [propose('2024-04', 150, { series: months([100, 101, 99]) })],
      today: '2024-12-31',
    })
    expect(finding?.message).toBe('本期值150座比前3期平均100座高50%（超过±33%）：请核对，无误请说明原因')
  })

  it('of running totals compares what each month added (Q-11)', () => {
    const series = months([10, 20, 31])
    expect(codes(propose('2024-04', 42, { series }, sum))).toEqual([])
    expect(codes(propose('2024-04', 51, { series }, sum))).toEqual(['large-change'])
    const lastYear = [
      observe('2023-11', 110),
      observe('2023-12', 120),
      observe('2024-01', 10),
      observe('2024-02', 20),
    ]
    expect(codes(propose('2024-03', 30, { series: lastYear }, sum))).toEqual([])
    expect(codes(propose('2024-03', 45, { series: lastYear }, sum))).toEqual(['large-change'])
  })

  it('of running totals expects time’s proportion, and January a twelfth (Q-10)', () => {
    expect(codes(propose('2024-02', 200, { series: months([10]) }, sum))).toEqual(['scale-slip'])
    expect(codes(propose('2024-01', 10, { series: [observe('2023-12', 120)] }, sum))).toEqual([])
    expect(codes(propose('2024-01', 100, { series: [observe('2023-12', 120)] }, sum))).toEqual(['scale-slip'])
    expect(codes(propose('2024-01', 100, { series: [observe('2023-11', 120)] }, sum))).toEqual([])
  })

  it('a stock that falls, but not any level (Q-12)', () => {
    const part = { series: months([100]) }
    expect(codes(propose('2024-02', 99, { ...part, targets: [makeTarget()] }))).toEqual(['stock-falls'])
    expect(codes(propose('2024-02', 99, part))).toEqual([])
    expect(codes(propose('2024-02', 100, { ...part, targets: [makeTarget()] }))).toEqual([])
  })

  it('three periods equal, one after the other, but not at the ceiling (Q-13)', () => {
    expect(codes(propose('2024-03', 100, { series: months([100, 100]) }))).toEqual(['unchanged'])
    expect(codes(propose('2024-04', 100, { series: months([100, 100]) }))).toEqual([])
    expect(codes(propose('2024-03', 100, { series: months([99, 100]) }))).toEqual([])
    expect(codes(propose('2024-03', 100, { series: months([100, 100]) }, { ceiling: 100 }))).toEqual([])
  })

  it('exactly on the target, when newly so, in the target’s own figure (Q-14)', () => {
    const targets = [makeTarget()]
    expect(codes(propose('2024-06', 8000, { targets }))).toEqual(['exactly-on-target'])
    expect(codes(propose('2024-06', 8000, { targets, series: months([8000], 5) }))).toEqual([])
    expect(codes(propose('2023-06', 8000, { targets }))).toEqual([])
    const { due: _, ...open } = makeTarget()
    expect(codes(propose('2024-06', 8000, { targets: [open] }))).toEqual([])
    const added = [makeFlow({ value: '60' }, { accumulation: 'level' })]
    expect(codes(propose('2024-01', 200, { targets: added, series: months([140], 0) }))).toEqual([
      'exactly-on-target',
    ])
    expect(codes(propose('2024-01', 200, { targets: added }))).toEqual([])
    const overYears = [makeFlow({ value: '100', start: '2023-01-01' })]
    expect(codes(propose('2024-01', 8, { targets: overYears, series: months([92], 0) }, sum))).toEqual([
      'exactly-on-target',
    ])
  })

  it('more than a closed list has (Q-15)', () => {
    const targets = [makeFlow({ basis: 'deliverables', comparator: '=', value: '9' })]
    expect(codes(propose('2024-06', 9, { targets }, sum))).toEqual(['exactly-on-target'])
    expect(codes(propose('2024-06', 10, { targets }, sum))).toEqual(['above-closed-list'])
  })

  it('numbers its findings by cell, in order', () => {
    const cells = [propose('2024-05', 1), propose('2024-06', 'x'), propose('2024-06', null)]
    const found = checkObservations({ cells, today: '2024-12-31' })
    expect(found.map(({ cell, code, field }) => [cell, code, field])).toEqual([
      [1, 'bad-value', 'value'],
      [2, 'duplicate-cell', 'period'],
      [2, 'reason-needed', 'reason'],
    ])
  })
})
