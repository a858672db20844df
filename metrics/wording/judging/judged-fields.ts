import { isWithdrawn } from '../../catalogue/changes/amendments.ts'
import type { PolicyDocument, TargetRecord } from '../../catalogue/catalogue.ts'
import type { JudgedField } from '../../consequences/judged-changes.ts'
import { dateText } from '../dates.ts'
import { basisWords } from './targets.ts'

/** The names of the fields on which lights depend, of a target and of a document that amends some. */
export const judgedFieldTitles: Readonly<Record<JudgedField, string>> = {
  indicator: '指标',
  region: '地区',
  basis: '评价方式',
  comparator: '比较',
  value: '目标值',
  high: '上限',
  start: '起始日期',
  due: '完成期限',
  plan: '计划进度',
  baseline: '基期值',
  denominator: '分母',
  amendments: '效力',
  signed: '印发日期',
}

/** The value of such a field, for comparison with another; empty where there is none. */
export function judgedFieldText(
  target: Partial<TargetRecord & Pick<PolicyDocument, 'signed'>>,
  field: JudgedField,
  titleOf: (document: string) => string,
): string {
  if (field === 'basis') return target.basis === undefined ? '' : basisWords[target.basis]
  if (field === 'start' || field === 'due' || field === 'signed')
    return target[field] === undefined ? '' : dateText(target[field])
  if (field === 'amendments') return amendedText(target, titleOf)
  if (field !== 'plan') return target[field] ?? ''
  if (target.plan?.kind !== 'points') return '按时间均匀'
  return target.plan.points.map(({ date, share }) => `${dateText(date)} ${share * 100}%`).join('，')
}

/** Whether a target is in force, and by which documents it was adjusted or withdrawn. */
function amendedText(
  target: Partial<Pick<TargetRecord, 'amendments'>>,
  titleOf: (document: string) => string,
): string {
  const { amendments = [] } = target
  const titles = [...new Set(amendments.map(({ document }) => `《${titleOf(document)}》`))].join('、')
  if (isWithdrawn(target)) return `已撤销，见${titles}`
  return titles === '' ? '在用' : `在用，经${titles}调整`
}
