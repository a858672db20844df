import { describe, expect, it } from 'vitest'
import { commitmentText } from '#metrics/catalogue/commitment-text.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeTarget } from '../make-target.ts'

/** Thin spaces as plain ones, so that expectations can be read. */
const text = (part: Partial<Target>, unit = '座') =>
  commitmentText(makeTarget(part, { unit })).replaceAll('\u2009', ' ')

describe('commitmentText', () => {
  it.each<[Partial<Target>, string]>([
    [{ comparator: '>=' }, '≥ 8,000 座'],
    [{ comparator: '>' }, '> 8,000 座'],
    [{ comparator: '=' }, '= 8,000 座'],
    [{ comparator: '<=' }, '≤ 8,000 座'],
    [{ comparator: '<' }, '< 8,000 座'],
    [{ comparator: 'range', value: '1', high: '2' }, '1–2 座'],
    [{ comparator: 'about', value: '6' }, '6 座左右'],
  ])('%j: %s', (part, expected) => {
    expect(text(part)).toBe(expected)
  })

  it('adds no blank where there is no unit', () => {
    expect(text({ comparator: 'about' }, '')).toBe('8,000左右')
  })
})
