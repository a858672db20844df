import { describe, expect, it } from 'vitest'
import type { Formula } from '#metrics/catalogue/indicator.ts'
import type { ComputedIndicator } from '#metrics/catalogue/formula.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { computedSeries } from '#metrics/series/computed/computed-series.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { formatPeriod } from '#metrics/period.ts'
import { makeIndicator, observe } from '../../make-target.ts'

const indicator = (part: Partial<Indicator>) => makeIndicator({ frequency: 'A', decimals: 1, ...part })
const computed = (kind: Formula['kind'], part: Partial<Indicator> = {}): ComputedIndicator => ({
  ...indicator({ id: 'result', unit: '%', ...part }),
  formula: { kind, of: ['a', 'b'] },
})
const component = (part: Partial<Indicator>, ...observations: Observation[]) => ({
  indicator: indicator(part),
  observations,
})
/** Every result as `period value state revision`. */
const told = (...args: Parameters<typeof computedSeries>) =>
  computedSeries(...args).map(
    ({ observation: { period, value, reason, state, revision } }) =>
      `${formatPeriod(period, 'sdmx')} ${value === null ? reason : Number(Number(value).toFixed(3))} ${state} ${revision}`,
  )
const only = (...args: Parameters<typeof computedSeries>) => computedSeries(...args)[0]!.observation

describe('computedSeries, of a quotient', () => {
  // 2023: 127,555 亿元 of 1,294,272 亿元, published as 9.9 % (国家统计局, 31 December 2024).
  const core = (...rows: Observation[]) => component({ unit: '亿元' }, ...rows)
  const share = computed('quotient')

  it('M-3 is the share of the one in the other, with both as its parts', () => {
    expect(only(share, [core(observe('2023', 127_555)), core(observe('2023', 1_294_272))])).toMatchObject({
      value: '9.85534725312763',
      numerator: '127555',
      denominator: '1294272',
      status: 'A',
      state: 'approved',
      revision: 1,
    })
  })

  it('M-3 converts a component in another scale: 万元 in 亿元', () => {
    const inTenThousands = component({ unit: '万元' }, observe('2023', '1275550000'))
    expect(told(share, [inTenThousands, core(observe('2023', 1_294_272))])).toEqual(['2023 9.855 approved 1'])
  })

  it('M-3 M-4 is per 万人 where its unit says so, of the population that is known: the last year, else the one before', () => {
    // National: 231.2 万个 at the end of 2022, 337.7 万个 at the end of 2023: 16.4 and 24 个/万人 (工业和信息化部).
    const stations = component(
      { unit: '万座', frequency: 'M' },
      observe('2022-M12', '231.2'),
      observe('2023-M11', '328.2'),
      observe('2023-M12', '337.7'),
      observe('2024-M01', '340'),
      observe('2024-M12', '425.1'),
      observe('2025-M12', '480'),
    )
    const people = component({ unit: '万人' }, observe('2022', '141175'), observe('2023', '140967'))
    const perHead = computed('quotient', { unit: '座/万人', frequency: 'M' })
    expect(told(perHead, [stations, people])).toEqual([
      '2022-M12 16.377 approved 1',
      '2023-M11 23.248 approved 1',
      '2023-M12 23.956 approved 1',
      '2024-M01 24.119 approved 1',
      '2024-M12 30.156 approved 1',
    ])
  })

  it('M-4 takes the finer period that ends with its own, and no other', () => {
    const monthly = component(
      { unit: '亿元', frequency: 'M' },
      observe('2023-M11', 100_000),
      observe('2023-M12', 127_555),
    )
    expect(told(share, [monthly, core(observe('2023', 1_294_272))])).toEqual(['2023 9.855 approved 1'])
  })

  it('M-5 has no value of a period whose component is missing, and an absence where one is absent', () => {
    expect(told(share, [core(observe('2023', 127_555)), core(observe('2022', 1_204_724))])).toEqual([])
    expect(told(share, [core(observe('2023', 127_555)), core()])).toEqual([])
    expect(told(share, [core(observe('2023-M12', 127_555)), core(observe('2023', 1))])).toEqual([])
    expect(
      told(share, [
        core(observe('2023', 127_555)),
        core(observe('2023', null, { reason: 'suppressed', status: 'M' })),
      ]),
    ).toEqual(['2023 suppressed approved 1'])
    expect(told(share, [core(observe('2023', null)), core(observe('2023', 1))])).toEqual([
      '2023 undefined-ratio approved 1',
    ])
    expect(told(share, [core(observe('2023', 1)), core(observe('2023', 0))])).toEqual([
      '2023 undefined-ratio approved 1',
    ])
  })

  it('M-5 is a lower bound where its numerator is one, and has no value where its denominator is one', () => {
    const lower = { bound: 'lower' } as const
    expect(only(share, [core(observe('2023', 5, lower)), core(observe('2023', 10))])).toMatchObject({
      value: '50',
      bound: 'lower',
    })
    expect(told(share, [core(observe('2023', 5)), core(observe('2023', 10, lower))])).toEqual([
      '2023 undefined-ratio approved 1',
    ])
  })

  it('M-6 is provisional, estimated or of demo values where a component is', () => {
    const status = (a: Partial<Observation>, b: Partial<Observation>) => {
      const { status: mark, provenance } = only(share, [
        core(observe('2023', 1, a)),
        core(observe('2023', 2, b)),
      ])
      return [mark, provenance]
    }
    expect(status({ status: 'P' }, {})).toEqual(['P', 'reported'])
    expect(
      status({ status: 'P', provenance: 'published' }, { status: 'E', provenance: 'published' }),
    ).toEqual(['E', 'published'])
    expect(status({ provenance: 'published' }, { provenance: 'demo' })).toEqual(['A', 'demo'])
  })

  it('M-6 waits for review where a component does, beside what is approved; a revision of a component is one of the result', () => {
    const gdp = core(observe('2023', 1_000), observe('2024', 1_100))
    const revised = core(
      observe('2023', 100),
      observe('2023', 110, { revision: 2, state: 'submitted' }),
      observe('2024', 121, { state: 'submitted' }),
      observe('2022', 90, { state: 'returned' }),
    )
    expect(told(share, [revised, gdp])).toEqual([
      '2023 10 approved 1',
      '2023 11 submitted 2',
      '2024 11 submitted 1',
    ])
    const approved = core(observe('2023', 100), observe('2023', 110, { revision: 2 }))
    expect(told(share, [approved, gdp])).toEqual(['2023 11 approved 2'])
  })

  it('M-6 breaks where a component’s definition changed, and has the ledger sequence of that component', () => {
    const broken = core(
      observe('2022', 90, { sequence: 1 }),
      observe('2022', 80, { sequence: 9, revision: 2 }),
      observe('2023', 100, { status: 'B', sequence: 5 }),
      observe('2024', 120, { sequence: 12 }),
    )
    const gdp = core(
      observe('2022', 900, { sequence: 2 }),
      observe('2023', 1_000, { sequence: 7 }),
      observe('2024', 1_100, { sequence: 20 }),
    )
    const results = computedSeries(share, [broken, gdp])
    expect(results.map(({ observation: { status, sequence } }) => [status, sequence])).toEqual([
      ['A', 9],
      ['B', 5],
      ['A', 12],
    ])
    const plain = computedSeries(share, [
      core(observe('2022', 90, { sequence: 1 })),
      core(observe('2022', 900, { sequence: 2 })),
    ])
    expect(plain[0]!.observation.sequence).toBe(2)
  })

  it('M-6 breaks once, in the first period that takes a coarser component by its new definition', () => {
    const stations = component(
      { unit: '座', frequency: 'M' },
      observe('2023-M12', 10),
      observe('2024-M01', 11),
      observe('2024-M02', 12),
    )
    const people = component({ unit: '万人' }, observe('2022', 2), observe('2023', 3, { status: 'B' }))
    const perHead = computed('quotient', { unit: '座/万人', frequency: 'M' })
    expect(computedSeries(perHead, [stations, people]).map(({ observation }) => observation.status)).toEqual([
      'B',
      'A',
      'A',
    ])
  })
})

describe('computedSeries, of a sum and a difference', () => {
  const amounts = (...rows: Observation[]) => component({ unit: '亿元' }, ...rows)
  const sum = computed('sum', { unit: '亿元' })

  it('M-3 adds up exactly, in its own unit; where the matter does not exist nothing is added (H-2)', () => {
    const none = amounts(observe('2023', null, { reason: 'not-applicable', status: 'M' }))
    expect(
      told(sum, [amounts(observe('2023', '0.1')), component({ unit: '万元' }, observe('2023', 2_000))]),
    ).toEqual(['2023 0.3 approved 1'])
    expect(told(sum, [amounts(observe('2023', '0.1')), none])).toEqual(['2023 0.1 approved 1'])
    expect(told(sum, [none, none])).toEqual(['2023 not-applicable approved 1'])
  })

  it('M-3 subtracts the second from the first', () => {
    const difference = computed('difference', { unit: '亿元' })
    expect(told(difference, [amounts(observe('2023', '0.3')), amounts(observe('2023', '0.4'))])).toEqual([
      '2023 -0.1 approved 1',
    ])
    const lower = amounts(observe('2023', 1, { bound: 'lower' }))
    expect(told(difference, [amounts(observe('2023', 3)), lower])).toEqual([
      '2023 undefined-ratio approved 1',
    ])
    expect(only(sum, [amounts(observe('2023', 3)), lower])).toMatchObject({ value: '4', bound: 'lower' })
  })
})

describe('computedSeries, of growth', () => {
  const growth = (part: Partial<Indicator> = {}) => ({
    ...indicator({ id: 'result', unit: '%', ...part }),
    formula: { kind: 'growth', of: ['a'] } as const,
  })

  it('M-3 is what the period grew by over the same one a year before', () => {
    // 231.2 and 337.7 万个, 工业和信息化部: +46.1 %.
    const stations = component({ unit: '万座' }, observe('2022', '231.2'), observe('2023', '337.7'))
    expect(told(growth(), [stations])).toEqual(['2023 46.064 approved 1'])
    const rate = component({ unit: '%' }, observe('2022', '8.5'), observe('2023', '9.9', { status: 'P' }))
    expect(only(growth({ unit: '个百分点' }), [rate])).toMatchObject({ value: '1.4', status: 'P' })
  })

  it('M-3 is the growth of the year so far where the component is a running total', () => {
    const running = component(
      { unit: '亿元', frequency: 'M', accumulation: 'year-to-date' },
      observe('2023-M02', 100),
      observe('2024-M02', 110),
    )
    expect(told(growth({ frequency: 'M' }), [running])).toEqual(['2024-M02 10 approved 1'])
  })

  it('M-5 has no rate from nothing, nor across a break of definition, nor where the calendar has no such week', () => {
    const from = (before: number, part: Partial<Observation> = {}) =>
      told(growth(), [component({ unit: '座' }, observe('2022', before), observe('2023', 5, part))])
    expect(from(0)).toEqual(['2023 undefined-ratio approved 1'])
    expect(from(4, { status: 'B' })).toEqual(['2023 undefined-ratio approved 1'])
    const weekly = component({ unit: '座', frequency: 'W' }, observe('2019-W52', 4), observe('2020-W53', 5))
    expect(told(growth({ frequency: 'W' }), [weekly])).toEqual([])
  })
})
