import type { RowRead } from '../check-values.ts'
import type { HistoryHead } from '../read-history.ts'

/** What rows say, what keeps some from being read, and how many there are that nothing is taken of. */
export interface RowsRead {
  readonly values: readonly RowRead[]
  readonly faults: HistoryHead['faults']
  readonly passedOver: number
}

/** A row, or why it cannot be read. */
export type RowSaid = Omit<RowRead, 'row' | 'column'> | { readonly code: string; readonly message: string }
