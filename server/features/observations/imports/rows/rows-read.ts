import type { RowRead } from '../check-values.ts'
import type { HistoryHead } from '../reading/read-history.ts'

/** The rows of a file, the faults that keep some from being read, and the number of skipped rows. */
export interface RowsRead {
  readonly values: readonly RowRead[]
  readonly faults: HistoryHead['faults']
  readonly passedOver: number
}

/** A row, or the fault that keeps it from being read. */
export type RowOrFault = Omit<RowRead, 'row' | 'column'> | { readonly code: string; readonly message: string }
