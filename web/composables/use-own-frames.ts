import { onBeforeUnmount, onMounted } from 'vue'

/**
 * The page asks for the frame that paints a change, even where it does nothing in it. Chromium keeps an account of the
 * frames that no page asked for, some 750 bytes for each, and clears it only with one that a page asked for: a wall under
 * ten changes a second grew by 40 MB an hour.
 */
export function useOwnFrames(): void {
  let changes: MutationObserver | undefined
  onMounted(() => {
    changes = new MutationObserver(() => requestAnimationFrame(() => undefined))
    changes.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
  })
  onBeforeUnmount(() => changes?.disconnect())
}
