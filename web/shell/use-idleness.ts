import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { noteAttendance, unattendedFor, watchAttendance } from '../api/attendance.ts'

const second = 1_000
/** How long before its end a warning stands. */
const warning = 60 * second

/**
 * Whoever does nothing for `minutes` is signed out: `leave` is called, once each time. @returns the seconds that are left of the last minute, and the way
 * to stay
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
