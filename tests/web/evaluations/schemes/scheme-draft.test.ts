import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { evaluationSchemeFaults } from '#metrics/drafts/check-evaluation-scheme.ts'
import { catalogue } from '#seeds/catalogue.ts'
import {
  draftOf,
  emptySchemeDraft,
  scoringOf,
  withEqualWeights,
  withIndicators,
  withSubjects,
} from '#web/evaluations/schemes/scheme-draft.ts'
import { evaluation } from '../make-evaluation.ts'

const index = indexCatalogue(catalogue)
const counties = [
  'zhaoqing-5g-base-stations',
  'zhaoqing-enterprises-transforming',
  'zhaoqing-rural-ecommerce-trainees',
]

describe('withIndicators', () => {
  it('keeps what stays, and adds what is new without weight', () => {
    const one = withEqualWeights(withIndicators(emptySchemeDraft, counties.slice(0, 1), index))
    const two = withIndicators(one, counties.slice(0, 2), index)
    expect(two.indicators.map(({ indicator, weight }) => [indicator, weight])).toEqual([
      [counties[0], 1],
      [counties[1], 0],
    ])
    expect(two.indicators[1]).toMatchObject({ direction: 'higher', scoring: { method: 'min-max' } })
    const bureau = withSubjects(emptySchemeDraft, 'organisations')
    expect(withIndicators(bureau, ['none'], index).indicators).toEqual([
      { indicator: 'none', weight: 0, direction: 'higher', scoring: { method: 'target', ceiling: 100 } },
    ])
  })
})

describe('withEqualWeights', () => {
  it('gives thirds that the check takes for 100 %', () => {
    const draft = withEqualWeights(withIndicators(emptySchemeDraft, counties, index))
    const sound = { ...draft, name: '县区', participants: ['441202', '441203'] }
    expect(evaluationSchemeFaults(sound, index)).toEqual([])
  })
})

describe('withSubjects', () => {
  it('begins anew with the subjects, and scores organisations by their targets', () => {
    const regions = { ...withIndicators(emptySchemeDraft, counties, index), participants: ['441202'] }
    const bureaus = withSubjects(regions, 'organisations')
    expect(bureaus.participants).toEqual([])
    expect(new Set(bureaus.indicators.map(({ scoring }) => scoring.method))).toEqual(new Set(['target']))
    expect(withSubjects(regions, 'regions').indicators).toEqual(regions.indicators)
  })
})

describe('draftOf', () => {
  it('leaves out what the server gives', () => {
    expect(draftOf(evaluation.scheme)).not.toHaveProperty('id')
    expect(draftOf({ ...evaluation.scheme, demo: true })).not.toHaveProperty('demo')
  })
})

describe('scoringOf', () => {
  it.each([
    [scoringOf('target'), { method: 'target', ceiling: 100 }],
    [scoringOf('place'), { method: 'place', step: 5 }],
    [scoringOf('goalposts'), { method: 'goalposts', low: 0, high: 100 }],
    [scoringOf('efficacy'), { method: 'efficacy' }],
  ])('offers %j', (scoring, expected) => {
    expect(scoring).toEqual(expected)
  })
})
