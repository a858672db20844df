import type { TargetRecord } from '../../catalogue/catalogue.ts'
import {
  reviewLevels,
  type Accumulation,
  type Basis,
  type DisclosureLevel,
  type Indicator,
  type OverRegions,
  type ReviewLevel,
} from '../../catalogue/indicator.ts'
import type { Comparator } from '../../catalogue/target.ts'
import type { Frequency } from '../../period.ts'

type Spellings<Value extends string> = Readonly<Record<Value, readonly [shown: string, ...others: string[]]>>

/** The words for each choice of a draft; the first word is the one that a page offers. */
export const basisSpellings: Spellings<Basis> = {
  flow: ['期间累计', '流量', '新增', '累计新增', '新增量'],
  deliverables: ['建成数', '成果数', '件数'],
  stock: ['期末存量', '存量', '总量'],
  ratio: ['比率', '占比', '比重'],
  coverage: ['覆盖率', '全覆盖'],
  reduction: ['降幅', '降低', '压减'],
  growth: ['增幅', '增速', '增长'],
  range: ['区间'],
  maintain: ['保持'],
  milestone: ['形象进度', '里程碑'],
  undetermined: ['只列不判', '无法判定', '未定'],
}
export const comparatorSpellings: Spellings<Comparator> = {
  '>=': ['不少于', '≥', '以上', '不低于', '达到', '达', '至少', '及以上'],
  '>': ['超过', '＞', '超', '突破', '大于'],
  '=': ['等于', '＝', '共', '全部'],
  '<=': ['不超过', '≤', '以下', '以内', '控制在'],
  '<': ['不足', '＜', '不满', '低于', '小于'],
  range: ['区间', '介于', '至'],
  about: ['左右', '约'],
}
export const frequencySpellings: Spellings<Frequency> = {
  M: ['每月', '月', '月度', '按月'],
  Q: ['每季', '季', '季度', '按季'],
  S: ['每半年', '半年'],
  A: ['每年', '年', '年度', '按年'],
  W: ['每周', '周'],
  D: ['每日', '日'],
}
export const accumulationSpellings: Spellings<Accumulation> = {
  level: ['期末数', '时点数'],
  'year-to-date': ['本年累计', '累计', '年初以来累计'],
  increment: ['当期数', '本期数'],
}
export const directionSpellings: Spellings<Indicator['direction']> = {
  higher: ['越高越好', '正向'],
  lower: ['越低越好', '逆向'],
}
/** The word for figures that nobody owes. */
export const notReported = '不用报'
/** The levels of review that an indicator names, joined from below; `once`: none. */
export const reviewSpellings = {
  once: ['不分级', '一级'],
  'county city': ['县级、市级', '县市两级'],
  'county city province': ['县级、市级、省级', '县市省三级'],
  'city province': ['市级、省级', '市省两级'],
  'county province': ['县级、省级'],
  county: ['县级'],
  city: ['市级'],
  province: ['省级'],
} as const satisfies Spellings<string>
/** The word that has a target collected in all counties and functional zones of the plan's region. */
export const collectedWithZones = '县区、功能区'
/** The word that has a target collected in all counties, which no document prints. */
export const collectedAssumed = '推定'
/** How values add up over regions. */
export const overRegionsSpellings: Spellings<OverRegions> = {
  sum: ['相加', '合计'],
  quotient: ['按分子分母合算', '合算'],
  none: ['不合计', '不相加'],
}
/** The parts of a total, by the fields that an indicator has. */
export const madeOfSpellings = {
  counties: ['县区'],
  zones: ['县区、功能区'],
  own: ['县区、本级'],
  'zones own': ['县区、功能区、本级'],
  complete: ['县区，齐全'],
  'zones complete': ['县区、功能区，齐全'],
  'own complete': ['县区、本级，齐全'],
  'zones own complete': ['县区、功能区、本级，齐全'],
} as const satisfies Spellings<string>
/** To whom an indicator's figures may go. */
export const disclosureSpellings: Spellings<DisclosureLevel> = {
  internal: ['内部'],
  shared: ['共享'],
  public: ['公开'],
}
/** What holds between two points of a planned course. */
export const betweenSpellings: Spellings<'straight' | 'stepped'> = {
  straight: ['直线', '均匀'],
  stepped: ['阶梯', '分段'],
}
export const forceSpellings: Spellings<NonNullable<TargetRecord['force']>> = {
  binding: ['约束性'],
  anticipated: ['预期性'],
}
export const kindSpellings: Spellings<TargetRecord['kind']> = {
  hard: ['明确数字'],
  soft: ['软性表述'],
  enumerated: ['列举'],
  explicit: ['明文全覆盖'],
  implied: ['文意推定'],
}

/** The acts of a document on a target of another one. */
export const sharedActSpellings: Spellings<'cited' | 'adjusted' | 'withdrawn'> = {
  cited: ['引用'],
  adjusted: ['调整'],
  withdrawn: ['撤销', '取消', '终止'],
}
/** The place at which the document names the day of a target or a milestone. */
export const datedSpellings: Spellings<'beside' | 'plan' | 'nowhere'> = {
  beside: ['条文'],
  plan: ['计划统一期限'],
  nowhere: ['无期限'],
}
export const milestoneDatedSpellings: Spellings<'beside' | 'in-name'> = {
  beside: ['条文'],
  'in-name': ['名称'],
}

export function readMark(text: string): boolean | undefined {
  if (/^(是|√|✓|有|true)$/.test(text)) return true
  return /^(否|×|无|false)$/.test(text) ? false : undefined
}

/** The choice that a cell names, by its code or one of its words; undefined where it is none. */
export function readWord<Value extends string>(words: Spellings<Value>, text: string): Value | undefined {
  const sought = text.normalize('NFKC').replace(/\s/g, '')
  return (Object.keys(words) as Value[]).find(
    (value) => value === sought || words[value].some((word) => word.normalize('NFKC') === sought),
  )
}

/** The words that a page offers for a choice, in order. */
export function offeredWords(words: Spellings<string>): string[] {
  return Object.values(words).map(([shown]) => shown)
}

/** The levels by which figures are reviewed, in words: 县级、市级; 不分级 where none is named. */
export function reviewLevelsText(levels: readonly ReviewLevel[] | undefined): string {
  const key = levels ? reviewLevels.filter((level) => levels.includes(level)).join(' ') : 'once'
  return reviewSpellings[key as keyof typeof reviewSpellings][0]
}
