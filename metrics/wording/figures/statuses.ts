import type { ObservationStatus } from '../../series/observation.ts'

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
