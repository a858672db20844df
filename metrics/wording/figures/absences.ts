import type { AbsenceReason } from '../../series/observation.ts'

/** Why there is no value, in the words of the form. */
export const absenceWords: Readonly<Record<AbsenceReason, string>> = {
  'not-collected': '未开展采集',
  'not-applicable': '不适用',
  'not-due': '未到报送时间',
  suppressed: '涉密或不予公开',
  'undefined-ratio': '分母为零，无法计算',
  overdue: '逾期未报',
}

/** Those a reporter may choose; `overdue` is what the server says of silence. */
export const reasonsToChoose: readonly AbsenceReason[] = [
  'not-collected',
  'not-applicable',
  'not-due',
  'suppressed',
  'undefined-ratio',
]
