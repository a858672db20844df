import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { afterReforms } from '#metrics/catalogue/changes/after-reforms.ts'
import {
  isReportedByOne,
  reporterNow,
  reporterOf,
  reportersEver,
  reportersNow,
} from '#metrics/catalogue/indicator.ts'
import { catalogueErrors } from '#metrics/policy/catalogue-errors.ts'
import { formatPeriod } from '#metrics/period.ts'
import { awaitedBy } from '#metrics/reporting/awaited-figures.ts'
import { owedBy } from '#metrics/reporting/owed-cells.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import { makeDraft, makeTarget, planOf } from '../planning/make-draft.ts'

const [bureau, siming] = ['350200-org-1', '350200-org-2']
const { catalogue: planned } = planOf(
  makeDraft({
    targets: [makeTarget({ byCounty: '是', releaseMonths: '2', reporters: ['思明区：思明区人民政府'] })],
  }),
)
const [before] = planned.indicators
/** Up to February 思明区 reported its own figures, from March on the bureau reports all. */
const { reporters, ...now } = before!
const changed = {
  ...now,
  earlierReporters: [{ until: '2024-02-29', reporter: bureau, reporters: reporters! }],
}
const catalogue: Catalogue = { ...planned, indicators: [changed] }
const index = indexCatalogue(catalogue)
const regions = ['350200']

describe('a changed reporter (D-12)', () => {
  it('reports later periods alone', () => {
    expect([before!, changed].map(isReportedByOne)).toEqual([false, false])
    expect(isReportedByOne(now)).toBe(true)
    expect([reportersNow(changed), reportersEver(changed)]).toEqual([[bureau], [bureau, siming]])
    const by = (period: string, region = '350203') => reporterOf(changed, { region, period })
    expect([by('2024-M02'), by('2024-M02', '350205'), by('2024-M03'), by('')]).toEqual([
      ...[siming, bureau, bureau, bureau],
    ])
    expect([reporterNow(changed, '350203'), reporterOf(before!, { region: '350203', period: '' })]).toEqual([
      ...[bureau, siming],
    ])
  })

  it('leaves what is owed and awaited of earlier periods to who reported them', () => {
    const owed = (organisation: string, at = '2024-06-15') =>
      owedBy(index, { organisation, regions }, at).map(({ periodText, cells }) => [periodText, cells.length])
    expect(owed(siming)).toEqual([
      ['2024-M01', 1],
      ['2024-M02', 1],
    ])
    expect(owed(bureau)).toEqual([
      ['2024-M01', 2],
      ['2024-M02', 2],
      ['2024-M03', 3],
    ])
    const awaited = (at: string) =>
      awaitedBy(index, { organisations: [siming], regions }, at).map(({ period }) =>
        formatPeriod(period, 'sdmx'),
      )
    expect([awaited('2024-03-15'), awaited('2024-05-15')]).toEqual([['2024-M01'], []])
  })

  it('sees the whole history, and who reported before the periods of then', () => {
    const of = (organisation: string, period?: string) =>
      historyObstacle(
        index,
        { rights: [], organisations: [organisation], regions },
        { indicator: changed.id, region: '350203', ...(period !== undefined && { period }) },
      )
    expect([of(bureau), of(bureau, '2024-M01'), of(siming, '2024-M01')]).toEqual(Array(3).fill(undefined))
    expect([of(siming), of(siming, '2024-M03')]).toEqual(['organisation', 'organisation'])
  })

  it('passes on with reforms of organisations and of regions, and names what is there', () => {
    const reform = { id: 'r', name: '改革', from: '2024-05-01' }
    const merged = afterReforms(catalogue, [{ ...reform, before: [siming], after: [bureau] }])
    expect(reportersEver(merged.indicators[0]!)).toEqual([bureau])
    const moved = afterReforms(catalogue, [
      { ...reform, of: 'regions', before: ['350203'], after: ['350205'] },
    ])
    // Z-14: the former region keeps who reported it for its periods of before.
    expect(moved.indicators[0]!.earlierReporters![0]!.reporters).toEqual([
      { region: '350203', organisation: siming },
      { region: '350205', organisation: siming },
    ])
    const faulty = { ...changed, earlierReporters: [{ until: '2024-02-29', reporter: 'nobody' }] }
    expect(catalogueErrors({ ...catalogue, indicators: [faulty] }).map(({ message }) => message)).toEqual([
      '所指单位不存在：nobody',
    ])
  })
})
