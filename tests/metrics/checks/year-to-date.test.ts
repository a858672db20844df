import { describe, expect, it } from 'vitest'
import { observe } from '../make-target.ts'
import { check, codes, months, propose, runningTotal } from './propose.ts'

describe('checkTotalFalls and checkTotalExceeds', () => {
  it('ask about a running total below the last of its year, known or in the batch (Q-9)', () => {
    const series = months([30, 60])
    expect(check(propose('2024-03', 59, { series }, runningTotal))).toEqual([
      {
        code: 'year-to-date-falls',
        severity: 'query',
        cell: 0,
        field: 'value',
        message: '本年累计59座小于2024年2月累计60座：请核对是否填成了当月数；确有核减、退库，请说明',
      },
    ])
    expect(codes(propose('2024-03', 60, { series }, runningTotal))).not.toContain('year-to-date-falls')
    expect(codes(propose('2024-01', 10, { series: [observe('2023-12', 100)] }, runningTotal))).not.toContain(
      'year-to-date-falls',
    )
    expect(codes(propose('2024-03', 59, { series }, { ...runningTotal, negative: true }))).not.toContain(
      'year-to-date-falls',
    )
    expect(codes(propose('2024-04', 80, {}, runningTotal), propose('2024-05', 70, {}, runningTotal))).toEqual(
      ['year-to-date-falls'],
    )
  })

  it('ask about an earlier running total raised above a later one, but not beyond its year (Q-9)', () => {
    const series = months([10, 20, 30])
    const raised = (period: string, value: number) => check(propose(period, value, { series }, runningTotal))
    expect(raised('2024-02', 31)).toContainEqual({
      code: 'year-to-date-exceeds',
      severity: 'query',
      cell: 0,
      field: 'value',
      message:
        '本年累计31座大于其后的2024年3月累计30座：请核对本期，确需调高的请一并更正后面各期，或说明原因',
    })
    expect(raised('2024-02', 30).map(({ code }) => code)).not.toContain('year-to-date-exceeds')
    expect(raised('2023-12', 31).map(({ code }) => code)).not.toContain('year-to-date-exceeds')
  })
})
