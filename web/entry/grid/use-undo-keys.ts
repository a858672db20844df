import { onMounted, onUnmounted } from 'vue'
import { gridCommand } from '../../sheet/grid-command.ts'

/**
 * Ctrl+Z and Ctrl+Y undo and redo the sheet's steps anywhere on the page; in a dialog they are left to its text fields.
 * The browser's own undo would remove single letters from any field of the page, and leave 1 where 17 was typed.
 */
export function useUndoKeys(travel: (does: 'undo' | 'redo') => void): void {
  function onKey(event: KeyboardEvent): void {
    const does = gridCommand(event, 'ready')?.does
    if (does !== 'undo' && does !== 'redo') return
    const place = event.target instanceof Element ? event.target : document.body
    // The sheet handles its own keys.
    if (place.closest('[role="grid"]')) return
    const inDialog = place.closest('dialog') !== null
    if (inDialog && place.matches('input:not([type=radio], [type=checkbox]), textarea')) return
    event.preventDefault()
    if (inDialog) return
    // Typing in the panel becomes a step of its own when its field loses the focus.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    travel(does)
  }

  onMounted(() => window.addEventListener('keydown', onKey, true))
  onUnmounted(() => window.removeEventListener('keydown', onKey, true))
}
