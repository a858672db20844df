import { describe, expect, it } from 'vitest'
import { evaluatedSeries, evaluatedValues } from '#metrics/evaluation/evaluated-values.ts'
import type { EvaluationSchemeRecord, SchemeIndicator } from '#metrics/catalogue/evaluation-scheme.ts'
import { formatPeriod } from '#metrics/period.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { dinghu, duanzhou, knownOf, makeEvaluationIndex, makeSchemeRecord, sihui } from './make-evaluation.ts'
import { makeSchemeIndicator } from './make-scheme.ts'
import { observe } from '../make-target.ts'

const onTarget = { scoring: { method: 'target', ceiling: 100 } } as const

/** The evaluation at the end of October 2024: September was due on 8 October, the sixth weekday after its end. */
function evaluatedAt(
  byRegion: Readonly<Record<string, readonly Observation[]>>,
  {
    at = '2024-10-31',
    index = makeEvaluationIndex(),
    item = {},
    ...scheme
  }: Partial<EvaluationSchemeRecord> & {
    at?: string
    index?: ReturnType<typeof makeEvaluationIndex>
    item?: Partial<SchemeIndicator>
  } = {},
) {
  const { period, figures, evaluableAt } = evaluatedValues(
    makeSchemeRecord(scheme),
    makeSchemeIndicator({ indicator: 'stations', ...item }),
    { index, observationsOf: knownOf(byRegion), at },
  )
  return { period: period && formatPeriod(period, 'sdmx'), figures, evaluableAt }
}

describe('evaluatedValues', () => {
  it('takes for all subjects the last period whose deadline has passed; an older value never stands in (K-9)', () => {
    const known = {
      [duanzhou]: [observe('2024-08', 700), observe('2024-09', 720), observe('2024-10', 750)],
      [dinghu]: [observe('2024-08', 300)],
    }
    expect(evaluatedAt(known)).toEqual({
      period: '2024-M09',
      figures: [
        { subject: duanzhou, indicator: 'stations', value: 720 },
        { subject: dinghu, indicator: 'stations', value: null, reason: 'overdue' },
      ],
      // The day after October's own deadline, the sixth weekday of November.
      evaluableAt: '2024-11-09',
    })
    expect(evaluatedAt(known, { at: '2024-10-08' }).period).toBe('2024-M08')
  })

  it('leaves out an indicator that last was not applicable, also where the period is not reported (K-6, L-19)', () => {
    const none = observe('2024-07', null, { reason: 'not-applicable' })
    const known = { [duanzhou]: [observe('2024-09', 720)], [dinghu]: [observe('2024-06', 300), none] }
    expect(evaluatedAt(known).figures[1]).toEqual({
      subject: dinghu,
      indicator: 'stations',
      value: null,
      reason: 'not-applicable',
    })
  })

  it('takes of a series that nobody owes the newest period that anyone has a value of (K-9)', () => {
    const index = makeEvaluationIndex([{ reportDays: null }])
    const known = {
      [duanzhou]: [
        observe('2024-03', 500),
        observe('2024-12', 800),
        observe('2024-06', 900, { status: 'F' }),
      ],
      [dinghu]: [observe('2024-01', 100), observe('2024', 5), observe('2024-05', 1, { state: 'submitted' })],
    }
    expect(evaluatedAt(known, { index })).toEqual({
      period: '2024-M03',
      figures: [
        { subject: duanzhou, indicator: 'stations', value: 500 },
        { subject: dinghu, indicator: 'stations', value: null, reason: 'not-collected' },
      ],
      evaluableAt: '2024-03-31',
    })
    expect(evaluatedAt({}, { index })).toEqual({
      period: null,
      figures: [
        { subject: duanzhou, indicator: 'stations', value: null, reason: 'not-collected' },
        { subject: dinghu, indicator: 'stations', value: null, reason: 'not-collected' },
      ],
      evaluableAt: null,
    })
  })

  it('counts approved values alone, and says what waits for review', () => {
    const { figures } = evaluatedAt({
      [duanzhou]: [observe('2024-09', 720), observe('2024-09', 90, { revision: 2, state: 'submitted' })],
      [dinghu]: [observe('2024-09', 300, { state: 'submitted' })],
    })
    expect(figures).toEqual([
      { subject: duanzhou, indicator: 'stations', value: 720, pendingReview: true },
      { subject: dinghu, indicator: 'stations', value: null, reason: 'overdue', pendingReview: true },
    ])
  })

  it.each<[Partial<Observation>, object]>([
    [{ status: 'P' }, { mark: 'provisional' }],
    [{ status: 'E' }, { mark: 'estimated' }],
    [{ status: 'I' }, { mark: 'estimated' }],
    [{ bound: 'lower', status: 'P' }, { mark: 'lower-bound' }],
    [{ provenance: 'demo' }, { demo: true }],
  ])('marks %j', (part, mark) => {
    const [figure] = evaluatedAt({ [duanzhou]: [observe('2024-09', 720, part)] }).figures
    expect(figure).toEqual({ subject: duanzhou, indicator: 'stations', value: 720, ...mark })
  })

  it('keeps the reason of an approved absence; where nothing is collected nobody is late', () => {
    const { figures } = evaluatedAt(
      { [duanzhou]: [observe('2024-09', null, { reason: 'suppressed' })] },
      { participants: [duanzhou, sihui] },
    )
    expect(figures.map(({ reason }) => reason)).toEqual(['suppressed', 'not-collected'])
  })

  it('takes for 目标完成计分 what was achieved and the target in whose span the period lies (K-10)', () => {
    const index = makeEvaluationIndex(
      [{ accumulation: 'year-to-date' }],
      [
        { id: 'long', basis: 'flow', value: '400', due: '2025-12-31' },
        { id: 'year', basis: 'flow', value: '200' },
        { id: 'open', basis: 'flow', value: '900', due: undefined as never },
        { id: 'past', basis: 'flow', value: '100', start: '2023-01-01', due: '2023-12-31' },
      ],
    )
    const known = { [duanzhou]: [observe('2024-09', 150)], [dinghu]: [observe('2024-09', 60)] }
    expect(evaluatedAt(known, { index, item: onTarget }).figures).toEqual([
      { subject: duanzhou, indicator: 'stations', value: 150, target: 200, completion: 0.75 },
      { subject: dinghu, indicator: 'stations', value: 60 },
    ])
    expect(evaluatedAt(known, { index }).figures[0]).not.toHaveProperty('target')
  })

  it('has no share of a range, nor of what cannot be told without its baseline', () => {
    const known = { [duanzhou]: [observe('2024-09', 150)] }
    const ranged = makeEvaluationIndex([{}], [{ basis: 'range', comparator: 'range', value: '1', high: '2' }])
    expect(evaluatedAt(known, { index: ranged, item: onTarget }).figures[0]).toEqual({
      subject: duanzhou,
      indicator: 'stations',
      value: 150,
    })
    const grown = makeEvaluationIndex([{}], [{ basis: 'flow', value: '200' }])
    expect(evaluatedAt(known, { index: grown, item: onTarget }).figures[0]).toEqual({
      subject: duanzhou,
      indicator: 'stations',
      value: null,
      reason: 'undefined-ratio',
    })
  })

  it('takes the share of the way where less is better, and all where there is no way left to go (K-5, F-1)', () => {
    const falling = (baseline?: string) =>
      makeEvaluationIndex(
        [{ direction: 'lower' }],
        [{ comparator: '<=', value: '20', ...(baseline && { baseline }) }],
      )
    const figureFor = (value: number, baseline?: string, bound?: 'lower') =>
      evaluatedAt(
        { [duanzhou]: [observe('2024-09', value, bound && { bound })] },
        { index: falling(baseline), item: onTarget },
      ).figures[0]
    expect(figureFor(30, '40')).toMatchObject({ value: 30, target: 20, completion: 0.5 })
    expect(figureFor(20, '20')).toMatchObject({ value: 20, completion: 1 })
    expect(figureFor(18)).toMatchObject({ value: 18, completion: 1 })
    expect(figureFor(25, '20')).toMatchObject({ value: null, reason: 'undefined-ratio' })
    expect(figureFor(30)).toMatchObject({ value: null, reason: 'undefined-ratio' })
    expect(figureFor(18, '20', 'lower')).toMatchObject({ value: null, reason: 'undefined-ratio' })
  })

  it('evaluates an organisation by the targets that it leads; others have no part in the indicator (K-10)', () => {
    const organisations = { over: 'organisations', participants: ['gongxin', 'jiaotong'] } as const
    const index = makeEvaluationIndex([{}], [{}])
    const known = { [duanzhou]: [observe('2024-09', 7_200)] }
    expect(evaluatedAt(known, { ...organisations, index, item: onTarget }).figures).toEqual([
      { subject: 'gongxin', indicator: 'stations', value: 7_200, target: 8_000, completion: 0.9 },
      { subject: 'jiaotong', indicator: 'stations', value: null, reason: 'not-applicable' },
    ])
  })

  it('has nothing of an indicator that is not in the catalogue', () => {
    expect(evaluatedAt({}, { item: { indicator: 'withdrawn' } })).toEqual({
      period: null,
      figures: [
        { subject: duanzhou, indicator: 'withdrawn', value: null, reason: 'not-collected' },
        { subject: dinghu, indicator: 'withdrawn', value: null, reason: 'not-collected' },
      ],
      evaluableAt: null,
    })
  })
})

describe('evaluatedSeries', () => {
  it('names each series once', () => {
    const index = makeEvaluationIndex([{}], [{}, { id: 'again' }])
    expect(evaluatedSeries(makeSchemeRecord(), index)).toEqual([
      { indicator: 'stations', region: duanzhou },
      { indicator: 'stations', region: dinghu },
    ])
    const organisations = { over: 'organisations', participants: ['gongxin', 'jiaotong'] } as const
    expect(evaluatedSeries(makeSchemeRecord(organisations), index)).toEqual([
      { indicator: 'stations', region: duanzhou },
    ])
  })
})
