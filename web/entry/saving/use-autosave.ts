import { onUnmounted, watch } from 'vue'
import type { FilingForm } from '../filing-form.ts'
import type { FilingSender } from './filing-sender.ts'

/** Milliseconds of a pause in typing before drafts are saved, and of the wait before another attempt. */
const pause = 1200
const patience = 10_000

/**
 * Drafts are saved after a pause in typing, after a failure that was not the input's, when the machine is online again, and when
 * the page is left. Corrections of approved values are no drafts, and are kept in this browser alone until they are submitted.
 */
export function useAutosave(form: FilingForm, sender: FilingSender): { saveNow: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined

  function saveIn(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void sender.saveDrafts(), milliseconds)
  }
  const saveNow = () => saveIn(0)

  /** The browser asks before it closes a page with input that neither the server nor this machine keeps. */
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
    if (form.unsent.value.some((cell) => !cell.correcting)) void sender.saveDrafts()
  })
  return { saveNow }
}
