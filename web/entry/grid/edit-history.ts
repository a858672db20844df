/** The contents of the cells of one step, before and after it, by cell. */
export interface EditStep<T> {
  readonly before: ReadonlyMap<string, T>
  readonly after: ReadonlyMap<string, T>
}

/** Undo and redo as two stacks: the newest step is last in `past`, and an undone step is last in `future`. */
export interface EditHistory<T> {
  readonly past: readonly EditStep<T>[]
  readonly future: readonly EditStep<T>[]
}

const depth = 200

export function emptyHistory<T>(): EditHistory<T> {
  return { past: [], future: [] }
}

/** The history with one more step; undone steps are dropped. */
export function recordStep<T>(history: EditHistory<T>, step: EditStep<T>): EditHistory<T> {
  return step.after.size === 0 ? history : { past: [...history.past, step].slice(-depth), future: [] }
}

/** One step back: the history after it, and the new contents of its cells. Undefined without a step to undo. */
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

/** One step forward: the history after it, and the new contents of its cells. Undefined without an undone step. */
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
