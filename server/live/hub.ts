/**
 * The live feed: subscribes to the store's commits and tells each audience (scope × reference date) of the approved
 * changes that concern it.
 */
export interface Hub {
  /** Figures for /metrics and the operations page. */
  readonly figures: () => { readonly sockets: number; readonly dropped: number }
  close(): void
}
