/** A draft with the steps to undo and to redo. */
export interface DraftHistory<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
  /** The field of the last edit; further typing in the same field belongs to the same step. */
  readonly field?: string
}

const depth = 200

export function beginDraft<T>(now: T): DraftHistory<T> {
  return { past: [], now, future: [] }
}

/** The draft after an edit; further edits of the same field are the same step to undo. */
export function editDraft<T>(history: DraftHistory<T>, field: string, next: T): DraftHistory<T> {
  const { past, now } = history
  const goesOn = field === history.field && past.length > 0
  return { past: goesOn ? past : [...past, now].slice(-depth), now: next, future: [], field }
}

/** The draft one step back; the same history without a step to undo. */
export function undoDraft<T>(history: DraftHistory<T>): DraftHistory<T> {
  const { past, now, future } = history
  if (past.length === 0) return history
  return { past: past.slice(0, -1), now: past.at(-1)!, future: [...future, now] }
}

/** The draft one step forward; the same history without an undone step. */
export function redoDraft<T>(history: DraftHistory<T>): DraftHistory<T> {
  const { past, now, future } = history
  if (future.length === 0) return history
  return { past: [...past, now], now: future.at(-1)!, future: future.slice(0, -1) }
}
