import type { PlanSheet } from '#metrics/planning/tables/workbook/plan-sheets.ts'

/** What the workbook of a plan is written from. */
export interface PlanBook {
  readonly title: string
  readonly guide: readonly string[]
  readonly sheets: readonly PlanSheet[]
  readonly stamp: Stamp
}

/** What a workbook is of, as its hidden sheet says. */
export interface Stamp {
  readonly product: 'xushi'
  readonly kind: 'plan'
  /** Hash of the ledger's first entry, which no other installation has. */
  readonly installation: string
  readonly draft: string
  readonly version: string
}
