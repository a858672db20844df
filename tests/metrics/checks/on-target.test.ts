import { describe, expect, it } from 'vitest'
import { makeFlow, makeTarget } from '../make-target.ts'
import { codes, months, propose, sum } from './propose.ts'

describe('checkAgainstTarget', () => {
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
})
