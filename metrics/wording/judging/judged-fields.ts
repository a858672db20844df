import { isWithdrawn } from '../../catalogue/changes/amendments.ts'
import type { TargetRecord } from '../../catalogue/catalogue.ts'
import type { JudgedField } from '../../consequences/judged-changes.ts'
import { dateText } from '../dates.ts'
import { basisWords } from './targets.ts'

/** What the fields of a target are called that it is judged by. */
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
}

/** One of them as it is read beside another; empty where there is none. */
export function judgedFieldText(target: Partial<TargetRecord>, field: JudgedField): string {
  if (field === 'basis') return target.basis === undefined ? '' : basisWords[target.basis]
  if (field === 'start' || field === 'due') return target[field] === undefined ? '' : dateText(target[field])
  if (field === 'amendments') return isWithdrawn(target) ? '已撤销' : '在用'
  if (field !== 'plan') return target[field] ?? ''
  if (target.plan?.kind !== 'points') return '按时间均匀'
  return target.plan.points.map(({ date, share }) => `${dateText(date)} ${share * 100}%`).join('，')
}
