import { describe, expect, it } from 'vitest'
import type { Scoring } from '#metrics/catalogue/evaluation-scheme.ts'
import { noPointsText, noScoreText, scoringText } from '#web/evaluations/evaluation-words.ts'
import { evaluation } from './make-evaluation.ts'

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
  const [part] = evaluation.results[0]!.parts
  it.each([
    ['no-target', '没有目标，不计分'],
    ['not-scorable', '各对象数值相同，分不出高低'],
    ['undefined-ratio', '算不出（缺基期）'],
    ['overdue', '逾期未报'],
  ] as const)('gives the reason %s', (reason, words) => {
    expect(noPointsText({ ...part!, reason })).toBe(words)
  })
  it('is silent where there are points', () => {
    expect(noPointsText(part!)).toBeUndefined()
  })
})

describe('noScoreText', () => {
  it('says how much is missing, and how much may be', () => {
    const [, , third] = evaluation.results
    expect(noScoreText(third!, evaluation.scheme)).toBe('缺数占权重 40\u2009%，超过 20\u2009%，不计总分')
    expect(noScoreText({ ...third!, reason: 'negative-points' }, evaluation.scheme)).toBe(
      '有指标得分为负，几何平均算不出',
    )
    expect(noScoreText(evaluation.results[0]!, evaluation.scheme)).toBeUndefined()
    const parts = third!.parts.map((part) => ({ ...part, reason: 'not-applicable' as const }))
    expect(noScoreText({ ...third!, parts }, evaluation.scheme)).toBe('没有适用的指标，不计总分')
  })
})
