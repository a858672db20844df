import { onScopeDispose, watch, type Ref } from 'vue'
import type { AppProblem } from '../api/client.ts'

const firstWait = 5_000
const longestWait = 60_000

/** Whether asking again may help: the network or the server failed, not the request. */
function isPassing({ status }: Pick<AppProblem, 'status'>): boolean {
  return status === 0 || status === 429 || status >= 500
}

/**
 * A page that could not be read is read again by itself: when the machine is back on line, and after a wait that doubles
 * up to a minute while it goes on failing.
 */
export function useRecovery(problem: Readonly<Ref<AppProblem | undefined>>, again: () => unknown): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = firstWait
  let failedAt = -Infinity

  function tryAgain(): void {
    clearTimeout(timer)
    if (problem.value && isPassing(problem.value)) void again()
  }

  watch(
    problem,
    (failed) => {
      clearTimeout(timer)
      if (!failed || !isPassing(failed)) return
      wait = performance.now() - failedAt > 2 * longestWait ? firstWait : Math.min(2 * wait, longestWait)
      failedAt = performance.now()
      timer = setTimeout(tryAgain, wait)
    },
    { immediate: true },
  )
  window.addEventListener('online', tryAgain)
  onScopeDispose(() => {
    clearTimeout(timer)
    window.removeEventListener('online', tryAgain)
  })
}
