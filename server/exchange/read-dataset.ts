import type { DatasetAction, DataCell } from './dataset.ts'

/** Data as somebody sent them: ids of the parts in the order of their cells. */
export interface ReadDataset {
  /** `AGENCY:ID(VERSION)` of the dataflow, or of whatever the sender names; empty where nothing is named. */
  readonly structure: string
  readonly action: DatasetAction
  readonly dimensions: readonly string[]
  readonly measures: readonly string[]
  readonly attributes: readonly string[]
  readonly cells: readonly DataCell[]
}

/** What was sent is no message of its form; the text says where and why. */
export class UnreadableMessage extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'UnreadableMessage'
  }
}
