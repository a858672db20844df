import { onBeforeUnmount, onErrorCaptured, ref } from 'vue'

/** Milliseconds until a wall whose picture broke draws it anew. */
const drawAgainAfter = 60_000

/**
 * Whether the picture could not be drawn: an error in it, or in what runs beside it. It is drawn anew after a minute;
 * `drawing` changes then. Until it stands, the wall may not call itself live.
 */
export function useDrawingFaults() {
  const broken = ref(false)
  const drawing = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  function note(): void {
    broken.value = true
    clearTimeout(timer)
    timer = setTimeout(() => {
      drawing.value += 1
      broken.value = false
    }, drawAgainAfter)
  }
  /** What the browser itself only remarks on, such as a resize observed late, carries no error; whatever was thrown is one. */
  const onError = (event: ErrorEvent) => event.error != null && note()

  onErrorCaptured((error) => {
    // The browser tells it as any other, to its console and to us.
    reportError(error)
    return false
  })
  window.addEventListener('error', onError)
  // What failed on the way, with nobody waiting for it.
  window.addEventListener('unhandledrejection', note)
  onBeforeUnmount(() => {
    window.removeEventListener('error', onError)
    window.removeEventListener('unhandledrejection', note)
    clearTimeout(timer)
  })
  return { broken, drawing }
}
