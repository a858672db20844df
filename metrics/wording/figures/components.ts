import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import type { AbsenceReason, ObservationStatus } from '../../series/observation.ts'
import { absenceWords } from './absences.ts'
import { statusText } from './statuses.ts'

/** A component of a computed figure, as it is shown. */
interface ComponentTold {
  readonly value: number | null
  readonly reason: AbsenceReason | null
  readonly status: ObservationStatus | null
  readonly unit: string
  readonly waits: boolean
}

/** The figure of a component: 647.4 亿元; 待审核 or 未报 where nothing is approved. Rule M-8. */
export function componentFigure({ value, reason, unit, waits }: ComponentTold): string {
  if (value !== null) return `${formatFigure(String(value))}${unit === '' ? '' : THIN_SPACE + unit}`
  if (reason === 'undefined-ratio') return '无法计算'
  if (reason !== null) return absenceWords[reason]
  return waits ? '待审核' : '未报'
}

/** The flag of a component: 初步数, 有新数待审核. */
export function componentFlag({ value, reason, status, waits }: ComponentTold): string {
  const isKnown = value !== null || reason !== null
  return [statusText(status), isKnown && waits ? '有新数待审核' : ''].filter(Boolean).join('，')
}
