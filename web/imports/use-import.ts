import { computed, nextTick, onScopeDispose, watch } from 'vue'
import type { ImportChange, ImportShown } from '#server/contract/imports.ts'
import { api } from '../api/client.ts'
import { useAttempt } from '../composables/use-attempt.ts'
import { useRequest } from '../composables/use-request.ts'
import { isAtWork } from './import-states.ts'

/** Milliseconds between two requests while the server is at work. */
const lookEvery = 1_000

/** One import, asked for again while the server is at work on it, with the acts of its people. */
export function useImport(id: () => string) {
  const path = () => `/api/imports/${encodeURIComponent(id())}`
  // An import that waits for people is asked for every 10 s.
  const { answer, problem, answeredAt, ask } = useRequest(
    (_: string, signal) => api.get<ImportShown>(path(), {}, signal),
    { of: id, every: 10_000 },
  )
  const { busy, told, attempt } = useAttempt()

  let later: ReturnType<typeof setTimeout> | undefined
  watch(answer, (shown) => {
    clearTimeout(later)
    if (shown && isAtWork(shown.state)) later = setTimeout(() => void ask(), lookEvery)
  })
  onScopeDispose(() => clearTimeout(later))

  /** The focus moves to the content, since the button of the act disappears. */
  async function act(work: () => Promise<unknown>, words?: string): Promise<boolean> {
    const done = await attempt(() => work().then(ask), words)
    await nextTick()
    if (document.activeElement === document.body) document.getElementById('content')?.focus()
    return done !== undefined
  }

  return {
    shown: computed(() => answer.value),
    ...{ problem, answeredAt, ask, told, busy },
    submit: () => act(() => api.post(`${path()}/submit`)),
    cancel: () => act(() => api.delete(path()), '已取消，没有存入任何数。改了读法还可以重新检查。'),
    release: () => act(() => api.post(`${path()}/release`)),
    giveBack: (reason: string) => act(() => api.post(`${path()}/return`, { reason })),
    change: (change: ImportChange) => act(() => api.put(path(), change, answer.value?.version)),
  }
}
