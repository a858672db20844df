/** What stands in the cells of one step before and after it, by cell. */
export interface EditStep<T> {
  readonly before: ReadonlyMap<string, T>
  readonly after: ReadonlyMap<string, T>
}

/** Undo and redo as two stacks; the newest step is last in `past` and first to return in `future`. */
export interface EditHistory<T> {
  readonly past: readonly EditStep<T>[]
  readonly future: readonly EditStep<T>[]
}

const depth = 200

export function emptyHistory<T>(): EditHistory<T> {
  return { past: [], future: [] }
}

/** The history with one more step; what had been undone is gone. */
export function recordStep<T>(history: EditHistory<T>, step: EditStep<T>): EditHistory<T> {
  return step.after.size === 0 ? history : { past: [...history.past, step].slice(-depth), future: [] }
}

/** One step back: the history then, and what the cells are to hold. Undefined where there is nothing to undo. */
export function undoStep<T>(
  history: EditHistory<T>,
): { history: EditHistory<T>; cells: ReadonlyMap<string, T> } | undefined {
  const step = history.past.at(-1)
  if (!step) return undefined
  return {
    history: { past: history.past.slice(0, -1), future: [...history.future, step] },
    cells: step.before,
  }
}

/** One step forward again. Undefined where nothing was undone. */
export function redoStep<T>(
  history: EditHistory<T>,
): { history: EditHistory<T>; cells: ReadonlyMap<string, T> } | undefined {
  const step = history.future.at(-1)
  if (!step) return undefined
  return {
    history: { past: [...history.past, step], future: history.future.slice(0, -1) },
    cells: step.after,
  }
}
