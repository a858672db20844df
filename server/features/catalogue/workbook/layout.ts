import type { PlanSheet } from '#metrics/planning/tables/workbook/plan-sheets.ts'

/** The contents of the workbook of a plan. */
export interface PlanBook {
  readonly title: string
  readonly guide: readonly string[]
  readonly sheets: readonly PlanSheet[]
  readonly stamp: Stamp
}

/** The hidden sheet of a workbook, which identifies the draft of the workbook. */
export interface Stamp {
  readonly product: 'xushi'
  readonly kind: 'plan'
  /** The hash of the ledger's first entry, which identifies the installation. */
  readonly installation: string
  readonly draft: string
  readonly version: string
}
