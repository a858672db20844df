import { describe, expect, it } from 'vitest'
import { checkObservations } from '#metrics/quality.ts'
import { check, codes, propose, sum } from './checks/propose.ts'
import { observe } from './make-target.ts'

describe('checkObservations', () => {
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
    expect(check(propose('2024-06', value))).toEqual([
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
    const [found, ...others] = check(...cells).filter((f) => f.severity === 'error')
    expect(found).toMatchObject({
      code: 'duplicate-cell',
      cell: 2,
      field: 'period',
      message: '5G基站2024年5月与第1项重复：请只留一项',
    })
    expect(others).toEqual([])
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

  it('numbers its findings by cell, in order', () => {
    const cells = [propose('2024-05', 1), propose('2024-06', 'x'), propose('2024-06', null)]
    const found = check(...cells)
    expect(found.map(({ cell, code, field }) => [cell, code, field])).toEqual([
      [1, 'bad-value', 'value'],
      [2, 'duplicate-cell', 'period'],
      [2, 'reason-needed', 'reason'],
    ])
  })
})
