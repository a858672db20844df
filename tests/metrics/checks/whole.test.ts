import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ProposedCell } from '#metrics/checks/finding.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { shared } from '#tests/support/shared.ts'
import { makeIndicator, observe } from '../make-target.ts'
import { cityAndCounties, found, inRegion, regions } from './find-wholes.ts'
import { propose } from './propose.ts'

describe('checkWholes', () => {
  it('asks a total to be the sum of its regions, zones apart (Q-19)', () => {
    const cells = [inRegion('441200', 100), inRegion('441202', 60), inRegion('441203', 43)]
    expect(found(cells)).toEqual([
      {
        severity: 'error',
        field: 'value',
        cell: 0,
        code: 'contradicts-parts',
        message: '2024年6月各地区（2个）合计103座，比肇庆市100座多3座：请更正各项或总数',
      },
    ])
    expect(found([inRegion('441200', 103), ...cells.slice(1)])).toEqual([])
  })

  it('allows half a unit of the last digit for each figure (Q-19)', () => {
    const parts = [inRegion('441202', 60.1, { decimals: 1 }), inRegion('441203', 40.1, { decimals: 1 })]
    expect(found([inRegion('441200', 100.1, { decimals: 1 }), ...parts])).toEqual([])
    expect(found([inRegion('441200', 100.0, { decimals: 1 }), ...parts])).toHaveLength(1)
  })

  it('asks, and does not refuse, where the indicator does not say that its parts are complete (Q-19)', () => {
    const open = { madeOf: {} }
    const cells = [inRegion('441200', 100, open), inRegion('441202', 60, open), inRegion('441203', 43, open)]
    expect(found(cells).map(({ severity, code }) => `${severity} ${code}`)).toEqual(['query parts-differ'])
  })

  it('asks nothing of what no total is made of, and adds up a share where the indicator says so (H-8)', () => {
    const cells = (part: Parameters<typeof inRegion>[2]) => [
      inRegion('441200', 100, part),
      inRegion('441202', 60, part),
      inRegion('441203', 43, part),
    ]
    expect(found(cells({ overRegions: 'none' }))).toEqual([])
    expect(found(cells({ unit: '%', overRegions: 'sum' })).map(({ code }) => code)).toEqual([
      'contradicts-parts',
    ])
  })

  it('counts zones and the city’s own part where the indicator says so (H-1)', () => {
    const all = { madeOf: { zones: true, own: true, complete: true } as const, decimals: 1 }
    const regions = [...cityAndCounties, '441200-gaoxin', '441200-benji']
    const cells = [
      ['441200', 100],
      ['441202', 30],
      ['441203', 20],
      ['441200-gaoxin', 35],
      ['441200-benji', 15],
    ] as const
    const wholes = (total: number) =>
      found(
        cells.map(([region, value]) =>
          inRegion(region, region === '441200' ? total : value, { ...all, regions }),
        ),
      )
    expect(wholes(100)).toEqual([])
    expect(wholes(101)).toMatchObject([{ code: 'contradicts-parts', severity: 'error' }])
  })

  it('takes counts exactly, and amounts within their rounding: ../shared/cases/35 (Q-19)', ({ skip }) => {
    const path = shared('cases/35-sums-of-counts.json')
    skip(path === undefined)
    const { cases } = JSON.parse(readFileSync(path!, 'utf8')) as {
      cases: { total: string; counties: number[]; unit?: string; decimals?: number; expected: string }[]
    }
    expect(cases).toHaveLength(3)
    for (const { total, counties, unit = '家', decimals = 0, expected } of cases) {
      const places = counties.map(
        (_, place) =>
          ({ code: `4412${place + 10}`, name: `县${place}`, level: 'county', parent: '441200' }) as const,
      )
      const scheme = { unit, decimals, regions: ['441200', ...places.map(({ code }) => code)] }
      const cells = [
        inRegion('441200', Number(total), scheme),
        ...counties.map((value, place) => inRegion(places[place]!.code, value, scheme)),
      ]
      const codes = found(cells, {}, [], [regions[0]!, ...places]).map(({ code }) => code)
      expect(codes).toEqual(expected.startsWith('finding') ? ['contradicts-parts'] : [])
    }
  })

  it.each(['亿元', '万元', '元', '吨', '万人', '公里'])(
    'takes amounts in %s without digits after the point within their rounding too (Q-19)',
    (unit) => {
      const codesOf = (total: number) =>
        found([
          inRegion('441200', total, { unit }),
          inRegion('441202', 33, { unit }),
          inRegion('441203', 33, { unit }),
        ]).map(({ code }) => code)
      // Each of the three figures may be off by a half.
      expect([codesOf(67), codesOf(68)]).toEqual([[], ['contradicts-parts']])
    },
  )

  it('asks about the part where the total is known already, and about nothing while another part is missing', () => {
    const known = {
      'stations 441200': [observe('2024-06', 100)],
      'stations 441202': [observe('2024-06', 60, { state: 'submitted' })],
    }
    expect(found([inRegion('441203', 40)], known)).toEqual([])
    expect(found([inRegion('441203', 30)], known)).toEqual([
      {
        severity: 'query',
        field: 'value',
        cell: 0,
        code: 'parts-differ',
        message:
          '2024年6月各地区（2个）合计90座，比肇庆市100座少10座：请与其余各数的填报单位核对，无误请说明原因',
      },
    ])
    const { 'stations 441202': _, ...without } = known
    expect(found([inRegion('441203', 30)], without)).toEqual([])
  })

  it('only asks where a total is entered beside known parts, or parts beside a known total: nobody is stuck', () => {
    const [one, other] = [observe('2024-06', 60), observe('2024-06', 43)]
    const severities = (cells: readonly ProposedCell[], known: Readonly<Record<string, Observation[]>>) =>
      found(cells, known).map(({ code, severity }) => `${severity} ${code}`)
    expect(
      severities([inRegion('441200', 100)], { 'stations 441202': [one], 'stations 441203': [other] }),
    ).toEqual(['query parts-differ'])
    const total = { 'stations 441200': [observe('2024-06', 100)] }
    expect(severities([inRegion('441202', 60), inRegion('441203', 43)], total)).toEqual([
      'query parts-differ',
      'query parts-differ',
    ])
  })

  it('holds no real figure to a demo one, a draft or a lower bound', () => {
    for (const part of [
      { provenance: 'demo' },
      { state: 'draft' },
      { state: 'returned' },
      { bound: 'lower' },
      { value: null, reason: 'suppressed' },
    ] as const) {
      const known = {
        'stations 441200': [observe('2024-06', 100)],
        'stations 441202': [observe('2024-06', 60, part)],
      }
      expect(found([inRegion('441203', 5)], known)).toEqual([])
    }
  })

  it('holds a figure to those of its own frequency, by the newest revision', () => {
    const known = {
      'stations 441200': [observe('2024-06', 100)],
      'stations 441202': [observe('2024-06', 60, { revision: 2 }), observe('2024-06', 90)],
      // 24293 is the number of June 2024 among months, and of this day among days.
      'stations 441203': [observe('2036-07-06', 5), observe('2024-06', 40), observe('2036-07-06', 5)],
    }
    expect(found([inRegion('441202', 60)], known)).toEqual([])
    expect(found([inRegion('441203', 40)], known)).toEqual([])
    expect(found([inRegion('441200', 95)], known)).toHaveLength(1)
  })

  it('goes by the code of a region that has no name here', () => {
    const cells = [inRegion('441200', 100), inRegion('441202', 60), inRegion('441203', 43)]
    const [finding] = found(cells, {}, [], regions.slice(1))
    expect(finding?.message).toContain('比441200100座多3座')
  })

  it('adds nothing where the matter does not exist (H-2)', () => {
    const known = { 'stations 441203': [observe('2024-06', null, { reason: 'not-applicable' })] }
    expect(found([inRegion('441200', 60), inRegion('441202', 60)], known)).toEqual([])
    expect(found([inRegion('441200', 90), inRegion('441202', 60)], known)).toHaveLength(1)
  })

  it('is silent where not every region is collected', () => {
    const some = { regions: ['441200', '441202'] }
    expect(found([inRegion('441200', 100, some), inRegion('441202', 60, some)])).toEqual([])
  })

  it('adds up the components that an indicator names (Q-19)', () => {
    const part = (id: string) => makeIndicator({ id, name: id, regions: ['441800'] })
    const whole = { id: 'all', name: '全部', parts: ['macro', 'small'], regions: ['441800'] }
    const cells = [
      propose('2024-06', 100, {}, whole),
      propose('2024-06', 60, {}, part('macro')),
      propose('2024-06', 30, {}, part('small')),
    ]
    expect(found(cells)).toEqual([
      {
        severity: 'error',
        field: 'value',
        cell: 0,
        code: 'contradicts-parts',
        message: '2024年6月各分项（2个）合计90座，比“全部”100座少10座：请更正各项或总数',
      },
    ])
    expect(found(cells.slice(0, 2), {}, [part('small')])).toEqual([])
    expect(found(cells.slice(0, 2))).toEqual([])
    const shares = cells.map((cell) => ({ ...cell, indicator: { ...cell.indicator, unit: '%' } }))
    expect(found(shares)).toMatchObject([{ code: 'contradicts-parts' }])
  })

  it('adds up components in another scale, each rounded to its own last digit (Q-19)', () => {
    const all = { id: 'all', name: '全部', unit: '亿元', decimals: 2, parts: ['macro', 'small'] }
    const macro = makeIndicator({ id: 'macro', unit: '万元' })
    const small = makeIndicator({ id: 'small', unit: '亿元', decimals: 1 })
    // 123,456万元 and 5.3亿元 are 17.6456亿元, with 0.05 more or less for the 5.3 and 0.005 for the total.
    const foundFor = (total: number) =>
      found([
        propose('2024-06', total, {}, all),
        propose('2024-06', 123_456, {}, macro),
        propose('2024-06', 5.3, {}, small),
      ])
    expect(foundFor(17.7)).toEqual([])
    expect(foundFor(17.71)).toMatchObject([
      { message: '2024年6月各分项（2个）合计17.6456亿元，比“全部”17.71亿元少0.0644亿元：请更正各项或总数' },
    ])
  })

  it('allows shares that are whole numbers their rounding as components (Q-19)', () => {
    const whole = { unit: '%', decimals: 0, regions: ['441800'] }
    const part = (id: string) => ({
      ...makeIndicator({ id, name: id, regions: ['441800'] }),
      unit: '%',
      decimals: 0,
    })
    const cells = [
      propose('2024-06', 100, {}, { ...whole, id: 'all', name: '全部', parts: ['macro', 'small'] }),
      propose('2024-06', 60, {}, part('macro')),
      propose('2024-06', 41, {}, part('small')),
    ]
    expect(found(cells)).toEqual([])
  })
})
