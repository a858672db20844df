import { onMounted, onUnmounted } from 'vue'
import { isOfInputMethod } from '../../sheet/grid-command.ts'

/** Ctrl+Enter submits what is ready, anywhere on the page but in a dialog. What is being typed is finished first. */
export function useSubmitKey(submit: () => void): void {
  function onKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    if (key !== 'Enter' || !(ctrlKey || metaKey) || shiftKey || altKey || isOfInputMethod(event)) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    event.stopPropagation()
    const place = document.activeElement
    if (place instanceof HTMLElement) {
      place.blur()
      place.focus()
    }
    submit()
  }

  onMounted(() => window.addEventListener('keydown', onKey, true))
  onUnmounted(() => window.removeEventListener('keydown', onKey, true))
}
