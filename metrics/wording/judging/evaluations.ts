import type { Aggregation } from '../../composite.ts'
import type { EvaluationScheme, EvaluationSchemeRecord, Scoring } from '../../catalogue/evaluation-scheme.ts'
import { formatShare } from '../../numbers/display-digits.ts'
import type { EvaluatedFigure } from '../../evaluation/evaluated-values.ts'
import type { ScorePart, SubjectScore } from '../../evaluation/evaluation.ts'
import { absenceWords } from '../figures/absences.ts'
import { statusText } from '../figures/statuses.ts'

/** The modes of 考核计分 and the ways of normalising, in the order in which they are offered. */
export const scoringWords: Readonly<Record<Scoring['method'], string>> = {
  target: '目标完成计分',
  place: '争先进位计分',
  efficacy: '功效系数',
  goalposts: '上下限',
  'min-max': '极差标准化',
  z: '标准分',
  'ratio-to-best': '与最好值之比',
  'ratio-to-mean': '与平均值之比',
  percentile: '百分位',
}

export const aggregationWords: Readonly<Record<Aggregation, string>> = {
  arithmetic: '加权平均',
  geometric: '加权几何平均（短板不能由长项弥补）',
}

export const overWords: Readonly<Record<EvaluationSchemeRecord['over'], string>> = {
  regions: '地区',
  organisations: '单位',
}

export const markWords: Readonly<Record<NonNullable<EvaluatedFigure['mark']>, string>> = {
  provisional: statusText('P'),
  estimated: statusText('E'),
  'lower-bound': '下限',
}

/** Why a part has no score; undefined where it has one. */
export function noPointsText({ reason }: Pick<ScorePart, 'reason'>): string | undefined {
  if (reason === undefined) return undefined
  if (reason === 'no-target') return '没有目标，不计分'
  if (reason === 'not-scorable') return '各对象数值相同，分不出高低'
  return reason === 'undefined-ratio' ? '算不出（缺基期）' : absenceWords[reason]
}

/** Why a subject has no score; undefined where it has one. */
export function noScoreText(
  {
    reason,
    missing,
    parts,
  }: Pick<SubjectScore, 'reason' | 'missing'> & { readonly parts: readonly Pick<ScorePart, 'reason'>[] },
  { maxMissing }: Pick<EvaluationScheme, 'maxMissing'>,
): string | undefined {
  if (reason === 'negative-points') return '有指标得分为负，几何平均算不出'
  if (reason === undefined) return undefined
  if (parts.every((part) => part.reason === 'not-applicable')) return '没有适用的指标，不计总分'
  return `缺数占权重 ${formatShare(missing, 0)}，超过 ${formatShare(maxMissing, 0)}，不计总分`
}

/** The method by which values become scores, with the chosen numbers. */
export function scoringText(scoring: Scoring): string {
  const word = scoringWords[scoring.method]
  switch (scoring.method) {
    case 'target':
      return `${word}，封顶 ${scoring.ceiling} 分`
    case 'place':
      return `${word}，第一名 100 分，每退一位减 ${scoring.step} 分`
    case 'goalposts':
      return `${word} ${scoring.low}～${scoring.high}`
    case 'efficacy': {
      const posts = scoring.posts
      return posts
        ? `${word}，不允许值 ${posts.unallowed}、满意值 ${posts.satisfactory}`
        : `${word}，最差 60 分、最好 100 分`
    }
    default:
      return word
  }
}
