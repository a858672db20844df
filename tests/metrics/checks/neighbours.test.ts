import { describe, expect, it } from 'vitest'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { checkObservations } from '#metrics/quality.ts'
import { makeIndicator, observe } from '../make-target.ts'
import { propose } from './propose.ts'

const counties = ['441202', '441203', '441204', '441223', '441224']
const regions: Region[] = [
  { code: '441200', name: '肇庆市', level: 'city' },
  ...counties.map((code) => ({ code, name: code, level: 'county' as const, parent: '441200' })),
  { code: '441200-gaoxin', name: '高新区', level: 'zone', parent: '441200' },
]
const scheme = { regions: ['441200', '441200-gaoxin', ...counties.slice(0, 4)] }

function found(
  value: number,
  known: Readonly<Record<string, readonly Observation[]>>,
  { region = '441202', ...part }: Partial<Indicator> & { region?: string } = {},
) {
  const cell = propose('2024-06', value, { region }, { ...scheme, ...part })
  const around = {
    indicators: new Map([['stations', makeIndicator({ ...scheme, ...part })]]),
    regions,
    seriesOf: (_: string, code: string) => known[code] ?? [],
  }
  return checkObservations({ cells: [cell], today: '2024-12-31', around })
}

describe('checkNeighbours', () => {
  const three = {
    '441203': [observe('2024-03', 90), observe('2024-05', 100), observe('2024-07', 9)],
    '441204': [observe('2024-06', 300), observe('2024-02', 7)],
    '441223': [observe('2023-12', 60)],
  }

  it('holds a first value against the latest of the regions beside it (Q-27)', () => {
    expect(found(3001, three)).toEqual([
      {
        code: 'far-from-neighbours',
        severity: 'query',
        cell: 0,
        field: 'value',
        message:
          '2024年6月首次报送3,001座，同级的3个地区近期在60座至300座之间，相差10倍以上：请核对计量单位和小数点，无误请说明原因',
      },
    ])
    expect(found(5, three)).toHaveLength(1)
    for (const value of [0, 6, 3000]) expect(found(value, three)).toEqual([])
  })

  it('says nothing with fewer than three, of zeros and absences, and of a value that is not the first (Q-27)', () => {
    const { '441223': _, ...two } = three
    expect(found(3001, two)).toEqual([])
    expect(found(3001, { ...two, '441223': [observe('2024-05', 0)] })).toEqual([])
    expect(found(3001, { ...two, '441223': [observe('2024-05', null, { reason: 'suppressed' })] })).toEqual(
      [],
    )
    // A county that the indicator is not reported for and a zone are no neighbours.
    const others = { '441224': [observe('2024-05', 80)], '441200-gaoxin': [observe('2024-05', 80)] }
    expect(found(3001, { ...two, ...others })).toEqual([])
    const own = { ...three, '441202': [observe('2024-02', 2900)] }
    expect(found(3001, own).map(({ code }) => code)).not.toContain('far-from-neighbours')
    expect(found(3001, three, { region: '441200' })).toEqual([])
    expect(found(3001, three, { negative: true })).toEqual([])
    expect(found(3001, three, { region: '440400', regions: ['440400'] })).toEqual([])
  })

  it('compares running totals by the period (Q-27)', () => {
    const totals = {
      '441203': [observe('2024-06', 600)],
      '441204': [observe('2024-05', 1500)],
      '441223': [observe('2023-12', 720)],
    }
    const runningTotal = { accumulation: 'year-to-date' } as const
    expect(found(18_000, totals, runningTotal)).toEqual([])
    expect(found(18_001, totals, runningTotal)[0]?.message).toContain('近期平均每期在60座至300座之间')
  })
})
