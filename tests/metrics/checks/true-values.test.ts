import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import { parsePeriod } from '#metrics/period.ts'
import { checkObservations } from '#metrics/quality.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { makeIndicator, observe } from '../make-target.ts'
import { foundBeside } from './linked.ts'
import { propose, sum } from './propose.ts'

interface Case {
  readonly what: string
  readonly sequence?: Readonly<Record<string, string>>
  readonly ownPeriod?: Readonly<Record<string, string>>
  readonly total?: string
  readonly counties?: string
  readonly zone?: string
  readonly own?: string
}

/** True sequences, as published, whose last value was refused once. Rules. */
const cases = sharedIsHere
  ? (JSON.parse(readFileSync(shared('cases/33-true-values-refused.json')!, 'utf8')) as { cases: Case[] })
      .cases
  : []
const [sequences, wholes] = [cases.filter((one) => one.sequence), cases.filter((one) => one.total)]

describe.skipIf(!sharedIsHere)('true values of ../shared/cases/33-true-values-refused.json', () => {
  it('are five, four of them running totals', () => {
    expect([sequences.length, wholes.length]).toEqual([4, 1])
  })

  it.each(sequences)('$what: asked about, not refused', ({ sequence, ownPeriod = {} }) => {
    const [[before, had], [period, value]] = Object.entries(sequence!) as [[string, string], [string, string]]
    const scheme = { ...sum, id: 'total', unit: '亿元', decimals: 2, regions: ['441800'] }
    const series = [observe(before, had)]
    const total = propose(
      period,
      value,
      { series },
      { ...scheme, ...(ownPeriod[period] && { ownPeriod: 'own' }) },
    )
    const own = makeIndicator({ ...scheme, id: 'own', accumulation: 'increment' })
    const known = {
      total: series,
      own: Object.entries(ownPeriod).map(([at, amount]) => observe(at, amount)),
    }
    expect(parsePeriod(period)).toBeDefined()
    const found = foundBeside([total], [total.indicator, own], known)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['query']))
  })

  it.each(wholes)('$what: accepted where zone and own part belong to the total', (whole) => {
    const places: Region[] = [
      { code: '441800', name: '清远市', level: 'city' },
      { code: '441802', name: '清城区', level: 'county', parent: '441800' },
      { code: '441800-gaoxin', name: '高新区', level: 'zone', parent: '441800' },
      { code: '441800-benji', name: '市本级', level: 'own', parent: '441800' },
    ]
    const values = {
      '441800': whole.total!,
      '441802': whole.counties!,
      '441800-gaoxin': whole.zone!,
      '441800-benji': whole.own!,
    }
    const found = (madeOf: object) => {
      const scheme = { unit: '亿元', decimals: 1, regions: Object.keys(values), madeOf }
      const cells = Object.entries(values).map(([region, value]) =>
        propose('2023-12', value, { region }, scheme),
      )
      const indicators = new Map([[cells[0]!.indicator.id, cells[0]!.indicator]])
      const around = { indicators, regions: places, seriesOf: () => [] }
      return checkObservations({ cells, today: '2024-12-31', around })
        .filter(({ code }) => code === 'parts-differ')
        .map(({ severity }) => severity)
    }
    expect(found({ zones: true, own: true, complete: true })).toEqual([])
    expect(found({})).toEqual(['query'])
  })
})
