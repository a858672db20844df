import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'
import { boardRow } from '#tests/web/board-row.ts'
import { allocationRows } from '#web/summary/allocation-rows.ts'

const city = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const counties = ['441202', '441203', '441204', '441223', '441224', '441225', '441226', '441284']
/** The catalogue with parts of the city's 8,000 stations for counties. */
const sharedOut = (values: readonly number[]) =>
  indexCatalogue({
    ...catalogue,
    targets: [
      ...catalogue.targets,
      ...values.map((value, at): TargetRecord => ({
        ...city,
        id: `county-${at}`,
        region: counties[at]!,
        value: String(value),
      })),
    ],
  })
const stationsOf = (region: string, value: number, part: Partial<ObservationRecord> = {}) =>
  ({
    indicator: city.indicator,
    region,
    period: '2024-M10',
    revision: 1,
    value,
    reason: null,
    state: 'approved',
    ...part,
  }) as ObservationRecord

describe('allocationRows', () => {
  const thousand = new Array<number>(8).fill(1_000)

  it.each([
    ['exact', thousand, '0', []],
    ['over', [1_500, ...thousand.slice(1)], '500', []],
    ['under', [400, ...thousand.slice(1)], '-600', []],
    ['partial', [1_000, 1_000], '-6000', counties.slice(2)],
  ] as const)('finds the counties’ targets %s (H-4)', (state, values, difference, missing) => {
    const { rows } = allocationRows(sharedOut(values), [boardRow()], [])
    expect(rows[0]?.allocation).toMatchObject({ target: '8000', state, difference, missing })
  })

  it('holds what organisations were handed against the whole, also where no region lies below (H-7)', () => {
    const part = { ...city, id: 'part', indicator: 'part', partOf: city.id, value: '7000' }
    const measured = { ...catalogue.indicators.find(({ id }) => id === city.indicator)!, id: 'part' }
    const index = indexCatalogue({
      ...catalogue,
      ...{ indicators: [...catalogue.indicators, measured], targets: [...catalogue.targets, part] },
    })
    const found = allocationRows(index, [boardRow(), boardRow({ region: '441202' })], [])
    expect(found.rows.map(({ allocation, ofOrganisations }) => [allocation, ofOrganisations])).toMatchObject([
      [null, { allocated: '7000', difference: '-1000', state: 'under' }],
      [null, { allocated: '7000' }],
    ])
  })

  it('adds up what the counties report, by the newest approved value of the period, and names who is missing (H-2)', () => {
    const index = indexCatalogue(catalogue)
    const values = counties.map((region) => stationsOf(region, 900))
    const others = [
      stationsOf('441202', 1_000, { revision: 2 }),
      stationsOf('441202', 1, { revision: 3, state: 'submitted' }),
      stationsOf('441203', 1, { period: '2024-M09', revision: 9 }),
      stationsOf('441203', 1, { indicator: 'another', revision: 9 }),
      // A demo value gives way to any other value, whichever is newer.
      stationsOf('441204', 5_000, { provenance: 'demo', revision: 9 }),
    ]
    const [row] = allocationRows(index, [boardRow()], [...others, ...values]).rows
    // 1,000 + 7 × 900 beside the city's 7,812.
    expect(row).toMatchObject({
      allocation: null,
      parts: { total: { value: '7300' }, difference: '-512' },
    })
    const [lacking] = allocationRows(index, [boardRow()], values.slice(1)).rows
    expect(lacking?.parts).toMatchObject({
      total: { absent: 'missing-children', missing: ['441202'] },
      difference: null,
    })
    const collectedElsewhere = indexCatalogue({
      ...catalogue,
      indicators: catalogue.indicators.map((one) =>
        one.id === city.indicator
          ? { ...one, regions: one.regions.filter((region) => region !== '441202') }
          : one,
      ),
    })
    expect(
      allocationRows(collectedElsewhere, [boardRow()], values.slice(1)).rows[0]?.parts?.total,
    ).toMatchObject({ value: '6300' })
    const silent = boardRow({ value: null, period: '2024-M10' })
    expect(allocationRows(index, [silent], values).rows[0]?.parts?.difference).toBeNull()
  })

  it('counts what is not shared out and what does not add up, and leaves out regions without parts', () => {
    const index = indexCatalogue(catalogue)
    const rowOf = (target: string, region = '441200') => {
      const { indicator } = index.targets.get(target)!.record
      return boardRow({ target, indicator, region })
    }
    const found = allocationRows(
      index,
      [
        rowOf('zhaoqing-2024-smart-farming-bases'),
        rowOf('zhaoqing-2024-5g-main-areas'),
        rowOf('zhaoqing-2024-smart-farming-bases', '441202'),
        boardRow({ target: 'withdrawn' }),
      ],
      [],
    )
    expect(found).toEqual({ rows: [], undivided: 1, notAdditive: 1 })
  })
})
