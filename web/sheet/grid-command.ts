/**
 * `ready`: a cell is selected. `typing`: typed text replaces the cell's, and arrows end the typing. `editing` (F2):
 * arrows move the caret.
 */
export type GridMode = 'ready' | 'typing' | 'editing'

export type GridCommand =
  | {
      readonly does: 'move'
      readonly rows: number
      readonly columns: number
      readonly extends: boolean
      /** Enter goes back to the column where Tab began in this row. */
      readonly enters?: true
    }
  /** Tab moves to the next cell that takes input, across rows. */
  | { readonly does: 'step'; readonly by: 1 | -1 }
  | { readonly does: 'edge'; readonly row: 'first' | 'last' }
  | { readonly does: 'edit' | 'cancel' | 'clear' | 'undo' | 'redo' | 'fill-down' | 'panel' | 'problem' }

/** The part of a keyboard event that the commands depend on. */
export interface GridKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  /** 229 marks a key of an input method, even after the composition has ended for the browser. */
  readonly keyCode: number
}

/** Whether the key belongs to an input method: it chooses among words, or ends the composition. */
export function isOfInputMethod({ isComposing, keyCode }: Pick<GridKey, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === 229
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
}

/** The command of a key in the grid, as in a spreadsheet; undefined for a key of the text or the browser. */
export function gridCommand(event: GridKey, mode: GridMode): GridCommand | undefined {
  if (isOfInputMethod(event) || event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) return chord(event)
  const { key, shiftKey } = event
  const arrow = arrows[key]
  if (arrow && mode !== 'editing') {
    const [rows, columns] = arrow
    return { does: 'move', rows, columns, extends: shiftKey && mode === 'ready' && columns === 0 }
  }
  if (key === 'Enter')
    return { does: 'move', rows: shiftKey ? -1 : 1, columns: 0, extends: false, enters: true }
  if (key === 'Tab') return { does: 'step', by: shiftKey ? -1 : 1 }
  if (key === 'F2') return { does: 'edit' }
  if (key === 'F6') return { does: 'panel' }
  if (key === 'F8') return { does: 'problem' }
  if (key === 'Escape') return { does: 'cancel' }
  if ((key === 'Delete' || key === 'Backspace') && mode === 'ready') return { does: 'clear' }
  return undefined
}

function chord({ key, shiftKey }: GridKey): GridCommand | undefined {
  switch (key.toLowerCase()) {
    case 'z':
      return { does: shiftKey ? 'redo' : 'undo' }
    case 'y':
      return { does: 'redo' }
    case 'd':
      return { does: 'fill-down' }
    case 'home':
      return { does: 'edge', row: 'first' }
    case 'end':
      return { does: 'edge', row: 'last' }
    default:
      return undefined
  }
}
