import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { afterReforms } from '#metrics/catalogue/changes/after-reforms.ts'
import { catalogueErrors } from '#metrics/policy/catalogue-errors.ts'
import { awaitedBy } from '#metrics/reporting/awaited-figures.ts'
import { owedBy } from '#metrics/reporting/owed-cells.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import { makeDraft, makeTarget, planOf } from '../planning/make-draft.ts'

const [bureau, siming] = ['350200-org-1', '350200-org-2']
const { catalogue } = planOf(
  makeDraft({
    targets: [makeTarget({ byCounty: '是', releaseMonths: '2', reporters: ['思明区：思明区人民政府'] })],
  }),
)
const index = indexCatalogue(catalogue)
const regions = ['350200']

describe('who reports in which region (D-11)', () => {
  it('owes the cells of its regions, and awaits them, apart from the reporter of the others', () => {
    const owed = (organisation: string) =>
      owedBy(index, { organisation, regions }, '2024-04-15').flatMap(({ cells }) =>
        cells.map(({ region }) => region),
      )
    expect([owed(bureau), owed(siming)]).toEqual([['350200', '350205'], ['350203']])
    expect(owed('nobody')).toEqual([])
    const awaited = (organisation: string) =>
      awaitedBy(index, { organisations: [organisation], regions }, '2024-04-15').length
    expect([awaited(bureau), awaited(siming), awaited('nobody')]).toEqual([1, 1, 0])
  })

  it('sees the history of its own figures alone', () => {
    const reader = { rights: [], organisations: [siming], regions }
    const obstacle = (region: string, indicator = '350200-1') =>
      historyObstacle(index, reader, { indicator, region })
    expect([obstacle('350203'), obstacle('350205'), obstacle('350203', 'none')]).toEqual([
      undefined,
      'organisation',
      'organisation',
    ])
  })

  it('passes on with reforms of organisations and of regions', () => {
    const reform = { id: 'r', name: '改革', from: '2024-05-01' }
    const merged = afterReforms(catalogue, [{ ...reform, before: [siming], after: [bureau] }])
    expect(merged.indicators[0]!.reporters).toEqual([{ region: '350203', organisation: bureau }])
    const moved = afterReforms(catalogue, [
      { ...reform, of: 'regions', before: ['350203'], after: ['350205'] },
    ])
    // Z-14: the former region keeps its reporter for the periods of before.
    expect(moved.indicators[0]!.reporters).toEqual([
      { region: '350203', organisation: siming },
      { region: '350205', organisation: siming },
    ])
  })

  it('is refused where organisation or region is not there', () => {
    const reporters = [{ region: '999999', organisation: 'nobody' }]
    const [indicator] = catalogue.indicators
    const faulty = { ...catalogue, indicators: [{ ...indicator!, reporters }] }
    expect(catalogueErrors(faulty).map(({ message }) => message)).toEqual([
      '所指单位不存在：nobody',
      '所指区划不存在：999999',
    ])
  })
})
