import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { withPreferredSources } from '#metrics/catalogue/changes/preferred-sources.ts'
import { owedPeriods } from '#metrics/reporting/owed-periods.ts'
import { catalogue } from '#seeds/catalogue.ts'

const own = catalogue.indicators.find(({ id }) => id === 'zhaoqing-5g-base-stations')!
const target = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const other: Indicator = {
  ...own,
  id: 'ministry',
  reportDays: 12,
  source: { besides: own.id, producer: '工业和信息化部' },
}
const growth: Indicator = { ...own, id: 'growth', formula: { kind: 'growth', of: [own.id] } }
const scheme = {
  ...{ id: 'ranking', name: '基站', version: 1, grounds: '虚构', over: 'regions' as const },
  ...{ participants: [], aggregation: 'arithmetic' as const, maxMissing: 0.2, decimals: 1 },
  indicators: [own.id, other.id].map((indicator) => ({
    ...{ indicator, weight: 0.5, direction: 'higher' as const, scoring: { method: 'min-max' as const } },
  })),
}

const withSource = (change: Partial<Indicator> = {}): Catalogue => ({
  ...catalogue,
  indicators: [
    ...catalogue.indicators.map((one) => (one === own ? { ...own, ...change } : one)),
    other,
    growth,
  ],
  evaluationSchemes: [scheme],
})
const judged = ({ targets, indicators, evaluationSchemes }: Catalogue) => [
  targets.find(({ id }) => id === target.id)!.indicator,
  indicators.find(({ id }) => id === 'growth')!.formula!.of,
  evaluationSchemes[0]!.indicators.map(({ indicator }) => indicator),
]

describe('a catalogue with several sources of one figure', () => {
  it('A-7 has targets, formulas and evaluations on the indicator itself, and on another source once that is preferred', () => {
    expect(judged(withPreferredSources(withSource()))).toEqual([own.id, [own.id], [own.id, own.id]])
    const preferred = withPreferredSources(withSource({ preferred: other.id }))
    expect(judged(preferred)).toEqual([other.id, [other.id], [other.id, other.id]])
    expect(withPreferredSources(catalogue)).toBe(catalogue)
  })

  it('A-7 is judged and listed by the preferred source, the judged one first', () => {
    const sources = (change: Partial<Indicator>, id: string) =>
      indexCatalogue(withSource(change))
        .sourcesOf(id)
        .map((one) => one.id)
    for (const id of [own.id, other.id]) {
      expect(sources({}, id)).toEqual([own.id, other.id])
      expect(sources({ preferred: other.id }, id)).toEqual([other.id, own.id])
    }
    expect([sources({}, 'growth'), sources({}, 'nowhere')]).toEqual([['growth'], []])
    const index = indexCatalogue(withSource({ preferred: other.id }))
    expect(index.targets.get(target.id)!.target.indicator.id).toBe(other.id)
    expect(index.targetsOn(other.id, target.region).map(({ record }) => record.id)).toContain(target.id)
    expect(index.targetsOn(own.id, target.region)).toEqual([])
  })

  it('A-7 has every source with a deadline owed in the spans of the targets, whichever is preferred', () => {
    for (const change of [{}, { preferred: other.id }]) {
      const index = indexCatalogue(withSource(change))
      const owed = (id: string) => owedPeriods(index, index.indicators.get(id)!, '2024-12-31').length
      expect(owed(own.id)).toBeGreaterThan(0)
      expect(owed(other.id)).toBe(owed(own.id))
    }
  })
})
