import { onBeforeUnmount, onMounted } from 'vue'

/** Milliseconds after which a cursor that nobody moves is hidden. */
const hiddenAfter = 4_000
const idle = 'data-idle'

/** `used` is called at each key or touch, and the cursor is hidden while nobody moves it (`data-idle` of the root). */
export function useActivity(used: () => void): void {
  const root = document.documentElement
  let timer: ReturnType<typeof setTimeout> | undefined

  function move(): void {
    root.removeAttribute(idle)
    clearTimeout(timer)
    timer = setTimeout(() => root.setAttribute(idle, ''), hiddenAfter)
  }
  onMounted(() => {
    window.addEventListener('keydown', used)
    window.addEventListener('pointerdown', used)
    window.addEventListener('pointermove', move)
    move()
  })
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', used)
    window.removeEventListener('pointerdown', used)
    window.removeEventListener('pointermove', move)
    clearTimeout(timer)
    root.removeAttribute(idle)
  })
}
