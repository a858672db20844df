import { onBeforeUnmount, onErrorCaptured, ref } from 'vue'

/** Milliseconds before a wall that could not be drawn is drawn again. */
const drawAgainAfter = 60_000

/**
 * Whether the picture could not be drawn (`broken`), because of an error in it or in code that runs beside it. The wall
 * does not call itself live for a minute; `drawing` changes after it, so that the picture is drawn again.
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
  /** A remark of the browser, such as a late resize observation, carries no error; a thrown error does. */
  const onError = (event: ErrorEvent) => event.error != null && note()

  onErrorCaptured((error) => {
    // The error is reported like any other, to the browser's console and to the listener below.
    reportError(error)
    return false
  })
  window.addEventListener('error', onError)
  // A failed promise without a handler counts as an error too.
  window.addEventListener('unhandledrejection', note)
  onBeforeUnmount(() => {
    window.removeEventListener('error', onError)
    window.removeEventListener('unhandledrejection', note)
    clearTimeout(timer)
  })
  return { broken, drawing }
}
