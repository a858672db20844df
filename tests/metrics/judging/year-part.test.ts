import { describe, expect, it } from 'vitest'
import { yearPartOf } from '#metrics/judging/year-part.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { yearPartText } from '#metrics/wording/judging/year-parts.ts'
import { makeFlow, makeTarget } from '../make-target.ts'

const span = { start: '2024-01-01', due: '2027-12-31' }
const text = (target: Target, baseline: number | null, at: string) => {
  const part = yearPartOf(target, baseline, at)
  return part && yearPartText(target, part).replaceAll('\u2009', ' ')
}

describe('yearPartOf', () => {
  it('F-8 is of an amount what falls to the year, and what is to be there by its end', () => {
    const target = makeFlow({ ...span, value: '120' })
    expect(yearPartOf(target, null, '2025-06-30')).toEqual({ year: 2025, byEnd: 60, own: 30 })
    expect(text(target, null, '2025-06-30')).toBe('2025年应完成 30 家，累计 60 家')
    expect(text(target, null, '2024-03-31')).toBe('2024年应完成 30 家')
  })

  it('F-8 is of a level where it stands at the year’s end, on the way from its baseline, by its own course', () => {
    const target = makeTarget({ ...span, value: '8000' })
    expect(yearPartOf(target, 6000, '2025-06-30')).toEqual({ year: 2025, byEnd: 7000, own: null })
    const points = [{ date: '2025-12-31', share: 0.8 }]
    const plan = { kind: 'points', interpolation: 'straight', points } as const
    expect(text(makeTarget({ ...span, plan }), 6000, '2025-06-30')).toBe('2025年底应达 7,600 座')
    const less = makeTarget({ ...span, comparator: '<=', value: '10' }, { unit: '%', decimals: 1 })
    expect(text(less, 20, '2025-06-30')).toBe('2025年底应降到 15.0 %')
    expect(text(makeTarget(span, { unit: '' }), 6000, '2025-06-30')).toBe('2025年底应达 7,000')
  })

  it('F-8 is none in the last year, before the span, without baseline, way, schedule or due date', () => {
    const target = makeTarget({ ...span, value: '8000' })
    expect(yearPartOf(target, 6000, '2027-03-31')).toBeUndefined()
    expect(yearPartOf(target, 6000, '2023-12-31')).toBeUndefined()
    expect(yearPartOf(target, null, '2025-06-30')).toBeUndefined()
    expect(yearPartOf(target, 8000, '2025-06-30')).toBeUndefined()
    expect(yearPartOf(makeTarget({ ...span, basis: 'growth' }), 1, '2025-06-30')).toBeUndefined()
    const { due: _, ...open } = target
    expect(yearPartOf(open, 6000, '2025-06-30')).toBeUndefined()
  })
})
