import { describe, expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { observe } from '../make-target.ts'
import { found, inRegion } from './find-wholes.ts'

describe('checkWholes, of rates', () => {
  const share = { unit: '%', decimals: 2, ceiling: 100, madeOf: {} } satisfies Partial<Indicator>
  const byParts = (
    region: string,
    numerator: number,
    denominator: number,
    scheme: Partial<Indicator> = share,
  ) => ({
    ...inRegion(region, 0, scheme),
    value: null,
    numerator,
    denominator,
  })
  const counties = [byParts('441202', 90, 100), byParts('441203', 68, 66 + 4)]

  it('holds a share against the numerators and denominators of its regions (H-3, Q-22)', () => {
    // 158 of 170 is 92.94 %; 90 % and 97.14 % have a mean of 93.57 %.
    expect(found([inRegion('441200', 93.57, share), ...counties])).toEqual([
      {
        severity: 'query',
        field: 'value',
        cell: 0,
        code: 'parts-differ',
        message:
          '2024年6月各地区（2个）合计158÷170为92.94%，与肇庆市93.57%不符：请与其余各数的填报单位核对，无误请说明原因',
      },
    ])
    for (const total of [92.94, 92.9])
      expect(found([inRegion('441200', total, share), ...counties])).toEqual([])
    expect(found([byParts('441200', 158, 170), ...counties])).toEqual([])
    expect(found([byParts('441200', 156, 166), ...counties])).toMatchObject([
      { message: expect.stringContaining('合计158÷170为92.94%，与肇庆市93.98%不符') },
    ])
  })

  it('refuses that difference where the parts are complete and all are being entered (Q-19)', () => {
    const complete = { ...share, madeOf: { complete: true } } as const
    const cells = [byParts('441202', 90, 100, complete), byParts('441203', 68, 70, complete)]
    expect(found([inRegion('441200', 93.57, complete), ...cells])).toMatchObject([
      { severity: 'error', message: expect.stringMatching(/请更正各项或总数$/) },
    ])
  })

  it('takes the known parts of a region, and none where the matter does not exist (H-2)', () => {
    const known = {
      'stations 441202': [observe('2024-06', 90, { numerator: 90, denominator: 100 })],
      'stations 441203': [observe('2024-06', null, { reason: 'not-applicable' })],
    }
    expect(found([inRegion('441200', 90, share)], known)).toEqual([])
    expect(found([inRegion('441200', 91, share)], known)).toMatchObject([
      { message: expect.stringContaining('合计90÷100为90.00%，与肇庆市91%不符') },
    ])
    const nowhere = { ...known, 'stations 441202': known['stations 441203'] }
    expect(found([inRegion('441200', 0, share)], nowhere)).toEqual([])
  })

  it('knows only the range where a region gives its share alone, and prints it rounded (Q-22, Q-29)', () => {
    const cells = [byParts('441202', 158, 166), inRegion('441203', 90.5, share)]
    expect(found([inRegion('441200', 91.2, share), ...cells])).toEqual([])
    expect(found([inRegion('441200', 95.5, share), ...cells])).toMatchObject([
      { message: expect.stringContaining('不在各地区的90.5%至95.18%之间') },
    ])
    const bounded = {
      'stations 441202': [observe('2024-06', 90, { bound: 'lower', numerator: 9, denominator: 10 })],
    }
    expect(found([inRegion('441200', 5, share), inRegion('441203', 90.5, share)], bounded)).toEqual([])
  })

  it('asks of a rate outside those of its regions (Q-22)', () => {
    const rate = { unit: '%', decimals: 1, ceiling: 100 }
    const counties = [inRegion('441202', 60.5, rate), inRegion('441203', 43, rate)]
    expect(found([inRegion('441200', 61, rate), ...counties])).toEqual([
      {
        severity: 'query',
        field: 'value',
        cell: 0,
        code: 'outside-parts',
        message: '2024年6月肇庆市61%不在各地区的43%至60.5%之间：请核对，无误请说明原因',
      },
    ])
    expect(found([inRegion('441200', 60.5, rate), ...counties])).toEqual([])
    expect(found([inRegion('441200', 43, rate), ...counties])).toEqual([])
    expect(found([inRegion('441200', 42.9, rate), ...counties])).toHaveLength(1)
  })
})
