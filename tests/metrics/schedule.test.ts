import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lagMonths } from '#metrics/judging/lag.ts'
import { endDayOf } from '#metrics/period.ts'
import { planPoints, scheduleShare } from '#metrics/schedule.ts'
import type { Span } from '#metrics/schedule.ts'
import type { PlannedCourse } from '#metrics/catalogue/target.ts'
import { periodNamed } from './make-target.ts'

const year: Span = { start: '2024-01-01', due: '2024-12-31', frequency: 'M' }
const share = (span: Span, period: string) => scheduleShare({ ...span, period: periodNamed(period) })

describe('scheduleShare', () => {
  it('counts whole months, not their days (S-1)', () => {
    expect(share(year, '2024-M10')).toBe(10 / 12)
    expect(share(year, '2024-M02')).toBe(2 / 12)
    expect(share({ ...year, start: '2022-01-01', due: '2025-12-31' }, '2023-M06')).toBe(18 / 48)
  })

  it.each([
    ['A', '2024', 1],
    ['S', '2024-S1', 0.5],
    ['Q', '2024-Q3', 0.75],
  ] as const)('counts steps of frequency %s (S-1)', (frequency, period, expected) => {
    expect(share({ ...year, frequency }, period)).toBe(expected)
  })

  it('counts days for weekly and daily series (S-2)', () => {
    expect(share({ ...year, frequency: 'D' }, '2024-D183')).toBe(183 / 366)
    expect(share({ ...year, frequency: 'W' }, '2024-W01')).toBe(7 / 366)
    expect(share({ ...year, frequency: 'W' }, '2025-W01')).toBe(1)
  })

  it('counts a step that the span only touches as a whole one (S-1)', () => {
    expect(share({ ...year, start: '2024-09-15', due: '2024-12-10' }, '2024-M09')).toBe(1 / 4)
    expect(share({ ...year, start: '2024-09-15', due: '2024-12-10' }, '2024-M12')).toBe(1)
  })

  it('is 0 before the span and 1 after it', () => {
    expect([share(year, '2023-M12'), share(year, '2025-M03')]).toEqual([0, 1])
  })

  it('counts the whole steps that had passed by the end of a shorter period', () => {
    expect(share(year, '2024-D206')).toBe(6 / 12)
  })

  const points = [
    { date: '2024-03-31', share: 0.1 },
    { date: '2024-06-30', share: 0.4 },
  ]
  const straight: PlannedCourse = { kind: 'points', interpolation: 'straight', points }
  const stepped: PlannedCourse = { kind: 'points', interpolation: 'stepped', points }

  it.each([
    ['2024-M01', 0.1 / 3],
    ['2024-M03', 0.1],
    ['2024-M04', 0.2],
    ['2024-M06', 0.4],
    ['2024-M09', 0.7],
    ['2024-M12', 1],
  ])('joins a plan’s points straight: %s → %d (S-3, S-4)', (period, expected) => {
    expect(share({ ...year, plan: straight }, period)).toBeCloseTo(expected, 15)
  })

  it.each([
    ['2024-M02', 0],
    ['2024-M03', 0.1],
    ['2024-M05', 0.1],
    ['2024-M06', 0.4],
    ['2024-M11', 0.4],
    ['2024-M12', 1],
  ])('holds a stepped plan until its next date: %s → %d (S-3)', (period, expected) => {
    expect(share({ ...year, plan: stepped }, period)).toBe(expected)
  })

  it('takes the plan’s own first and last points where it has them (S-4)', () => {
    const plan: PlannedCourse = {
      kind: 'points',
      interpolation: 'straight',
      points: [
        { date: '2023-12-31', share: 0.2 },
        { date: '2024-12-31', share: 0.8 },
      ],
    }
    expect([share({ ...year, plan }, '2023-M12'), share({ ...year, plan }, '2024-M06')]).toEqual([0.2, 0.5])
    expect(share({ ...year, plan }, '2024-M12')).toBe(0.8)
  })

  it('places a point within a month by its days (S-3)', () => {
    const plan: PlannedCourse = {
      kind: 'points',
      interpolation: 'straight',
      points: [{ date: '2024-04-15', share: 0.35 }],
    }
    expect(share({ ...year, plan }, '2024-M03')).toBeCloseTo(0.3, 15)
    const daily: PlannedCourse = {
      kind: 'points',
      interpolation: 'stepped',
      points: [{ date: '2024-04-15', share: 0.35 }],
    }
    expect(share({ ...year, frequency: 'D', plan: daily }, '2024-04-14')).toBe(0)
    expect(share({ ...year, frequency: 'D', plan: daily }, '2024-04-15')).toBe(0.35)
  })

  it('never falls as time goes on, and stays within 0…1', () => {
    const plans = fc.constantFrom<PlannedCourse>({ kind: 'linear' }, straight, stepped)
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 11 }), (plan, month) => {
        const [now, next] = [month, month + 1].map((each) => share({ ...year, plan }, `2024-M${each}`))
        expect(next).toBeGreaterThanOrEqual(now!)
        expect(now! >= 0 && next! <= 1).toBe(true)
      }),
    )
  })

  describe('planPoints', () => {
    it('puts points in order of date, between 0 at the start and 1 at the end (S-3, S-4)', () => {
      expect(planPoints(year, points.toReversed())).toEqual([
        { position: 0, share: 0 },
        { position: 3, share: 0.1 },
        { position: 6, share: 0.4 },
        { position: 12, share: 1 },
      ])
      expect(planPoints(year, [])).toEqual([
        { position: 0, share: 0 },
        { position: 12, share: 1 },
      ])
    })

    it('leaves the ends to the plan where it states them (S-4)', () => {
      const ends = [
        { date: '2023-12-31', share: 0.2 },
        { date: '2024-12-31', share: 0.8 },
      ]
      expect(planPoints(year, ends).map((point) => point.share)).toEqual([0.2, 0.8])
      expect(planPoints(year, [...points, ...ends]).map((point) => point.share)).toEqual([0.2, 0.1, 0.4, 0.8])
    })

    it.each<[string, Partial<Span>, string, number]>([
      ['the first day is one of its month', {}, '2024-01-01', 1 / 31],
      ['a day within a month', {}, '2024-04-15', 3.5],
      ['the day before the span begins', { start: '2024-09-15' }, '2024-09-14', 0],
      ['long before the span', { start: '2024-09-15' }, '2023-06-30', 0],
      ['the due date, be it within a month', { due: '2024-12-10' }, '2024-12-10', 12],
      ['after the due date', {}, '2025-06-30', 12],
      ['a week is seven days', { frequency: 'W' }, '2024-01-07', 7],
      ['a day', { frequency: 'D' }, '2024-01-07', 7],
    ])('places a point where its day ends: %s (S-3)', (_, span, date, position) => {
      const placed = planPoints({ ...year, ...span }, [{ date, share: 0.35 }])
      expect(placed.find((point) => point.share === 0.35)?.position).toBe(position)
    })
  })

  const lag = (span: Span, reached: number, period: string) =>
    lagMonths(span, reached, endDayOf(periodNamed(period)))

  describe('lagMonths', () => {
    it('says how long ago the plan stood where we are (S-5)', () => {
      expect(lag(year, 10 / 12 - 0.19, '2024-M10')).toBeCloseTo(2.28, 10)
      expect(lag(year, 1, '2024-M10')).toBeCloseTo(-2, 10)
      expect(lag({ ...year, plan: { kind: 'linear' } }, 0.5, '2024-M10')).toBe(4)
      expect(lag({ ...year, frequency: 'Q' }, 0.25, '2024-Q3')).toBe(6)
      expect(lag({ ...year, frequency: 'D' }, 0, '2024-D366')).toBeCloseTo(12.025, 3)
    })

    it('stops at the ends of the plan (S-5)', () => {
      expect([lag(year, -0.5, '2024-M03'), lag(year, 1.3, '2024-M03')]).toEqual([3, -9])
    })

    it('follows a plan’s straight lines, and waits on a level stretch', () => {
      const plan: PlannedCourse = {
        kind: 'points',
        interpolation: 'straight',
        points: [...points, { date: '2024-09-30', share: 0.4 }],
      }
      expect(lag({ ...year, plan }, 0.2, '2024-M06')).toBeCloseTo(2, 12)
      expect(lag({ ...year, plan }, 0.4, '2024-M08')).toBe(0)
      expect(lag({ ...year, plan }, 0.4, '2024-M10')).toBe(1)
      expect(lag({ ...year, plan }, 0.7, '2024-M06')).toBeCloseTo(-4.5, 12)
      expect([lag({ ...year, plan }, -1, '2024-M06'), lag({ ...year, plan }, 2, '2024-M06')]).toEqual([6, -6])
    })

    it('follows a plan’s steps: reached at the step, left at the next (S-5)', () => {
      expect(lag({ ...year, plan: stepped }, 0.3, '2024-M09')).toBe(3)
      expect(lag({ ...year, plan: stepped }, 0.1, '2024-M04')).toBe(0)
      expect(lag({ ...year, plan: stepped }, 0.3, '2024-M04')).toBe(-2)
      expect(lag({ ...year, plan: stepped }, -0.1, '2024-M04')).toBe(4)
      expect(lag({ ...year, plan: stepped }, 1.1, '2024-M04')).toBe(-8)
    })
  })
})
