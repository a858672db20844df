import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { VerificationState } from '#server/contract/audit.ts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'

const path = '/api/audit/verifications'
/** Milliseconds between two questions how far a verification is. */
const beat = 1_000

/** The verification of everything: one that is begun here ends when the page is left. */
export function useVerification() {
  const { answer, problem, answeredAt, ask } = useRequest((_, signal) =>
    api.get<VerificationState>(path, {}, signal),
  )
  const running = computed(() => answer.value?.running ?? null)
  const isMine = shallowRef(false)
  const { busy, told, attempt } = useAttempt()

  async function begin(): Promise<void> {
    const begun = await attempt(() => api.post<VerificationState>(path))
    isMine.value = begun !== undefined
    await ask()
  }
  async function stop(): Promise<void> {
    await attempt(() => api.delete<VerificationState>(path))
    await ask()
  }
  function leave(): void {
    if (isMine.value && running.value) void api.delete(path, {}).catch(() => {})
  }

  let asking: ReturnType<typeof setInterval> | undefined
  watch(running, (now) => {
    clearInterval(asking)
    if (now) asking = setInterval(() => void ask(), beat)
    else isMine.value = false
  })
  window.addEventListener('pagehide', leave)
  onScopeDispose(() => {
    clearInterval(asking)
    window.removeEventListener('pagehide', leave)
    leave()
  })
  return { answer, running, problem, answeredAt, ask, busy, told, begin, stop }
}
