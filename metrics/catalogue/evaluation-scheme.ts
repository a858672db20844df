import { sumToOne } from '../composite.ts'
import type { Aggregation, Normalisation } from '../composite.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { Indicator } from './indicator.ts'

/** The method by which an evaluation turns an indicator's values into scores, about 0…100. */
export type Scoring =
  /** Relative to all participants. */
  | { readonly method: Normalisation }
  /** (x − low) ÷ (high − low). Where less is better, `low` is the larger. */
  | { readonly method: 'goalposts'; readonly low: number; readonly high: number }
  /** 目标完成计分: the share of the target that was reached, up to a score of `ceiling`. */
  | { readonly method: 'target'; readonly ceiling: number }
  /** 争先进位计分: 100 for the first, `step` fewer for each further rank. */
  | { readonly method: 'place'; readonly step: number }
  /** 功效系数: 60 at the value that is not allowed (xs), 100 at the satisfactory one (xh); by default worst and best. */
  | {
      readonly method: 'efficacy'
      readonly posts?: { readonly unallowed: number; readonly satisfactory: number }
    }

export interface SchemeIndicator {
  readonly indicator: string
  /** The weight as a fraction of 1. */
  readonly weight: number
  readonly direction: Indicator['direction']
  readonly scoring: Scoring
}

/** A scheme (考核方案) as plain data: the indicators, how they are scored, and their weights. */
export interface EvaluationScheme {
  readonly id: string
  readonly name: string
  readonly indicators: readonly SchemeIndicator[]
  readonly aggregation: Aggregation
  /** The largest share of the weight that may be missing; 0.2 by the rule. */
  readonly maxMissing: number
  /** The decimals with which scores are shown and ranked. */
  readonly decimals: number
}

/** A scheme as it is kept. A change is the next version under its id; no version is edited. */
export interface EvaluationSchemeRecord extends EvaluationScheme {
  readonly version: number
  /** 考核依据: the document or decision on which it is based. */
  readonly grounds: string
  /** The kind of participants: regions, or organisations by the targets that they lead. */
  readonly over: 'regions' | 'organisations'
  /** Region codes or organisation ids, in the order of the tables. */
  readonly participants: readonly string[]
  /** Present for a scheme that no government has adopted, for trying the product; it is labelled wherever it is shown. */
  readonly demo?: true
}

export interface SchemeFault {
  readonly code: 'no-indicators' | 'weights' | 'duplicate-indicator' | 'posts' | 'range'
  /** The index in the scheme's indicators. */
  readonly at?: number
  /** What to do, in Chinese. */
  readonly message: string
}

/** The faults that keep a scheme from being evaluated; empty for a sound one. Rule K-8. */
export function schemeFaults({ indicators, maxMissing, decimals }: EvaluationScheme): SchemeFault[] {
  if (indicators.length === 0) return [{ code: 'no-indicators', message: '方案没有指标：请至少选一项' }]
  const faults: SchemeFault[] = []
  const weights = indicators.map(({ weight }) => weight)
  if (!sumToOne(weights)) faults.push({ code: 'weights', message: weightsMessage(weights) })
  for (const [at, { indicator, scoring }] of indicators.entries()) {
    if (indicators.findIndex((other) => other.indicator === indicator) < at) {
      faults.push({ code: 'duplicate-indicator', at, message: '同一指标选了两次：请删去一项' })
    }
    const posts = postsOf(scoring)
    if (posts && !posts.every(Number.isFinite)) {
      faults.push({ code: 'posts', at, message: '两端取值都要填，或都留空' })
    } else if (posts && posts[0] === posts[1]) {
      faults.push({ code: 'posts', at, message: '两端取值相同，无法计分：请改其中一个' })
    }
    if (
      (scoring.method === 'target' && !(scoring.ceiling > 0)) ||
      (scoring.method === 'place' && !(scoring.step >= 0))
    ) {
      faults.push({ code: 'range', at, message: '计分上限须大于0，每位扣分不能为负' })
    }
  }
  if (!(maxMissing >= 0 && maxMissing < 1) || !Number.isInteger(decimals) || decimals < 0) {
    faults.push({ code: 'range', message: '允许缺数比例须在0至1之间，小数位数须为不小于0的整数' })
  }
  return faults
}

function postsOf(scoring: Scoring): [number, number] | undefined {
  if (scoring.method === 'goalposts') return [scoring.low, scoring.high]
  if (scoring.method !== 'efficacy' || !scoring.posts) return undefined
  return [scoring.posts.unallowed, scoring.posts.satisfactory]
}

function weightsMessage(weights: readonly number[]): string {
  if (!weights.every((weight) => weight >= 0)) return '权重不能为负，也不能空着：请填0以上的数'
  const sum = Decimal.sum(0, ...weights)
    .times(100)
    .toDecimalPlaces(4)
  const off = sum.minus(100)
  return `权重合计为${sum.toString()}%，须为100%：请再${off.isNegative() ? '加' : '减'}${off.abs().toString()}%`
}
