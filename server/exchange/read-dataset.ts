import type { DatasetAction, DataCell } from './dataset.ts'

/** Data as they were sent: the ids of the parts in the order of their cells. */
export interface ReadDataset {
  /** `AGENCY:ID(VERSION)` of the dataflow or other structure that the sender names; empty where none is named. */
  readonly structure: string
  readonly action: DatasetAction
  readonly dimensions: readonly string[]
  readonly measures: readonly string[]
  readonly attributes: readonly string[]
  readonly cells: readonly DataCell[]
}

/** The message is unreadable in its format; the text tells where and why. */
export class UnreadableMessage extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'UnreadableMessage'
  }
}
