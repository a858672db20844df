import { formatProbability } from '../../numbers/display-digits.ts'
import type { NoForecast, NoOutlook, Outlook } from '../../outlook/outlook.ts'
import { formatPeriod } from '../../period.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { formatQuantity } from '../../numbers/quantity.ts'

const noOutlook: Readonly<Record<Exclude<NoOutlook, 'too-short'>, string>> = {
  'not-forecast': '此目标没有期限，或按达标期数判定，不作预测。',
  settled: '到期一期已有数据，不再预测。',
  past: '期限已过，不再预测。',
  'no-value': '还没有可供判定的数据，不能预测。',
  'definition-break': '口径已调整，起点值未按新口径重报，不能预测。',
  inexact: '最近一期只公布了下限（“超过……”），不能预测。',
  gap: '前一期缺数，本期增加多少不明，不能预测。',
}

/** Why there is no forecast, in a sentence. */
export function noOutlookWords({ none, needs }: NoForecast): string {
  return none === 'too-short' ? `数据不足，至少需连续 ${needs} 期才能预测。` : noOutlook[none]
}

/** The word for each probability and above; the cuts are those of the IPCC's guidance on uncertainty (Mastrandrea 2010). */
const likelihoods = [
  [0.99, '几乎肯定'],
  [0.9, '很可能'],
  [0.66, '较可能'],
  [0.33, '两可之间'],
  [0.1, '不大可能'],
  [0.01, '很不可能'],
  [0, '几乎不可能'],
] as const

export function likelihoodWord(probability: number): string {
  return likelihoods.find(([from]) => probability >= from)![1]
}

/** A forecast in words: every figure is a string that can be shown. */
export interface OutlookWords {
  /** `2024年12月` */
  readonly due: string
  /** `8,071 座` */
  readonly point: string
  /** The interval of 80 %: `7,990 至 8,152 座`. */
  readonly interval: string
  /** The interval of 95 %. */
  readonly widest: string
  /** 达成概率: `73 %` and 较可能. */
  readonly chance: { readonly figure: string; readonly word: string }
  /** The basis of the forecast. */
  readonly basis: string
  /** `只有 5 期`, where that is too few to show a trend or a season; null where it is enough. */
  readonly scant: string | null
}

const methodWords: Readonly<Record<Outlook['of'], Readonly<Record<Outlook['method'], string>>>> = {
  levels: {
    naive: '沿用最近一期',
    mean: '沿用各期平均',
    'half-drift': '每期按平均变动的一半推算',
    'last-year': '取最近一期与上年同期（计入一年的趋势）的中间',
    theta: '按水平、趋势和季节推算',
  },
  amounts: {
    naive: '按最近一期的增量推算',
    mean: '按各期增量的平均推算',
    'half-drift': '按各期增量推算',
    'last-year': '增量取最近一期与上年同期（计入一年的趋势）的中间',
    theta: '按增量的水平、趋势和季节推算',
  },
}

/** The words of a forecast. Its figures are estimates: they are simply rounded to the indicator's digits, and none gets more. */
export function outlookWords(
  outlook: Outlook,
  { unit, decimals }: Pick<Indicator, 'unit' | 'decimals'>,
): OutlookWords {
  const last = outlook.steps.at(-1)!
  const { from, values, method, of, scant } = outlook
  const between = (low: number, high: number) =>
    `${formatQuantity(low, '', decimals)} 至 ${formatQuantity(high, unit, decimals)}`
  return {
    due: formatPeriod(last.period, 'zh'),
    point: formatQuantity(last.point, unit, decimals),
    interval: between(last.low80, last.high80),
    widest: between(last.low95, last.high95),
    chance: chanceOf(outlook),
    basis: `据截至${formatPeriod(from, 'zh')}的 ${values} 期，${methodWords[of][method]}`,
    scant: scant ? `只有 ${values} 期` : null,
  }
}

function chanceOf({ kept, probability }: Outlook): OutlookWords['chance'] {
  if (kept) return { figure: '已达成', word: '达到后不再变' }
  if (probability === null) return { figure: '无从估计', word: '此前各期没有变动' }
  return { figure: formatProbability(probability), word: likelihoodWord(probability) }
}
