import { onUnmounted, watch } from 'vue'
import type { FilingForm } from '../filing-form.ts'
import type { FilingSender } from './filing-sender.ts'

/** Pause in typing after which drafts are saved, and wait before another try when the server could not be reached. */
const pause = 1200
const patience = 10_000

/** Saves drafts by itself: after a pause in typing, again after a failure that was not the input's, when back on line. */
export function useAutosave(form: FilingForm, sender: FilingSender): { saveNow: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined

  function saveIn(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void sender.saveDrafts(), milliseconds)
  }
  const saveNow = () => saveIn(0)

  /** What neither the server nor this machine keeps would be lost with the page: the browser asks first. */
  function hold(event: BeforeUnloadEvent): void {
    if (!form.copied.value && form.unsent.value.length > 0) event.preventDefault()
  }

  watch(form.cells, () => form.unsent.value.some((cell) => !cell.correcting && !cell.fault) && saveIn(pause))
  watch(sender.state, (state) => state.kind === 'unsaved' && state.again && saveIn(patience))
  window.addEventListener('online', saveNow)
  window.addEventListener('beforeunload', hold)
  if (form.unsent.value.length > 0) saveNow()

  onUnmounted(() => {
    window.removeEventListener('online', saveNow)
    window.removeEventListener('beforeunload', hold)
    clearTimeout(timer)
    // What a quick leave-taking has not sent yet goes now; it stays on this machine in any case.
    if (form.unsent.value.some((cell) => !cell.correcting)) void sender.saveDrafts()
  })
  return { saveNow }
}
