import { describe, expect, it } from 'vitest'
import { checkObservations } from '#metrics/quality.ts'
import { check, codes, months, propose, runningTotal } from './checks/propose.ts'
import { observe } from './make-target.ts'

describe('checkObservations', () => {
  it.each([
    ['12,34', 'bad-value', '“12,34”不接受千位分隔符或逗号：请去掉逗号'],
    ['1e999', 'bad-value', '“1e999”不接受科学计数法：请写成普通小数'],
    [Number.NaN, 'bad-value', '“NaN”不是有限的数：请填具体数值，或留空并选无数据的原因'],
    ['', 'bad-value', '“”没有数值：请填数值，或留空并选无数据的原因'],
    ['12座', 'bad-value', '“12座”不是数：请只填半角数字、小数点和负号，单位不填'],
    ['1234567890123456', 'too-many-digits', '“1234567890123456”超过15位有效数字：请按计量单位“座”减少位数'],
    ['0'.repeat(41), 'bad-value', '超过40个字符，不是数：请只填半角数字、小数点和负号，单位不填'],
    ['-1', 'negative-value', '−1小于0：此指标不会为负，请核对正负号'],
  ])('%j is %s (Q-1 to Q-3)', (value, code, message) => {
    expect(check(propose('2024-06', value))).toEqual([
      { code, severity: 'error', cell: 0, field: 'value', message },
    ])
  })

  it('allows what the indicator allows (Q-2, Q-3)', () => {
    const growth = { unit: '%', decimals: 2, negative: true }
    expect(codes(propose('2024-06', '-3.25', {}, growth))).toEqual([])
    expect(codes(propose('2024-06', '-3.250', {}, growth))).toEqual([])
    expect(check(propose('2024-06', '-3.255', {}, growth))).toMatchObject([
      {
        code: 'too-many-decimals',
        message: '−3.255有3位小数：此指标最多2位小数，四舍五入为−3.26',
        instead: '-3.26',
      },
    ])
    expect(codes(propose('2024-06', '0'))).toEqual([])
  })

  it.each([
    ['7.5', '7.5有1位小数：此指标只填整数，四舍五入为8', '8'],
    ['7812.12', '7,812.12有2位小数：此指标只填整数，四舍五入为7,812', '7812'],
  ])('%s has too many decimals, and %s (Q-2)', (value, message, instead) => {
    expect(check(propose('2024-06', value))).toEqual([
      { code: 'too-many-decimals', severity: 'error', cell: 0, field: 'value', message, instead },
    ])
  })

  it('refuses a share above its ceiling (Q-4)', () => {
    const share = { unit: '%', decimals: 1, ceiling: 100 }
    expect(codes(propose('2024-06', '100', {}, share))).toEqual([])
    expect(check(propose('2024-06', '100.1', {}, share))).toEqual([
      {
        code: 'above-ceiling',
        severity: 'error',
        cell: 0,
        field: 'value',
        message: '100.1超过上限100%：请核对分子、分母或计量单位',
      },
    ])
  })

  it('asks for the reason of an absence (Q-5)', () => {
    expect(check(propose('2024-06', null))).toMatchObject([
      { code: 'reason-needed', field: 'reason', message: '没有数值的，请选无数据的原因' },
    ])
    expect(codes(propose('2024-06', null, { reason: 'suppressed' }))).toEqual([])
  })

  it('refuses a period before its last day (Q-7)', () => {
    const on = (today: string) => checkObservations({ cells: [propose('2024-06', 1)], today })
    expect(on('2024-06-29')).toMatchObject([
      {
        code: 'period-not-ended',
        field: 'period',
        message: '2024年6月到2024-06-30才结束：期末起方可报送',
      },
    ])
    expect(on('2024-06-30')).toEqual([])
  })

  it.each([
    ['2024-Q2', 'A', '2024年第二季度不是此指标的报送期：此指标按年报送'],
    ['2024-Q2', 'S', '2024年第二季度不是此指标的报送期：此指标按半年报送'],
    ['2024-Q2', 'M', '2024年第二季度不是此指标的报送期：此指标按月报送'],
    ['2024-06', 'Q', '2024年6月不是此指标的报送期：此指标按季报送'],
    ['2024-06', 'W', '2024年6月不是此指标的报送期：此指标按周报送'],
    ['2024-06', 'D', '2024年6月不是此指标的报送期：此指标按日报送'],
  ] as const)('%s for an indicator of frequency %s (Q-6)', (period, frequency, message) => {
    expect(check(propose(period, 1, {}, { frequency }))).toEqual([
      { code: 'wrong-frequency', severity: 'error', cell: 0, field: 'period', message },
    ])
  })

  it('asks nothing more of a value that must be mended first', () => {
    expect(codes(propose('2024-04', '7.5', { series: months([100, 101, 99]) }))).toEqual([
      'too-many-decimals',
    ])
  })

  it('compares within one indicator and region, in the order of periods', () => {
    const apart = [
      propose('2024-04', 80, {}, runningTotal),
      propose('2024-05', 70, { region: '441802' }, runningTotal),
    ]
    expect(codes(...apart)).toEqual([])
    const others = [
      propose('2024-04', 80, {}, runningTotal),
      propose('2024-05', 70, {}, { ...runningTotal, id: 'masts' }),
    ]
    expect(codes(...others)).toEqual([])
    expect(
      codes(propose('2024-04', 51, { series: months([10, 20, 31]).toReversed() }, runningTotal)),
    ).toEqual(['large-change'])
    // 24288 to 24290 are the numbers of January to March 2024 among months, and of these days among days.
    const days = ['2036-07-01', '2036-07-02', '2036-07-03'].map((day) => observe(day, 1))
    expect(codes(propose('2024-04', 100, { series: days }))).toEqual([])
  })

  it('refuses January where 1–2月 are one (Q-23)', () => {
    expect(check(propose('2024-01', 1, {}, { januaryMerged: true }))).toMatchObject([
      {
        code: 'not-collected',
        field: 'period',
        message: '此指标1—2月合并报送，1月不单独报：请在2月填1—2月的数',
      },
    ])
    expect(codes(propose('2024-02', 1, {}, { januaryMerged: true }))).toEqual([])
  })

  it('compares nothing across a break of definition (G-7)', () => {
    const series = [
      observe('2024-01', 100),
      observe('2024-02', 101),
      observe('2024-03', 300, { status: 'B' }),
    ]
    expect(codes(propose('2024-04', 310, { series }))).toEqual([])
    expect(codes(propose('2024-04', 31, { series }))).toEqual(['scale-slip'])
    expect(codes(propose('2024-04', 50, { series, status: 'B' }, runningTotal))).toEqual([])
    expect(codes(propose('2024-04', 250, { series }, runningTotal))).toContain('year-to-date-falls')
    expect(codes(propose('2024-02', 400, { series }, runningTotal))).not.toContain('year-to-date-exceeds')
  })

  it('refuses the same cell twice, naming the first (Q-8)', () => {
    const cells = [
      propose('2024-05', 1),
      propose('2024-06', 2),
      propose('2024-05', 3),
      propose('2024-05', 1, { region: '441802' }),
    ]
    const [found, ...others] = check(...cells).filter(({ severity }) => severity === 'error')
    expect(found).toMatchObject({
      code: 'duplicate-cell',
      cell: 2,
      field: 'period',
      message: '5G基站2024年5月与第1项重复：请只留一项',
    })
    expect(others).toEqual([])
  })

  it('compares with what the organisation stands by: newest revision, no draft, nothing returned', () => {
    const series = [
      observe('2024-02', 90),
      observe('2024-02', 60, { revision: 2, state: 'submitted' }),
      observe('2024-03', 500, { state: 'draft' }),
      observe('2024-03', 500, { state: 'returned' }),
      observe('2024-03', null, { reason: 'suppressed' }),
      observe('2024-Q1', 500),
    ]
    expect(codes(propose('2024-04', 90, { series: series.toReversed() }, runningTotal))).toEqual([])
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
