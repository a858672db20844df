import { describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { makeFlow, makeTarget } from '../make-target.ts'
import { check, codes, months, propose, runningTotal } from './propose.ts'
import { catalogueSlips } from './catalogue-slips.ts'

describe('checkFarFromTarget', () => {
  const stock = [makeTarget()]

  it('asks of a first value more than five times its target, or less than a twentieth (Q-26)', () => {
    expect(check(propose('2024-01', 78_120, { targets: stock }))).toEqual([
      {
        code: 'far-from-target',
        severity: 'query',
        cell: 0,
        field: 'value',
        message:
          '78,120座是目标8,000座的9.77倍，之前又没有可比的数：请核对计量单位（元、万、亿）和小数点，无误请说明原因',
      },
    ])
    expect(check(propose('2024-01', 78, { targets: stock }))).toMatchObject([
      {
        message:
          '78座远低于目标8,000座，之前又没有可比的数：请核对计量单位（元、万、亿）和小数点，无误请说明原因',
      },
    ])
    for (const value of [0, 400, 40_000])
      expect(codes(propose('2024-01', value, { targets: stock }))).toEqual([])
    expect(codes(propose('2024-01', 40_001, { targets: stock }))).toEqual(['far-from-target'])
    expect(codes(propose('2024-01', 399, { targets: stock }))).toEqual(['far-from-target'])
  })

  it('asks once, also of several targets, and not where values before it say what is usual (Q-26)', () => {
    const part = { targets: [...stock, makeTarget({ id: 'other', value: '9000' })] }
    expect(codes(propose('2024-01', 78, part))).toEqual(['far-from-target'])
    expect(codes(propose('2024-02', 79, { ...part, series: months([78]) }))).toEqual([])
    expect(codes(propose('2024-02', 79, { ...part, series: months([0]) }))).toEqual(['far-from-target'])
    expect(codes(propose('2024-04', 79, { ...part, series: months([0, 0, 0]) }))).toEqual(['large-change'])
  })

  it('holds a running total to its schedule (Q-26)', () => {
    const targets = [makeFlow({ value: '5000' })]
    const asked = (period: string, value: number) => codes(propose(period, value, { targets }, runningTotal))
    // The schedule of January is a twelfth, 417: a fiftieth of it is 8.3; twice the target, 10,000, is more than ten times it.
    expect([asked('2024-01', 9), asked('2024-01', 10_000)]).toEqual([[], []])
    expect([asked('2024-01', 8), asked('2024-01', 10_001)]).toEqual([
      ['far-from-target'],
      ['far-from-target'],
    ])
    // The schedule of June is half, 2,500: a fiftieth of it is 50, ten times it 25,000.
    expect([asked('2024-06', 51), asked('2024-06', 25_000)]).toEqual([[], []])
    expect([asked('2024-06', 49), asked('2024-06', 25_001)]).toEqual([
      ['far-from-target'],
      ['far-from-target'],
    ])
    const { due: _, ...open } = targets[0]!
    expect(codes(propose('2024-01', 1, { targets: [open] }, runningTotal))).toEqual([])
  })

  it('says nothing of a level whose target counts what is new, of a target of 0, nor of small growth (Q-26)', () => {
    expect(codes(propose('2024-01', 80_000, { targets: [makeFlow({}, { accumulation: 'level' })] }))).toEqual(
      [],
    )
    expect(codes(propose('2024-01', 5, { targets: [makeTarget({ comparator: '<=', value: '0' })] }))).toEqual(
      [],
    )
    const growth = { unit: '%', decimals: 1, negative: true }
    const part = { targets: [makeTarget({ basis: 'growth', value: '10' }, growth)] }
    expect(codes(propose('2024-01', 0.3, part, growth))).toEqual([])
    expect(codes(propose('2024-01', -51, part, growth))).toEqual(['far-from-target'])
  })

  it('lets what is to come down start at twenty times its target, and a range at its upper end (Q-26)', () => {
    const cap = { targets: [makeTarget({ comparator: '<=', value: '5', basis: 'reduction' })] }
    expect(codes(propose('2024-01', 100, cap))).toEqual([])
    expect(codes(propose('2024-01', 101, cap))).toEqual(['far-from-target'])
    const range = { targets: [makeTarget({ comparator: 'range', value: '10', high: '20', basis: 'range' })] }
    expect(codes(propose('2024-01', 100, range))).toEqual([])
    expect(check(propose('2024-01', 101, range))[0]?.message).toContain('101座是目标20座的5.05倍')
  })

  it('knows a share typed as a fraction (Q-26)', () => {
    const share = { unit: '%', decimals: 2, ceiling: 100 }
    const targets = [makeTarget({ basis: 'ratio', value: '84' }, share)]
    expect(check(propose('2024-01', 0.84, { targets }, share))[0]?.message).toBe(
      '0.84%远低于目标84%：如果是把百分数填成了小数，应填84，无误请说明原因',
    )
    expect(codes(propose('2024-01', 4.2, { targets }, share))).toEqual([])
  })
})

describe('first to third values of the catalogue’s indicators with their targets', () => {
  it('more than 95 % of slips by 100 times and more, up or down, are caught, and no true value is asked about but for being on target or unchanged (Q-26)', () => {
    const { slipped, caught, asked } = catalogueSlips(catalogue)
    expect(slipped).toBeGreaterThan(2000)
    expect(caught / slipped).toBeGreaterThan(0.95)
    expect(asked).toBe(0)
  })
})
