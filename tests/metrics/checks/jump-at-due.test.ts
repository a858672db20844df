import { describe, expect, it } from 'vitest'
import { makeTarget } from '../make-target.ts'
import { check, codes, months, propose } from './propose.ts'

describe('checkJumpAtDue', () => {
  it('asks about a jump in the due period, in the direction of the target (Q-18)', () => {
    const target = makeTarget({ value: '9000', due: '2024-06-30' })
    const series = months([1000, 1010, 1020, 1030, 1040])
    const jump = (period: string, value: number, targets = [target]) =>
      codes(propose(period, value, { targets, series }))
    expect(jump('2024-06', 1061)).toEqual(['jump-at-due'])
    expect(jump('2024-06', 1060)).toEqual([])
    expect(check(propose('2024-06', 1061, { targets: [target], series }))[0]?.message).toBe(
      '到期的一期推进21座，前3期平均每期10座：请核对是否集中补报，无误请说明原因',
    )
    // The moves are 100, then 10 three times: only the last three count.
    const slowed = months([900, 1000, 1010, 1020, 1030])
    expect(codes(propose('2024-06', 1051, { targets: [target], series: slowed }))).toEqual(['jump-at-due'])
    expect(jump('2024-06', 1061, [makeTarget({ value: '9000', due: '2024-12-31' })])).toEqual([])
    expect(
      jump('2024-06', 1061, [makeTarget({ comparator: '<=', value: '900', due: '2024-06-30' })]),
    ).toEqual([])
    expect(codes(propose('2024-06', 1061, { targets: [target], series: series.slice(-2) }))).toEqual([])
    const { due: _, ...open } = target
    expect(jump('2024-06', 1061, [open])).toEqual([])
  })
})
