import type { CountingRule, Indicator } from '../../catalogue/indicator.ts'
import { madeOfText } from '../../planning/cells/indicator-cells.ts'
import { forceSpellings, kindSpellings, overRegionsSpellings } from '../../planning/cells/words-read.ts'
import { dateText } from '../dates.ts'
import { isJudgedField, judgedFieldText, judgedFieldTitles, type JudgedNames } from './judged-fields.ts'

/** A field of a record that one version has otherwise than another. */
export interface FieldChange {
  readonly title: string
  readonly from: string
  readonly to: string
}

/** The names of fields on which no light depends; a field without one is shown under its name in the program. */
const otherTitles: Readonly<Record<string, string>> = {
  name: '名称',
  title: '名称',
  shortTitle: '简称',
  aliases: '简称和别称',
  number: '文号',
  issuers: '印发机关',
  clauses: '条款',
  duties: '报送事项',
  decimals: '小数位数',
  reporter: '填报单位',
  reporters: '分地区填报单位',
  earlierReporters: '以前各期的填报单位',
  reporterAssumed: '填报单位为推定',
  regions: '收集地区',
  collected: '收集起止',
  lockDays: '关账工作日',
  countingRule: '统计口径',
  ceiling: '上限',
  overRegions: '各地怎样合计',
  madeOf: '合计构成',
  ownPeriod: '当期数指标',
  growthOf: '增幅所指',
  parts: '分项',
  source: '数据来源',
  /** The assumption concerns frequency and accumulation. */
  schemeAssumed: '频率为推定',
  spanAssumed: '起止为推定',
  organisations: '牵头单位',
  leadAssumed: '牵头单位为推定',
  citations: '出处',
  partOf: '分解自',
  printed: '原文所印',
  kind: '类别',
  force: '约束性',
  softeners: '软性用语',
  parent: '上级',
  level: '层级',
  tile: '方格图位置',
  scope: '范围',
  subtitle: '副标题',
  suggestedAt: '首选基准日',
  real: '有公布的数',
  remarks: '备注',
}

interface WordedRecord extends Partial<Indicator> {
  readonly kind?: string
  readonly force?: string
}

/** The word for a value; the value itself where it has none, as for the kind of a milestone, which is a word already. */
function wordOf(spellings: Readonly<Record<string, readonly [string, ...string[]]>>, value: string): string {
  return spellings[value]?.[0] ?? value
}

/** The words for such fields whose value is not shown as it is stored. */
const otherTexts: Readonly<Record<string, (record: WordedRecord) => string>> = {
  kind: ({ kind = '' }) => wordOf(kindSpellings, kind),
  force: ({ force = '' }) => wordOf(forceSpellings, force),
  overRegions: ({ overRegions }) => (overRegions ? overRegionsSpellings[overRegions][0] : '随单位'),
  madeOf: ({ madeOf }) => madeOfText(madeOf),
  countingRule: ({ countingRule }) => countingRuleText(countingRule),
}

/** 口径 with its version and first day. */
function countingRuleText(rule: CountingRule | undefined): string {
  if (!rule) return ''
  return `${rule.text}（第${rule.version}版${rule.from ? `，自${dateText(rule.from)}` : ''}）`
}

type Body = Readonly<Record<string, unknown>>

/** The fields in which a version of a record differs from the one before it, in the order of the record; all of them where there was none. */
export function recordChanges(before: Body | null, after: Body, names: JudgedNames): FieldChange[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])]
  return fields
    .filter((field) => field !== 'id' && JSON.stringify(before?.[field]) !== JSON.stringify(after[field]))
    .map((field) => {
      const text = (body: Body | null) => {
        if (body === null) return ''
        if (isJudgedField(field)) return judgedFieldText(body, field, names)
        return otherTexts[field]?.(body) ?? plainText(body[field])
      }
      const title = isJudgedField(field) ? judgedFieldTitles[field] : (otherTitles[field] ?? field)
      const items = isJudgedField(field) ? undefined : itemsChanged(before?.[field], after[field])
      if (items) return { title, from: plainText(items.gone), to: plainText(items.come) }
      return { title, from: text(before), to: text(after) }
    })
}

/** The items that a long list lost and gained; undefined for other values, and where only the order is another. */
function itemsChanged(before: unknown, after: unknown) {
  if (!isLongList(before) || !isLongList(after)) return undefined
  const gone = before.filter((one) => !after.includes(one))
  const come = after.filter((one) => !before.includes(one))
  return gone.length + come.length > 0 ? { gone, come } : undefined
}

function isLongList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 3 && value.every((one) => typeof one === 'string')
}

/** A value as it is read: lists side by side, of an object the values of its parts without the names of the parts. */
function plainText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(plainText).join('、')
  if (typeof value === 'object') return Object.values(value).map(plainText).filter(Boolean).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
