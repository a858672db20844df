import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Amendment, PolicyDocument, TargetRecord } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { amend } from '#metrics/catalogue/changes/amendments.ts'
import { awaitedPeriods, owedPeriods } from '#metrics/reporting/owed-periods.ts'
import { formatPeriod } from '#metrics/period.ts'
import { makeIndicator } from '../make-target.ts'

const target = (
  id: string,
  span: Pick<TargetRecord, 'start' | 'due'>,
  indicator = 'stations',
): TargetRecord => ({
  id,
  indicator,
  region: '441800',
  name: id,
  basis: 'stock',
  comparator: '>=',
  value: '8000',
  citations: [],
  kind: 'hard',
  spanAssumed: false,
  organisations: [],
  leadAssumed: false,
  softeners: [],
  remarks: [],
  ...span,
})

/** The owed periods of an indicator with these targets, a quarterly one unless `part` says otherwise. */
function owed(
  at: string,
  targets: readonly TargetRecord[],
  part: Partial<Indicator> = {},
  periodsOf = owedPeriods,
  beside: readonly Partial<Indicator>[] = [{ id: 'other' }],
  documents: readonly Pick<PolicyDocument, 'id' | 'signed'>[] = [],
): string[] {
  const indicator = makeIndicator({ frequency: 'Q', ...part })
  const index = indexCatalogue({
    documents: documents as PolicyDocument[],
    indicators: [indicator, ...beside.map((one) => makeIndicator({ frequency: 'Q', ...one }))],
    targets: [...targets],
    milestones: [],
    organisations: [],
    regions: [],
    lightRules: [],
    calendarYears: [],
    evaluationSchemes: [],
    disclosures: [],
    reforms: [],
    boards: [],
  })
  return periodsOf(index, indicator, at)
    .map((period) => formatPeriod(period, 'sdmx'))
    .sort()
}

const year2023 = target('2023', { start: '2023-07-01', due: '2023-12-31' })
const year2024 = target('2024', { start: '2024-01-01', due: '2024-12-31' })

describe('owedPeriods', () => {
  it('gives what has ended by the day, and never what lies past the due date', () => {
    expect(owed('2024-06-29', [year2024])).toEqual(['2024-Q1'])
    expect(owed('2024-06-30', [year2024])).toEqual(['2024-Q1', '2024-Q2'])
    expect(owed('2026-01-31', [year2024])).toEqual(['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'])
  })

  it('joins the spans of several targets, each period once, and leaves other indicators alone', () => {
    const ours = [year2023, year2024, target('again', { start: '2023-10-01', due: '2024-12-31' })]
    const all = [...ours, target('foreign', { start: '2020-01-01', due: '2020-12-31' }, 'other')]
    expect(owed('2024-03-31', all)).toEqual(['2023-Q3', '2023-Q4', '2024-Q1'])
  })

  it('has no January where 1–2月 are one (C-4)', () => {
    expect(owed('2024-03-31', [year2024], { frequency: 'M', januaryMerged: true })).toEqual([
      '2024-M02',
      '2024-M03',
    ])
  })

  it('D-6 goes on after the due date while it is collected, and begins before the first target', () => {
    const collected = { from: '2023-10-01', to: '2025-03-31' }
    expect(owed('2024-06-30', [year2024], { collected })).toEqual(['2023-Q4', '2024-Q1', '2024-Q2'])
    expect(owed('2026-12-31', [], { collected }).slice(-2)).toEqual(['2024-Q4', '2025-Q1'])
    expect(owed('2026-12-31', [year2024], { collected: { from: '2024-01-01' } }).at(-1)).toBe('2026-Q4')
  })

  it('D-9 owes nothing of the periods that ended before the first day of reporting', () => {
    expect(owed('2024-12-31', [year2024], { owedFrom: '2024-08-15' })).toEqual(['2024-Q3', '2024-Q4'])
    expect(owed('2024-06-30', [year2024], { owedFrom: '2024-07-01' })).toEqual([])
  })

  it('T-4 still owes what was asked for of periods that ended before a target was withdrawn, or adjusted to an earlier end', () => {
    const amended = (change: Partial<Amendment>, signed?: string) =>
      owed(
        '2024-12-31',
        [amend(year2024, [{ document: 'notice', clause: '一', act: 'withdrawn', ...change }])],
        ...([{}, owedPeriods, []] as const),
        [{ id: 'notice', ...(signed !== undefined && { signed }) }],
      )
    expect(amended({}, '2024-10-01')).toEqual(['2024-Q1', '2024-Q2', '2024-Q3'])
    expect(amended({}, '2024-09-30')).toEqual(['2024-Q1', '2024-Q2'])
    // It is in force from its day on alone, and where none is printed at every day.
    expect([amended({}, '2025-01-01').length, amended({})]).toEqual([4, []])
    const shortened = { act: 'adjusted', due: '2024-03-31' } as const
    expect(amended(shortened, '2024-08-15')).toEqual(['2024-Q1', '2024-Q2'])
    expect(amended({ act: 'adjusted', value: '9000' }, '2024-08-15').length).toBe(4)
    const twice = amend(year2024, [
      { document: 'notice', clause: '一', act: 'withdrawn' },
      { document: 'other', clause: '一', act: 'withdrawn' },
    ])
    const notices = [
      { id: 'notice', signed: '2024-05-01' },
      { id: 'other', signed: '2024-11-01' },
    ]
    expect(owed('2024-12-31', [twice], {}, owedPeriods, [], notices)).toEqual(['2024-Q1'])
    // A target that got its due date by the notice asked for nothing before.
    const { due, ...undated } = year2024
    const dated = amend(undated, [{ document: 'notice', clause: '一', act: 'adjusted', due: due! }])
    expect(owed('2024-06-30', [dated], {}, owedPeriods, [], notices)).toEqual(['2024-Q1', '2024-Q2'])
  })

  it('D-6 owes what a target is computed from in the span of that target', () => {
    const formula = { kind: 'growth', of: ['stations'] } as const
    const all = [target('growth', { start: '2023-07-01', due: '2023-12-31' }, 'growth')]
    expect(owed('2024-12-31', all, {}, owedPeriods, [{ id: 'growth', formula }])).toEqual([
      '2023-Q3',
      '2023-Q4',
    ])
  })

  it('D-7 does not owe what cannot exist yet, and awaits it', () => {
    const awaited = (at: string) => owed(at, [year2024], { releaseMonths: 2 }, awaitedPeriods)
    expect(owed('2024-05-31', [year2024], { releaseMonths: 2 })).toEqual([])
    expect(awaited('2024-05-31')).toEqual(['2024-Q1'])
    expect(owed('2024-06-01', [year2024], { releaseMonths: 2 })).toEqual(['2024-Q1'])
    expect(awaited('2024-06-30')).toEqual(['2024-Q2'])
  })

  it('has nothing of a published series (D-1), nor of a target without a due date', () => {
    expect(owed('2024-12-31', [year2024], { reportDays: null })).toEqual([])
    expect(owed('2024-12-31', [target('open', { start: '2024-01-01' })])).toEqual([])
  })
})
