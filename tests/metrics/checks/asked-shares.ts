import type { Accumulation } from '#metrics/catalogue/indicator.ts'
import { lookedBack } from '#metrics/checks/year-before.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import { checkObservations } from '#metrics/quality.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { makeIndicator } from '../make-target.ts'

/** Slips of the hand, by the factor of a true figure or running total. */
export const slips = {
  '×10': '10',
  '÷10': '0.1',
  '×100': '100',
  '÷100': '0.01',
  '×10⁴': '10000',
  'other sign': '-1',
} as const

export type Slip = keyof typeof slips

/**
 * The number of true values, the share of them that is asked about, in all and by code, and the share of each slip that
 * is caught.
 */
export interface AskedShares {
  readonly values: number
  readonly asked: number
  readonly byCode: ReadonlyMap<string, number>
  readonly caught: Readonly<Record<Slip, number>>
}

/** The fourth value is the first that is compared with three. */
const FIRST_CHECKED = 3

/** The length of a young series, which has no year before and few values to compare with. */
const YOUNG = 8

/** Young series, cut from longer ones: from the first value of each, and from four later ones. */
export function youngOf(series: readonly (readonly number[])[]): number[][] {
  return series.flatMap((figures) => [0, 5, 14, 24, 31].map((start) => figures.slice(start, start + YOUNG)))
}

/** The shares over monthly series, each value from the fourth on checked as it is and with each slip. */
export function askedShares(series: readonly (readonly number[])[], accumulation: Accumulation): AskedShares {
  const indicator = makeIndicator({ unit: '亿元', decimals: 9, negative: true, accumulation })
  const reach = lookedBack('M')
  const byCode = new Map<string, number>()
  const caught = { '×10': 0, '÷10': 0, '×100': 0, '÷100': 0, '×10⁴': 0, 'other sign': 0 }
  let [values, asked] = [0, 0]
  for (const figures of series) {
    const points = observed(figures, accumulation)
    for (let place = FIRST_CHECKED; place < points.length; place++) {
      const { period, value } = points[place]!
      const known = points.slice(Math.max(0, place - reach), place)
      const found = (proposed: string) =>
        checkObservations({
          cells: [{ indicator, region: '441800', period, value: proposed, series: known, targets: [] }],
          today: '2099-12-31',
        })
      const codes = found(String(value)).map(({ code }) => code)
      values++
      if (codes.length > 0) asked++
      for (const code of codes) byCode.set(code, (byCode.get(code) ?? 0) + 1)
      for (const [slip, times] of Object.entries(slips) as [Slip, string][]) {
        if (found(new Decimal(value!).times(times).toFixed()).length > 0) caught[slip]++
      }
    }
  }
  const share = (count: number) => count / values
  return {
    values,
    asked: share(asked),
    byCode: new Map([...byCode].map(([code, count]) => [code, share(count)])),
    caught: {
      '×10': share(caught['×10']),
      '÷10': share(caught['÷10']),
      '×100': share(caught['×100']),
      '÷100': share(caught['÷100']),
      '×10⁴': share(caught['×10⁴']),
      'other sign': share(caught['other sign']),
    },
  }
}

/** The values as they would be reported, from January 2000. */
function observed(figures: readonly number[], accumulation: Accumulation): Observation[] {
  let total = new Decimal(0)
  return figures.map((value, place) => {
    const ordinal = (place % 12) + 1
    total = ordinal === 1 ? new Decimal(value) : total.plus(value)
    return {
      period: { frequency: 'M', year: 2000 + Math.floor(place / 12), ordinal },
      value: accumulation === 'year-to-date' ? total.toFixed() : String(value),
      status: 'A',
      revision: 1,
      state: 'approved',
      provenance: 'reported',
    }
  })
}
