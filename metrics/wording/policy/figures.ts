import type { FigureReason, PolicyFigure } from '../../policy/reading/policy-reading.ts'

/** Why a figure of a document is proposed as no target. */
export const figureReasons: Readonly<Record<FigureReason, string>> = {
  past: '说的是已经达到的',
  'base-value': '是比较的起点（基期数）',
  forecast: '是预计，没有说要做到',
  comparison: '是与别处或往年比',
  threshold: '说的是哪一类对象，不是多少',
  entitlement: '是给付、收费或处罚的标准',
  'time-limit': '是办事的时限',
  'part-of-document': '数的是文件自己的任务、措施',
  name: '是名称里的数字',
  'rule-text': '规章条文里没有目标',
  results: '通报、公报里的数是结果',
  'no-commitment': '这句话没有说要做到',
}

const signs: Readonly<Record<PolicyFigure['comparator'], string>> = {
  '>=': '≥ ',
  '>': '＞ ',
  '=': '',
  '<=': '≤ ',
  '<': '＜ ',
  range: '',
  about: '约 ',
}

type FigureAmount = Pick<PolicyFigure, 'comparator' | 'unit'> & {
  readonly value?: string | undefined
  readonly low?: string | undefined
  readonly high?: string | undefined
}

/** A figure as a list shows it: ≥ 9000座, 2–3家, 约 5%. */
export function figureAmountText({ comparator, value, low, high, unit }: FigureAmount): string {
  const lower = low ?? value
  const amount =
    high === undefined ? (value ?? '') : lower === undefined ? `${signs['<=']}${high}` : `${lower}–${high}`
  return `${signs[comparator]}${amount}${unit}`
}
