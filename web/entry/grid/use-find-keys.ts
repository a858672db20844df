import { onMounted, onUnmounted } from 'vue'

/** Ctrl+F anywhere on the page, and / where nobody types a text, open the finding in the sheet instead of the browser's own. */
export function useFindKeys(open: () => void): void {
  function onKey(event: KeyboardEvent): void {
    const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f'
    if (!isFind && !(event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey)) return
    const place = event.target instanceof Element ? event.target : document.body
    if (place.closest('dialog')) return
    // No figure begins with /, but a share has one within: 158/166.
    const field = place.closest('input, textarea, select, [contenteditable]')
    const typesNothing = field?.closest('[role="grid"]') && isWholeSelected(field)
    if (!isFind && field && !typesNothing) return
    event.preventDefault()
    event.stopPropagation()
    open()
  }

  onMounted(() => window.addEventListener('keydown', onKey, true))
  onUnmounted(() => window.removeEventListener('keydown', onKey, true))
}

/** Whether a cell is selected as a whole, so that a typed sign would replace what it has. */
function isWholeSelected(field: Element): boolean {
  if (!(field instanceof HTMLInputElement)) return false
  return field.selectionStart === 0 && field.selectionEnd === field.value.length
}
