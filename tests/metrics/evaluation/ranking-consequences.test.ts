import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { rankingConsequences, schemesWith } from '#metrics/evaluation/ranking-consequences.ts'
import { dinghu, duanzhou, knownOf, makeEvaluationIndex, makeSchemeRecord, sihui } from './make-evaluation.ts'
import { observe, periodNamed } from '../make-target.ts'

const scheme = makeSchemeRecord()
const index = makeEvaluationIndex()
/** September: 端州 has 2,000 stations, 鼎湖 1,000; they are owed by 8 October, with Monday to Friday as working days. */
const observationsOf = knownOf({
  [duanzhou]: [observe('2024-09', 2000)],
  [dinghu]: [observe('2024-09', 1000)],
})
const changes = (value: string | null, today = '2024-12-31', period = '2024-09') =>
  rankingConsequences({
    schemes: [scheme],
    index,
    series: { indicator: 'stations', region: dinghu },
    proposed: {
      period: periodNamed(period),
      value,
      ...(value === null && { reason: 'suppressed' as const }),
    },
    observationsOf,
    today,
  })

describe('rankingConsequences', () => {
  it('tells every place that another value would have given, on the period’s own reference date (V-2)', () => {
    expect(changes('3000')).toEqual([
      { scheme: 'evaluation-1', at: '2024-10-09', subject: duanzhou, before: 1, after: 2 },
      { scheme: 'evaluation-1', at: '2024-10-09', subject: dinghu, before: 2, after: 1 },
    ])
    expect(changes('1500')).toEqual([])
  })

  it('goes by the period’s own end where nobody owes a value by a day (D-1)', () => {
    const told = rankingConsequences({
      schemes: [scheme],
      index: makeEvaluationIndex([{ reportDays: null }]),
      series: { indicator: 'stations', region: dinghu },
      proposed: { period: periodNamed('2024-09'), value: '3000' },
      observationsOf,
      today: '2024-09-30',
    })
    expect(told.map(({ at: on, subject, after }) => [on, subject, after])).toEqual([
      ['2024-09-30', duanzhou, 2],
      ['2024-09-30', dinghu, 1],
    ])
  })

  it('tells the places by what a computed series would be (M-2)', () => {
    const told = rankingConsequences({
      schemes: [scheme],
      index,
      series: { indicator: 'stations', region: dinghu },
      // The revision belongs to a component.
      proposed: { period: periodNamed('2024-09'), value: '7' },
      revised: [observe('2024-09', 3000)],
      observationsOf,
      today: '2024-12-31',
    })
    expect(told.map(({ subject, after }) => [subject, after])).toEqual([
      [duanzhou, 2],
      [dinghu, 1],
    ])
  })

  it('tells a place that is lost with its score', () => {
    expect(changes(null)).toContainEqual({
      scheme: 'evaluation-1',
      at: '2024-10-09',
      subject: dinghu,
      before: 2,
      after: null,
    })
  })

  it('tells nothing before the period’s turn has come, nor of an indicator it does not know', () => {
    expect(changes('3000', '2024-10-08')).toEqual([])
    expect(
      rankingConsequences({
        schemes: [scheme],
        index,
        series: { indicator: 'nothing', region: dinghu },
        proposed: { period: periodNamed('2024-09'), value: '1' },
        observationsOf,
        today: '2024-12-31',
      }),
    ).toEqual([])
  })
})

describe('schemesWith', () => {
  it('finds the schemes that take the series', () => {
    const known = indexCatalogue({ ...index.catalogue, evaluationSchemes: [scheme] })
    expect(schemesWith(known, { indicator: 'stations', region: dinghu })).toEqual([scheme])
    expect(schemesWith(known, { indicator: 'stations', region: sihui })).toEqual([])
    expect(schemesWith(known, { indicator: 'a', region: dinghu })).toEqual([])
  })
})
