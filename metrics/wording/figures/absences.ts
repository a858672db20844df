import type { AbsenceReason } from '../../series/observation.ts'

/** The reasons of absence, in the words of the form. */
export const absenceWords: Readonly<Record<AbsenceReason, string>> = {
  'not-collected': '未开展采集',
  'not-applicable': '不适用',
  'not-due': '未到报送时间',
  suppressed: '涉密或不予公开',
  'undefined-ratio': '分母为零，无法计算',
  overdue: '逾期未报',
}

/** The reasons that a reporter may choose; `overdue` is the server's own for a missing report. */
export const reasonsToChoose: readonly AbsenceReason[] = [
  'not-collected',
  'not-applicable',
  'not-due',
  'suppressed',
  'undefined-ratio',
]
