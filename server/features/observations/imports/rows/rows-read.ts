import type { RowRead } from '../check-values.ts'
import type { HistoryHead } from '../reading/read-history.ts'

/** The code of a remark: the source that rows tell is a note of reported values, which is told to nobody outside. */
export const sourceInNote = 'source-in-note'

/** The rows of a file, the faults that keep some from being read, and the number of skipped rows. */
export interface RowsRead {
  readonly values: readonly RowRead[]
  readonly faults: HistoryHead['faults']
  readonly passedOver: number
}

/** A row, or the fault that keeps it from being read. */
export type RowOrFault = Omit<RowRead, 'row' | 'column'> | { readonly code: string; readonly message: string }
