import { describe, expect, it } from 'vitest'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import {
  foldFigure,
  isComputedAnew,
  type HeldSeries,
  type HeldSeriesName,
  type LiveChange,
} from '#web/stores/held-series.ts'
import { approval, approvedFigure, boardRow, revocation } from '../board-row.ts'
import { approvedRecord } from '../wall/records.ts'

const stations: HeldSeriesName = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
const september = approvedRecord({ period: '2024-M09', value: 7776 })
function held(of: HeldSeriesName = stations, records = [september]): HeldSeries {
  return { ...of, sequence: 10, figures: new Map(records.map((record) => [cellKey(record), record])) }
}
const valuesOf = ({ figures }: HeldSeries) =>
  Object.fromEntries([...figures.values()].map(({ region, period, value }) => [`${region} ${period}`, value]))

describe('foldFigure', () => {
  it('adds a value that was approved, with all that a curve or a table reads of it', () => {
    const figure = approvedFigure({ value: 7812, bound: 'lower', status: 'P', entered: 11 })
    const after = foldFigure(held(), approval(12, 10, figure))
    expect(valuesOf(after)).toEqual({ '441200 2024-M09': 7776, '441200 2024-M10': 7812 })
    expect(after.sequence).toBe(12)
    expect(after.figures.get('zhaoqing-5g-base-stations 441200 2024-M10')).toEqual({
      indicator: 'zhaoqing-5g-base-stations',
      region: '441200',
      period: '2024-M10',
      revision: 1,
      value: 7812,
      numerator: null,
      denominator: null,
      reason: null,
      status: 'P',
      bound: 'lower',
      provenance: 'reported',
      state: 'approved',
      sequence: 11,
      decidedAt: '2024-11-04T14:31:08.000+08:00',
    })
  })

  it('puts a revised value in the place of the one before', () => {
    const revised = approvedFigure({ period: '2024-M09', revision: 2, value: 7780 })
    expect(valuesOf(foldFigure(held(), approval(12, 10, revised)))).toEqual({ '441200 2024-M09': 7780 })
  })

  it('leaves a reported value where a demo value is approved (A-2)', () => {
    const demo = approvedFigure({ period: '2024-M09', revision: 2, value: 1, provenance: 'demo' })
    expect(valuesOf(foldFigure(held(), approval(12, 10, demo)))).toEqual({ '441200 2024-M09': 7776 })
  })

  it('shows what stands instead of a revoked value, though its revision is lower, or nothing', () => {
    const revised = held(stations, [approvedRecord({ period: '2024-M09', revision: 2, value: 7780 })])
    const first = approvedFigure({ period: '2024-M09', revision: 1, value: 7776 })
    expect(valuesOf(foldFigure(revised, revocation(12, 10, first, boardRow())))).toEqual({
      '441200 2024-M09': 7776,
    })
    const october = held(stations, [september, approvedRecord()])
    expect(valuesOf(foldFigure(october, revocation(12, 10, null, boardRow())))).toEqual({
      '441200 2024-M09': 7776,
    })
  })

  it('takes the values of every region where all are held, else those of its own', () => {
    const county = approval(12, 10, approvedFigure({ region: '441284', value: 1164 }))
    const everywhere = { indicator: stations.indicator }
    expect(valuesOf(foldFigure(held(everywhere), county))).toEqual({
      '441200 2024-M09': 7776,
      '441284 2024-M10': 1164,
    })
    const before = held()
    expect(foldFigure(before, county)).toBe(before)
  })

  it('ignores what its answer knows already, and what is of another indicator', () => {
    const before = held()
    expect(foldFigure(before, approval(10, 9, approvedFigure({ value: 1 })))).toBe(before)
    expect(foldFigure(before, approval(12, 10, approvedFigure({ indicator: 'other' })))).toBe(before)
  })
})

describe('what a component makes of a computed series', () => {
  const share = { indicator: 'share', region: '441200' }
  const row = boardRow({ target: 'of-share', ...share })
  const result = (period: string, value: number) => approvedFigure({ ...share, period, value })
  const records = [
    approvedRecord({ ...share, period: '2023-M12', value: 9 }),
    approvedRecord({ ...share, period: '2024-M09', value: 10 }),
    approvedRecord({ ...share, period: '2024-M10', value: 11 }),
  ]
  const before = held(share, records)
  const computed = [{ ...share, from: 2024, figures: [result('2024-M09', 10.2)] }]
  const change = { ...approval(12, 10, approvedFigure(), row), computed }

  it('takes the place of all values from the told year on', () => {
    const after = foldFigure(before, change)
    expect(valuesOf(after)).toEqual({ '441200 2023-M12': 9, '441200 2024-M09': 10.2 })
    expect(after.sequence).toBe(12)
    expect(isComputedAnew(before, change)).toBe(false)
  })

  it('alters only the values of its own region where all regions are held, and no other series', () => {
    const everywhere = held({ indicator: 'share' }, [
      ...records,
      approvedRecord({ ...share, region: '441284', period: '2024-M09', value: 7 }),
    ])
    expect(valuesOf(foldFigure(everywhere, change))).toEqual({
      '441200 2023-M12': 9,
      '441284 2024-M09': 7,
      '441200 2024-M09': 10.2,
    })
    const elsewhere = held({ ...share, region: '441202' }, [])
    expect(foldFigure(elsewhere, change)).toBe(elsewhere)
  })

  it('is asked for anew where a server of the release before does not tell it, and the change tells a target on it', () => {
    const { computed: _, ...untold } = change
    const anew = (series: HeldSeries, told: LiveChange = untold) => isComputedAnew(series, told)
    expect(anew(held(share, []))).toBe(true)
    expect(anew(held({ indicator: 'share' }, []))).toBe(true)
    expect(anew(held({ ...share, region: '441202' }, []))).toBe(false)
    expect(anew(held())).toBe(false)
    expect(anew(held(share, []), { ...untold, sequence: 10 })).toBe(false)
  })
})
