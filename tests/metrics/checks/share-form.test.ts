import { describe, expect, it } from 'vitest'
import { partsEntered, valueEntered } from '#metrics/checks/share-form.ts'
import type { ProposedCell } from '#metrics/checks/finding.ts'
import { makeTarget } from '../make-target.ts'
import { check, codes, months, propose } from './propose.ts'

const percent = { name: '农业龙头企业数字化推广覆盖率', unit: '%', decimals: 2, ceiling: 100 }

type Parts = Partial<Pick<ProposedCell, 'numerator' | 'denominator' | 'reason' | 'targets'>>
const share = (parts: Parts, value: ProposedCell['value'] = null, scheme = {}) =>
  propose('2024-06', value, parts, { ...percent, ...scheme })

describe('valueEntered', () => {
  it('is the value as entered, or the share computed', () => {
    expect(valueEntered(share({}, '095.180'))).toBe('95.18')
    expect(valueEntered(share({ numerator: '158', denominator: 166 }))).toBe('95.1807228915663')
    expect(valueEntered(share({ numerator: '158', denominator: 166 }, '95.18'))).toBe('95.1807228915663')
  })

  it('is none where nothing can be read or computed', () => {
    expect(valueEntered(share({}))).toBeUndefined()
    expect(valueEntered(share({}, '约95'))).toBeUndefined()
    expect(valueEntered(share({ numerator: '158' }))).toBeUndefined()
    expect(valueEntered(share({ numerator: '158', denominator: '0' }))).toBeUndefined()
    expect(partsEntered(share({ denominator: '166' }))).toBeUndefined()
  })
})

describe('checkShareForm (Q-24)', () => {
  it('takes a share by its parts, with more digits than may be typed', () => {
    expect(codes(share({ numerator: 158, denominator: 166 }))).toEqual([])
    expect(codes(share({ numerator: '0', denominator: '166' }))).toEqual([])
  })

  it.each([['95.18'], ['95.2'], [95.181]])(
    'takes the share stated beside them where they round to it: %j',
    (value) => {
      expect(codes(share({ numerator: 158, denominator: 166 }, value))).toEqual([])
    },
  )

  it('takes either rule of rounding', () => {
    // 1 ÷ 800 = 0.125 %: 0.12 half-even, 0.13 half-up.
    for (const value of ['0.12', '0.13'])
      expect(codes(share({ numerator: 1, denominator: 800 }, value))).toEqual([])
    expect(codes(share({ numerator: 1, denominator: 8 }, 13, { decimals: 0 }))).toEqual([])
  })

  it.each([
    [
      share({ numerator: 158, denominator: 166 }, '95.3'),
      'share-disagrees',
      'value',
      '所填95.3%与158÷166的95.18%不符：请更正其一，或不填比率，由系统计算',
    ],
    [
      share({ numerator: 158, denominator: 166 }, 95),
      'share-disagrees',
      'value',
      '所填95%与158÷166的95.18%不符：请更正其一，或不填比率，由系统计算',
    ],
    [
      share({ numerator: 158, denominator: 166 }, '95%'),
      'bad-value',
      'value',
      '“95%”不是数：请只填半角数字、小数点和负号，单位不填',
    ],
    [
      share({ numerator: 158 }),
      'share-incomplete',
      'denominator',
      '分子、分母须一并填报：请补上分母，或只填比率',
    ],
    [
      share({ denominator: 166 }, '95.18'),
      'share-incomplete',
      'numerator',
      '分子、分母须一并填报：请补上分子，或只填比率',
    ],
    [
      share({ numerator: 158, denominator: 166, reason: 'suppressed' }),
      'share-incomplete',
      'reason',
      '已填分子、分母的，不选无数据的原因：请二者取一',
    ],
    [
      share({ numerator: 0, denominator: '0.0' }),
      'denominator-not-positive',
      'denominator',
      '分母为0，无法计算：没有应统计的对象时，请不填数值，原因选“分母为零，无法计算”',
    ],
    [
      share({ numerator: 1, denominator: -166 }),
      'denominator-not-positive',
      'denominator',
      '分母−166小于0：请核对正负号',
    ],
    [
      share({ numerator: '-1', denominator: 166 }),
      'negative-value',
      'numerator',
      '分子−1小于0：请核对正负号',
    ],
    [
      share({ numerator: 176, denominator: 166 }),
      'above-ceiling',
      'numerator',
      '176÷166为106.02%，超过上限100%：请核对分子、分母',
    ],
    [
      share({ numerator: '1,58', denominator: 166 }),
      'bad-value',
      'numerator',
      '分子“1,58”不接受千位分隔符或逗号：请去掉逗号',
    ],
    [
      share({ numerator: 158, denominator: '1234567890123456' }),
      'too-many-digits',
      'denominator',
      '分母“1234567890123456”超过15位有效数字：请按计量单位“%”减少位数',
    ],
    [
      propose('2024-06', null, { numerator: 158, denominator: 166 }),
      'not-a-share',
      'numerator',
      '“5G基站”不是比率，没有分子、分母：请只填数值',
    ],
    [
      propose('2024-06', 5, { denominator: 166 }),
      'not-a-share',
      'denominator',
      '“5G基站”不是比率，没有分子、分母：请只填数值',
    ],
  ])('refuses the impossible: %#', (cell, code, field, message) => {
    expect(check(cell)).toEqual([{ code, severity: 'error', cell: 0, field, message }])
  })

  it('lets a numerator be negative where the share may be', () => {
    expect(codes(share({ numerator: -8, denominator: 166 }, null, { negative: true }))).toEqual([])
  })

  it('knows a ratio by its target', () => {
    const targets = [makeTarget({ basis: 'ratio', value: '21' })]
    const patents = { unit: '件/万人', decimals: 2 }
    expect(codes(propose('2024-06', null, { numerator: 3000, denominator: 250, targets }, patents))).toEqual(
      [],
    )
    expect(codes(propose('2024-06', null, { numerator: 3000, denominator: 250 }, patents))).toEqual([
      'not-a-share',
    ])
  })

  it('holds the computed share against the series', () => {
    const cell = share({ numerator: 9, denominator: 166 })
    const known = { ...cell, series: months(['95', '95', '95', '95', '95']) }
    expect(codes(known)).toContain('large-change')
  })
})
