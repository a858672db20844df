import { describe, expect, it } from 'vitest'
import { makeTarget } from '../make-target.ts'
import { codes, months, propose } from './propose.ts'

describe('checkJumpAtDue', () => {
  it('a jump in the due period, in the direction of the target (Q-18)', () => {
    const target = makeTarget({ value: '9000', due: '2024-06-30' })
    const series = months([1000, 1010, 1020, 1030, 1040])
    const jump = (period: string, value: number, targets = [target]) =>
      codes(propose(period, value, { targets, series }))
    expect(jump('2024-06', 1061)).toEqual(['jump-at-due'])
    expect(jump('2024-06', 1060)).toEqual([])
    expect(jump('2024-06', 1061, [makeTarget({ value: '9000', due: '2024-12-31' })])).toEqual([])
    expect(
      jump('2024-06', 1061, [makeTarget({ comparator: '<=', value: '900', due: '2024-06-30' })]),
    ).toEqual([])
    expect(codes(propose('2024-06', 1061, { targets: [target], series: series.slice(-2) }))).toEqual([])
    const { due: _, ...open } = target
    expect(jump('2024-06', 1061, [open])).toEqual([])
  })
})
