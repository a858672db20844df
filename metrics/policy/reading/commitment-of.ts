import type { PrintedAmount } from './amounts.ts'

export type FigureComparator = '>=' | '>' | '=' | '<=' | '<' | 'range' | 'about'

/** How a figure binds, from the words around it; bare ones are floors. */
export function comparatorOf(amount: PrintedAmount, before: string): FigureComparator {
  if (amount.high !== undefined) return 'range'
  const { before: near, after } = amount
  if (after === '左右' || after === '上下' || near === '约') return 'about'
  if (
    /以下|以内|之内/.test(after) ||
    /不超过|不高于|不大于|不多于|控制在|<=|≤/.test(near) ||
    /不超过[^，；。]{0,4}$/.test(before)
  )
    return '<='
  if (/^(?:低于|小于|少于|<|＜)$/.test(near)) return '<'
  if (/^(?:超过|突破|超|高于|大于|逾|>|＞)$/.test(near)) return '>'
  if (/(?:超过|突破|超|高于)[\u4e00-\u9fa5]{0,2}$/.test(before) && after === '') return '>'
  if (/分别(?:超过|突破)/.test(before)) return '>'
  return '>='
}

/** What is measured, and from what, in the words of `domain.md` §2. */
export function basisOf(
  amount: Pick<PrintedAmount, 'unit' | 'before'> & { value?: string; high?: string },
  before: string,
  after: string,
): string {
  const near = before.slice(-24)
  if (/%|百分点|倍/.test(amount.unit)) {
    if (/降低|下降|减少|压减/.test(near)) return 'reduction'
    if (/(?:提高|提升|增加|增|升)(?:到|至)$/.test(near)) return 'ratio'
    if (/增长|增速|涨幅|提高|提升|增幅|年均/.test(near)) return 'growth'
    if (/^(?:的)?(?:年均)?增长|^的年均/.test(after)) return 'growth'
    if (amount.value === '100' || /覆盖/.test(near + after.slice(0, 12))) return 'coverage'
    return 'ratio'
  }
  if (amount.high !== undefined) return 'range'
  if (/保持|稳定在|守住|控制在|不超过|维持/.test(near + amount.before)) return 'maintain'
  if (
    /新增|新建|新开通|新培育|新认定|新开工|新引进|培训|培养|投入|投资|完成投资|补贴/.test(near) ||
    /元|斤|吨|亩/.test(amount.unit)
  )
    return 'flow'
  if (/总数|累计|保有量|规模|用户|总量|数量|企业(?:数)?(?:达|突破|超)|拥有/.test(near)) return 'stock'
  if (/达到|达|突破|超过/.test(amount.before) || /达到|达$/.test(near)) return 'stock'
  return 'deliverables'
}

/** 从A提高到B, 由A提升至B. */
export function baselineIn(before: string): string | undefined {
  return /(?:从|由)[^，。；]{0,12}?(\d+(?:\.\d+)?)[^，。；\d]{0,8}(?:提高|提升|增加|增长|降低|下降|扩大|升|增|降)(?:至|到)/.exec(
    before,
  )?.[1]
}

const softeners = ['力争', '争取', '努力', '预期', '预计', '逐步', '基本', '原则上', '探索', '有望']

export function softenersIn(clause: string): string[] {
  return softeners.filter((word) => clause.includes(word))
}

const lead =
  /^.*?(?:到20\d\d ?年(?:底|末|前)?|20\d\d ?年(?:底前|底|内)?|力争|争取|确保|全市|全省|全区|全县|我市|我省|其中|推动|推进|实现|建成|建设|打造|培育|形成|推广|引育|新建|新增|完成|实施|扎实做好|至|使|并|和|将)(?=[\u4e00-\u9fa5A-Z0-9“])/

const fillers =
  /(?:分别|均|各|共|约|近|再|总数|累计|的|为|至|到|达|提高|提升|增长|突破|超过|控制在|稳定在|不低于|不少于|不超过|保持在|[(（][^()（）]*[)）])$/

/** A noun without the words that lead from it to a figure, and without remarks in brackets. */
function withoutFillers(text: string): string {
  let noun = text
  for (let found = fillers.exec(noun); found; found = fillers.exec(noun)) noun = noun.slice(0, found.index)
  return noun
}

/** The indicator that a figure is of: the noun before it, or behind it where the figure comes first. */
export function nameOf(before: string, after: string): string {
  const own = withoutFillers(before.split(/[，；。：,;:]/).at(-1)!)
  const noun = own.replace(lead, '').trim()
  if (noun.length >= 2 && !/^(?:推动|完成|培育|打造|新建|建成|实现|上线|开展)$/.test(noun))
    return noun.slice(-40)
  const behind = /^[的\s]*([^，；。、,;:：（(]{2,40})/.exec(after)?.[1] ?? ''
  return (
    behind
      .replace(/^(?:引领|具有|以上|左右)/, '')
      .split('的')
      .at(-1)!
      .trim() || noun
  )
}
