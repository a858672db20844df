import { sumToOne } from '../composite.ts'
import type { Aggregation, Normalisation } from '../composite.ts'
import { Decimal } from '../numbers/decimal.ts'
import type { Indicator } from './indicator.ts'

/** How an evaluation turns an indicator's values into points, about 0…100. */
export type Scoring =
  /** Against all who are evaluated. */
  | { readonly method: Normalisation }
  /** (x − low) ÷ (high − low). Where less is better, `low` is the larger. */
  | { readonly method: 'goalposts'; readonly low: number; readonly high: number }
  /** 目标完成计分: the share of the target that was reached, up to `ceiling` points. */
  | { readonly method: 'target'; readonly ceiling: number }
  /** 争先进位计分: 100 for the first, `step` fewer a place. */
  | { readonly method: 'place'; readonly step: number }
  /** 功效系数: 60 at the value that is not allowed (xs), 100 at the satisfactory one (xh); by default worst and best. */
  | {
      readonly method: 'efficacy'
      readonly posts?: { readonly unallowed: number; readonly satisfactory: number }
    }

export interface SchemeIndicator {
  readonly indicator: string
  /** A fraction of 1. */
  readonly weight: number
  readonly direction: Indicator['direction']
  readonly scoring: Scoring
}

/** 考核方案 as plain data: what is scored, how, and how much it counts. */
export interface EvaluationScheme {
  readonly id: string
  readonly name: string
  readonly indicators: readonly SchemeIndicator[]
  readonly aggregation: Aggregation
  /** Largest share of the weight that may be missing; 0.2 by the rule. */
  readonly maxMissing: number
  /** Digits that scores are shown with, and ranked on. */
  readonly decimals: number
}

/** A scheme as it is kept. It is never edited in place: a change is the next version under its id. */
export interface EvaluationSchemeRecord extends EvaluationScheme {
  readonly version: number
  /** 考核依据: by whose order and document it is evaluated. */
  readonly grounds: string
  /** What is evaluated: regions, or organisations by the targets that they lead. */
  readonly over: 'regions' | 'organisations'
  /** Region codes or organisation ids, in the order of the tables. */
  readonly participants: readonly string[]
  /** A scheme that no government has adopted, for trying the product; labelled wherever it shows. */
  readonly demo?: true
}

export interface SchemeFault {
  readonly code: 'no-indicators' | 'weights' | 'duplicate-indicator' | 'posts' | 'range'
  /** Position in the scheme's indicators. */
  readonly at?: number
  /** Chinese: what to do. */
  readonly message: string
}

/** What keeps a scheme from being run; empty for a sound one. Rule K-8. */
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
