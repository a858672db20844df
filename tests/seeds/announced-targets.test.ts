import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { parsePeriod } from '#metrics/period.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { publishedObservations } from '#seeds/published-observations.ts'
import { roundTo } from '#metrics/numbers/rounding.ts'
import { judgePlainly } from '../metrics/judge-plainly.ts'

const index = indexCatalogue(catalogue)

function published(indicator: string): Observation[] {
  return publishedObservations
    .filter((one) => one.indicator === indicator)
    .flatMap(({ period: text, value, status, bound }) => {
      const period = parsePeriod(text)
      if (period === undefined) throw new Error(`no period is written ${text}`)
      const revision = { revision: 1, state: 'approved', provenance: 'published' } as const
      return [{ period, value, status, ...(bound === undefined ? {} : { bound }), ...revision }]
    })
}

function judged(id: string, at: string) {
  const target = index.targets.get(id)?.target
  if (target === undefined) throw new Error(`no target is called ${id}`)
  return judgePlainly({ target, observations: published(target.indicator.id), at })
}

// Three targets: national 2022 and 2023, Guangdong 2020, for which the department itself published a completion of 128.4 %.
describe('announced targets judged by the published series', () => {
  it('puts the national target of 2022 at 71.5 % and 21.5 points ahead on 30 June 2022', () => {
    const { achieved, completion, gap, baseline } = judged('national-2022-new-5g-base-stations', '2022-06-30')
    expect(achieved).toBeCloseTo(42.9, 10) // 185.4 − 142.5
    expect(roundTo(100 * (completion ?? NaN), '0.1', 'half-up')).toBe('71.5')
    expect(roundTo(gap ?? NaN, '0.1', 'half-up')).toBe('21.5')
    expect(baseline).toMatchObject({ value: 142.5, source: 'approved' })
  })

  it('finds the national target of 2023 met on 31 October 2023, with 321.5 of 290', () => {
    expect(judged('national-2023-5g-base-stations', '2023-10-31')).toMatchObject({
      value: 321.5,
      light: 'met',
    })
  })

  it('finds the Guangdong target of 2020 met on 31 August 2020, at 128.4 %', () => {
    const { completion, light, baseline } = judged('guangdong-2020-new-5g-base-stations', '2020-08-31')
    expect(roundTo(100 * (completion ?? NaN), '0.1', 'half-up')).toBe('128.4')
    expect(light).toBe('met')
    expect(baseline?.value).toBe(36988)
  })
})
