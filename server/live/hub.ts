/**
 * The live feed: subscribes to the store's commits and tells each audience (scope × reference date) of the approved
 * changes that concern it.
 */
export interface Hub {
  /** Figures for /metrics and the operations page. */
  readonly figures: () => { readonly sockets: number; readonly dropped: number }
  /** Closes at once the sockets opened under this key (an actor's id, or a session's key), save those also under `except`. */
  cut(key: string, options?: { except?: string }): void
  close(): void
}
