import { describe, expect, it } from 'vitest'
import { makeFlow, makeTarget, observe } from '../make-target.ts'
import { check, codes, months, propose, runningTotal } from './propose.ts'

describe('checkAgainstTarget', () => {
  it('asks about a value that newly equals the target, or that makes what was added equal it (Q-14)', () => {
    const targets = [makeTarget()]
    expect(check(propose('2024-06', 8000, { targets }))).toMatchObject([
      { code: 'exactly-on-target', message: '恰好等于目标8,000座：请核对数据来源，并说明依据' },
    ])
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
    expect(
      codes(propose('2024-01', 8, { targets: overYears, series: months([92], 0) }, runningTotal)),
    ).toEqual(['exactly-on-target'])
  })

  it('a target of 0 is reached in its span, and by a value (Q-14)', () => {
    const targets = [makeTarget({ comparator: '<=', value: '0' }, { direction: 'lower' })]
    expect(codes(propose('2023-06', 5, { targets }))).toEqual([])
    expect(codes(propose('2024-01', 0, { targets, series: [observe('2023-12', 0)] }))).toEqual([
      'exactly-on-target',
    ])
  })

  it('asks about more than a closed list has (Q-15)', () => {
    const targets = [makeFlow({ basis: 'deliverables', comparator: '=', value: '9' })]
    expect(codes(propose('2024-06', 9, { targets }, runningTotal))).toEqual(['exactly-on-target'])
    expect(check(propose('2024-06', 10, { targets }, runningTotal))).toMatchObject([
      {
        code: 'above-closed-list',
        message: '10座多于文件所列9座：请核对是否列入了名单之外的，无误请说明原因',
      },
    ])
    expect(codes(propose('2024-06', 10, { targets: [makeFlow({ value: '9' })] }, runningTotal))).toEqual([])
    const { due: _, ...open } = targets[0]!
    expect(codes(propose('2024-06', 10, { targets: [open] }, runningTotal))).toEqual([])
  })
})
