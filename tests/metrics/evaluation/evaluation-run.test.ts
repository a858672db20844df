import { describe, expect, it } from 'vitest'
import { runEvaluation } from '#metrics/evaluation/evaluation-run.ts'
import { formatPeriod } from '#metrics/period.ts'
import { dinghu, duanzhou, knownOf, makeEvaluationIndex, makeSchemeRecord } from './make-evaluation.ts'
import { makeSchemeIndicator } from './make-scheme.ts'
import { observe } from '../make-target.ts'

describe('runEvaluation', () => {
  it('ranks on the values of the period, each with its marks', () => {
    const index = makeEvaluationIndex([{}], [{}])
    const run = runEvaluation(
      makeSchemeRecord({
        indicators: [
          makeSchemeIndicator({
            indicator: 'stations',
            weight: 1,
            scoring: { method: 'target', ceiling: 100 },
          }),
        ],
      }),
      {
        index,
        at: '2024-10-31',
        observationsOf: knownOf({
          [duanzhou]: [
            observe('2024-09', 7_200, { status: 'P', provenance: 'demo' }),
            observe('2024-09', 7_300, { revision: 2, state: 'submitted' }),
          ],
          [dinghu]: [observe('2024-09', 300)],
        }),
      },
    )
    expect(run.periods.map((period) => period && formatPeriod(period, 'sdmx'))).toEqual(['2024-M09'])
    expect(run).toMatchObject({ demo: true, evaluableAt: '2024-10-09' })
    expect(run.results).toEqual([
      {
        subject: duanzhou,
        score: 90,
        place: 1,
        sensitivity: { best: 1, worst: 1, steady: 1 },
        missing: 0,
        parts: [
          {
            indicator: 'stations',
            value: 7_200,
            target: 8_000,
            completion: 0.9,
            score: 90,
            weight: 1,
            contribution: 90,
            mark: 'provisional',
            pendingReview: true,
            demo: true,
          },
        ],
      },
      {
        subject: dinghu,
        score: null,
        place: null,
        sensitivity: null,
        missing: 1,
        reason: 'too-much-missing',
        parts: [
          {
            indicator: 'stations',
            value: 300,
            score: null,
            reason: 'no-target',
            weight: 0,
            contribution: null,
          },
        ],
      },
    ])
  })

  it('gives no places, and no day to evaluate at, where nobody has a value', () => {
    const run = runEvaluation(makeSchemeRecord(), {
      index: makeEvaluationIndex(),
      at: '2024-10-31',
      observationsOf: knownOf({}),
    })
    expect(run).toMatchObject({ demo: false, evaluableAt: null, results: [{ place: null }, { place: null }] })
  })
})
