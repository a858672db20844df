import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { noteAttendance, unattendedFor, watchAttendance } from '../api/attendance.ts'

const second = 1_000
/** Milliseconds before the sign-out in which the warning is shown. */
const warning = 60 * second

/**
 * A person without input for `minutes` is signed out by `leave`, which is not called again before the next input.
 * @returns the seconds left during the last minute, and the function that postpones the sign-out
 */
export function useIdleness(minutes: () => number | undefined, leave: () => void) {
  const left = shallowRef<number>()
  const stop = watchAttendance()
  let isOver = false

  function look(): void {
    const limit = minutes()
    if (limit === undefined) return void (left.value = undefined)
    const remains = limit * 60 * second - unattendedFor()
    left.value = remains > 0 && remains <= warning ? Math.ceil(remains / second) : undefined
    if (remains > 0) isOver = false
    else if (!isOver) {
      isOver = true
      leave()
    }
  }

  watch(minutes, look)
  const timer = setInterval(look, second)
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    stop()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  })
  return {
    seconds: computed(() => left.value),
    stay: () => {
      noteAttendance()
      look()
    },
  }
}
