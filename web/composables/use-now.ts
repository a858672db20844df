import { onScopeDispose, ref } from 'vue'
import { serverNow } from '../api/server-clock.ts'

/** Milliseconds since 1970 by the server's clock, once a second. */
export function useNow() {
  const now = ref(serverNow())
  const timer = setInterval(() => (now.value = serverNow()), 1000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
