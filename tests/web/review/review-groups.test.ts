import { describe, expect, it } from 'vitest'
import { isClean, isDecidable, reviewGroups } from '#web/review/review-groups.ts'
import { reviewItem } from './review-fixture.ts'

describe('reviewGroups', () => {
  it('groups by organisation and period, keeping the sequence of the queue', () => {
    const groups = reviewGroups([
      reviewItem('a', 1),
      reviewItem('b', 1, { organisationName: '市政数局' }),
      reviewItem('c', 1, { period: '2024-M09' }),
      reviewItem('d', 1),
    ])
    expect(
      groups.map(({ organisationName, period, items }) => [organisationName, period, items.length]),
    ).toEqual([
      ['市工信局', '2024-M10', 2],
      ['市政数局', '2024-M10', 1],
      ['市工信局', '2024-M09', 1],
    ])
  })
})

describe('isDecidable', () => {
  it('goes by what the server lets the reader do', () => {
    expect(isDecidable(reviewItem('a', 1))).toBe(true)
    expect(isDecidable(reviewItem('a', 1, { own: true, transitions: [] }))).toBe(false)
  })
})

describe('isClean', () => {
  it('wants no findings, a value, and somebody else as the reporter', () => {
    const query = { code: 'large-change', severity: 'query', message: '' } as const
    expect(isClean(reviewItem('a', 1))).toBe(true)
    expect(isClean(reviewItem('a', null))).toBe(false)
    expect(isClean(reviewItem('a', 1, { own: true }))).toBe(false)
    expect(isClean(reviewItem('a', 1, { findings: [query] }))).toBe(false)
  })

  it('A-8 asks about a value from which another source differs by more than rounding', () => {
    const source = (beyondRounding: boolean) => ({
      ...{ indicator: 'other', producer: '市统计局', preferred: false, unit: '座', decimals: 0 },
      ...{ version: null, method: null, limits: null, observation: null },
      difference: { difference: 1, share: 1, beyondRounding },
    })
    expect(isClean(reviewItem('a', 1, { sources: [source(false)] }))).toBe(true)
    expect(isClean(reviewItem('a', 1, { sources: [source(false), source(true)] }))).toBe(false)
  })

  it('asks about what was sent back or revoked, and while a question has no answer', () => {
    const decision = (verdict: 'endorsed' | 'sent-back' | 'revoked') => ({
      ...{ verdict, level: null, actorName: '陈', at: '2024-11-06T09:00:00.000+08:00', reason: '请核对' },
    })
    const answer = { text: '没有重复', at: '2024-11-06T10:00:00.000+08:00', actorName: '李' }
    const question = { ...answer, text: '是不是重复计算了？', answer: null }
    expect(isClean(reviewItem('a', 1, { decision: decision('endorsed') }))).toBe(true)
    expect(isClean(reviewItem('a', 1, { decision: decision('sent-back') }))).toBe(false)
    expect(isClean(reviewItem('a', 1, { decision: decision('revoked') }))).toBe(false)
    expect(isClean(reviewItem('a', 1, { question }))).toBe(false)
    expect(isClean(reviewItem('a', 1, { question: { ...question, answer } }))).toBe(true)
  })

  it('asks about what a reviewer entered for its organisation, and about words that stand at other cells too', () => {
    const item = reviewItem('a', 1)
    const noted = (note: string) => isClean({ ...item, observation: { ...item.observation, note } })
    expect([noted('按台账'), noted('代填：单位断网')]).toEqual([true, false])
    expect(isClean(reviewItem('a', 1, { repeated: { cells: 4, periods: 1 } }))).toBe(false)
  })

  it('asks about the first value by a new 口径, which the checks compare with nothing', () => {
    const item = reviewItem('a', 1)
    expect(isClean({ ...item, observation: { ...item.observation, status: 'B' } })).toBe(false)
  })
})
