import { describe, expect, it } from 'vitest'
import { evaluationDifferences } from '#metrics/evaluation/evaluation-differences.ts'

const result = (subject: string, score: number | null, place: number | null, value: number | null) => ({
  subject,
  score,
  place,
  parts: [{ indicator: 'stations', value }],
})

describe('evaluationDifferences', () => {
  it('names who stands otherwise, and by which values (K-11)', () => {
    const before = [
      result('端州', 90, 1, 700),
      result('鼎湖', 80.04, 2, 300),
      result('四会', 60, 3, 200),
      result('高要', null, null, null),
    ]
    const after = [
      result('鼎湖', 80.01, 2, 300),
      result('端州', 90, 1, 700),
      result('四会', 60, 4, 200),
      result('高要', 70, 3, 250),
    ]
    expect(evaluationDifferences(before, after, 1)).toEqual([
      { subject: '四会', before: { score: 60, place: 3 }, after: { score: 60, place: 4 }, values: [] },
      {
        subject: '高要',
        before: { score: null, place: null },
        after: { score: 70, place: 3 },
        values: [{ indicator: 'stations', before: null, after: 250 }],
      },
    ])
    expect(evaluationDifferences(before, after, 2).map(({ subject }) => subject)).toEqual([
      '鼎湖',
      '四会',
      '高要',
    ])
  })

  it('says nothing of who still has no score, and names a value that is no longer asked for', () => {
    const without = [result('高要', null, null, null)]
    expect(evaluationDifferences(without, without, 1)).toEqual([])
    const asked = [result('端州', 90, 1, 700)]
    const now = [{ ...asked[0]!, parts: [] }]
    expect(evaluationDifferences(asked, now, 1)).toMatchObject([
      { subject: '端州', values: [{ indicator: 'stations', before: 700, after: null }] },
    ])
  })

  it('takes who is not there any more as without score', () => {
    expect(evaluationDifferences([result('端州', 90, 1, 700)], [], 1)).toEqual([
      {
        subject: '端州',
        before: { score: 90, place: 1 },
        after: { score: null, place: null },
        values: [{ indicator: 'stations', before: 700, after: null }],
      },
    ])
  })
})
