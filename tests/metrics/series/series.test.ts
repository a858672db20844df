import { describe, expect, it } from 'vitest'
import type { Observation } from '#metrics/series/observation.ts'
import { periodIndex } from '#metrics/period.ts'
import {
  approvedAt,
  isExcused,
  isPending,
  isReported,
  isUnderReview,
  readSeries,
} from '#metrics/series/series.ts'
import { observe, periodNamed } from '../make-target.ts'

const june = periodIndex(periodNamed('2024-06'))
const read = (...revisions: Observation[]) => readSeries(revisions, 'M', june - 1, june)

describe('readSeries', () => {
  it('keeps what stands and what came last, in any order (A-2, A-4)', () => {
    const approved = observe('2024-06', 7400)
    const returned = observe('2024-06', 7500, { state: 'returned', revision: 2 })
    const submitted = observe('2024-06', 7600, { state: 'submitted', revision: 3 })
    for (const revisions of [
      [approved, returned, submitted],
      [submitted, returned, approved],
    ]) {
      expect(read(...revisions)).toEqual({
        frequency: 'M',
        first: june - 1,
        approved: [undefined, approved],
        latest: [undefined, submitted],
        breaks: [],
      })
    }
  })

  it('leaves out what lies before, after, is a draft or a forecast (A-1, A-2)', () => {
    const series = read(
      observe('2024-04', 1),
      observe('2024-07', 1),
      observe('2024-06', 1, { state: 'draft' }),
      observe('2024-06', 1, { state: 'withdrawn' }),
      observe('2024-06', 1, { status: 'F' }),
    )
    expect([...series.approved, ...series.latest]).toEqual([undefined, undefined, undefined, undefined])
    expect(readSeries([observe('2024-06', 1)], 'M', june + 1, june - 1).approved).toEqual([])
  })

  it('knows later breaks by what is approved there: not by what waits, nor by what was replaced (G-7)', () => {
    const breaks = (...revisions: Observation[]) => read(...revisions).breaks.map(({ index }) => index)
    const broken = observe('2024-07', 1, { status: 'B' })
    const replaced = observe('2024-07', 2, { revision: 2 })
    expect(breaks(broken)).toEqual([june + 1])
    expect(breaks(observe('2024-07', 1, { status: 'B', state: 'submitted' }))).toEqual([])
    expect(breaks(broken, replaced)).toEqual([])
    expect(breaks(replaced, broken)).toEqual([])
  })

  it('lets a demo value give way to any other, and the higher revision stand (A-2)', () => {
    const [demo, older, newer] = [
      observe('2024-06', 1, { provenance: 'demo', revision: 9 }),
      observe('2024-06', 2),
      observe('2024-06', 3, { revision: 2 }),
    ]
    expect(approvedAt(read(demo, older), june)).toBe(older)
    expect(approvedAt(read(older, demo), june)).toBe(older)
    expect(approvedAt(read(newer, older), june)).toBe(newer)
    const laterDemo = { ...demo, revision: 10 }
    expect(approvedAt(read(demo, laterDemo), june)).toBe(laterDemo)
  })
})

describe('isReported', () => {
  const reported = (...revisions: Observation[]) => isReported(read(...revisions), june)

  it('takes what was submitted, reviewed or not, for reported (A-4)', () => {
    expect(reported(observe('2024-06', 1))).toBe(true)
    expect(reported(observe('2024-06', 1, { state: 'submitted' }))).toBe(true)
    expect(reported(observe('2024-06', null, { reason: 'suppressed' }))).toBe(true)
    expect(reported(observe('2024-05', 1))).toBe(false)
  })

  it('takes what was returned for reported only where something was approved before (A-4)', () => {
    const returned = observe('2024-06', 1, { state: 'returned', revision: 2 })
    expect(reported(returned)).toBe(false)
    expect(reported(observe('2024-06', 1), returned)).toBe(true)
  })

  it('takes a row that says 逾期 for no report (A-5)', () => {
    expect(reported(observe('2024-06', null, { reason: 'overdue' }))).toBe(false)
  })
})

describe('isExcused', () => {
  it.each([
    ['not-due', true],
    ['not-collected', true],
    ['not-applicable', true],
    ['overdue', false],
    ['suppressed', false],
    ['undefined-ratio', false],
  ] as const)('an absence for %s: %s (A-5)', (reason, expected) => {
    expect(isExcused(observe('2024-06', null, { reason }))).toBe(expected)
  })

  it('is for absences alone', () => {
    expect(isExcused(observe('2024-06', 0, { reason: 'not-due' }))).toBe(false)
    expect(isExcused(undefined)).toBe(false)
  })
})

describe('isPending', () => {
  it('is true of what was submitted and not yet judged (A-4)', () => {
    expect(isPending(observe('2024-06', 1, { state: 'submitted' }))).toBe(true)
    expect([isPending(observe('2024-06', 1)), isPending(undefined)]).toEqual([false, false])
    // What only awaits its minute of release is decided on, and counts no more than what waits.
    const cleared = observe('2024-06', 1, { state: 'cleared' })
    expect([isPending(cleared), isUnderReview(cleared)]).toEqual([true, false])
    expect([isUnderReview(observe('2024-06', 1, { state: 'submitted' })), isUnderReview(undefined)]).toEqual([
      ...[true, false],
    ])
  })
})
