import { onScopeDispose, ref } from 'vue'
import { serverNow } from '../api/server-clock.ts'

/** The server's time in ms since 1970, renewed every second. */
export function useNow() {
  const now = ref(serverNow())
  const timer = setInterval(() => (now.value = serverNow()), 1000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
