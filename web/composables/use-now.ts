import { onScopeDispose, ref } from 'vue'

/** Milliseconds since 1970, once a second. */
export function useNow() {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), 1000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
