import { describe, expect, it } from 'vitest'
import type { Scoring } from '#metrics/catalogue/evaluation-scheme.ts'
import { markWords, noPointsText, noScoreText, scoringText } from '#metrics/wording/judging/evaluations.ts'

describe('scoringText', () => {
  it.each<[Scoring, string]>([
    [{ method: 'target', ceiling: 110 }, '目标完成计分，封顶 110 分'],
    [{ method: 'place', step: 5 }, '争先进位计分，第一名 100 分，每退一位减 5 分'],
    [{ method: 'efficacy' }, '功效系数，最差 60 分、最好 100 分'],
    [{ method: 'efficacy', posts: { unallowed: 10, satisfactory: 90 } }, '功效系数，不允许值 10、满意值 90'],
    [{ method: 'goalposts', low: 20, high: 85 }, '上下限 20～85'],
    [{ method: 'z' }, '标准分'],
  ])('words %j', (scoring, words) => {
    expect(scoringText(scoring)).toBe(words)
  })
})

describe('noPointsText', () => {
  it.each([
    ['no-target', '没有目标，不计分'],
    ['not-scorable', '各对象数值相同，分不出高低'],
    ['undefined-ratio', '算不出（缺基期）'],
    ['overdue', '逾期未报'],
  ] as const)('gives the reason %s', (reason, words) => {
    expect(noPointsText({ reason })).toBe(words)
  })

  it('is silent where there are points', () => {
    expect(noPointsText({})).toBeUndefined()
  })
})

describe('noScoreText', () => {
  const scheme = { maxMissing: 0.2 }
  const missed = { reason: 'too-much-missing', missing: 0.4, parts: [{ reason: 'overdue' }, {}] } as const

  it('says how much is missing, and how much may be', () => {
    expect(noScoreText(missed, scheme)).toBe('缺数占权重 40\u2009%，超过 20\u2009%，不计总分')
    expect(noScoreText({ ...missed, reason: 'negative-points' }, scheme)).toBe(
      '有指标得分为负，几何平均算不出',
    )
    expect(noScoreText({ missing: 0, parts: [{}] }, scheme)).toBeUndefined()
    const parts = [{ reason: 'not-applicable' }] as const
    expect(noScoreText({ ...missed, parts }, scheme)).toBe('没有适用的指标，不计总分')
  })
})

describe('markWords', () => {
  it('calls a mark of an evaluated value as its status is called', () => {
    expect(markWords).toEqual({ provisional: '初步数', estimated: '推算数', 'lower-bound': '下限' })
  })
})
