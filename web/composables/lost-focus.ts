import { nextTick } from 'vue'

/**
 * A focus that fell to the page's beginning, since its element disappeared or was disabled, moves on after the next
 * rendering: to the element that `next` finds, else to the heading of the page.
 */
export async function catchLostFocus(next?: () => HTMLElement | null | undefined): Promise<void> {
  await nextTick()
  const { activeElement } = document
  if (activeElement !== null && activeElement !== document.body) return
  const found = next?.() ?? document.querySelector<HTMLElement>('h1')
  found?.focus()
}
