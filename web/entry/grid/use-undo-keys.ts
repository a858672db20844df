import { onMounted, onUnmounted } from 'vue'
import { gridCommand } from '../../sheet/grid-command.ts'

/**
 * Ctrl+Z and Ctrl+Y beside the sheet. The browser would take back the last letters that were typed anywhere on the page,
 * one after the other, and leave 1 where 17 was typed: here they go the sheet's own steps, wherever on the desk they are
 * pressed, and in a dialog nowhere.
 */
export function useUndoKeys(travel: (does: 'undo' | 'redo') => void): void {
  function onKey(event: KeyboardEvent): void {
    const does = gridCommand(event, 'ready')?.does
    if (does !== 'undo' && does !== 'redo') return
    const place = event.target instanceof Element ? event.target : document.body
    // The sheet goes them itself.
    if (place.closest('[role="grid"]')) return
    const inDialog = place.closest('dialog') !== null
    if (inDialog && place.matches('input:not([type=radio], [type=checkbox]), textarea')) return
    event.preventDefault()
    if (inDialog) return
    // What is being typed into the panel becomes a step of its own when its field is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    travel(does)
  }

  onMounted(() => window.addEventListener('keydown', onKey, true))
  onUnmounted(() => window.removeEventListener('keydown', onKey, true))
}
