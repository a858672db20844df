import type { CorrectionReason, ObservationStatus } from '../../series/observation.ts'

const words: Readonly<Partial<Record<ObservationStatus, string>>> = {
  P: '初步数',
  E: '推算数',
  B: '口径调整',
  D: '口径不同',
  I: '插补数',
  F: '预测数',
}

/** The status of a value in words, by its SDMX code; empty for a normal one. */
export function statusText(status: ObservationStatus | null): string {
  return status === null ? '' : (words[status] ?? '')
}

/** The reasons of a correction, as they are chosen. */
export const correctionWords: Readonly<Record<CorrectionReason, string>> = {
  error: '更正',
  method: '口径调整',
  final: '终核',
}

/** The status of a value, and whether it was revised. */
interface Natured {
  readonly status: ObservationStatus | null
  readonly correction?: CorrectionReason | undefined
}

/** What is special about a value in words, with why it was revised: 初步数，修订数（更正）. Rule W-13. */
export function natureText({ status, correction }: Natured): string {
  const revised =
    correction && (correction === 'final' ? '终核数' : `修订数（${correctionWords[correction]}）`)
  return [statusText(status), revised].filter(Boolean).join('，')
}

/** The mark of a value where there is little room: P for a provisional one, R for a revised one, 终 for a final one. Rule W-13. */
export function natureMark({ status, correction }: Natured): string {
  const revised = correction && (correction === 'final' ? '终' : 'R')
  return [status === 'P' && 'P', revised].filter(Boolean).join(' ')
}
