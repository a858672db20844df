import { computed, nextTick, onScopeDispose, watch } from 'vue'
import type { ImportChange, ImportShown } from '#server/contract/imports.ts'
import { api } from '../api/client.ts'
import { useAttempt } from '../composables/use-attempt.ts'
import { useRequest } from '../composables/use-request.ts'
import { isAtWork } from './import-states.ts'

/** Milliseconds between two looks at what the server is at. */
const lookEvery = 1_000

/** One import, looked at again while the server goes on with it, and what its people do. */
export function useImport(id: () => string) {
  const path = () => `/api/imports/${encodeURIComponent(id())}`
  // What waits for others is looked at now and then.
  const { answer, problem, since, ask } = useRequest(
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

  /** The button that did it goes away: who works with the keyboard goes on from the content. */
  async function act(work: () => Promise<unknown>, words?: string): Promise<boolean> {
    const done = await attempt(() => work().then(ask), words)
    await nextTick()
    if (document.activeElement === document.body) document.getElementById('content')?.focus()
    return done !== undefined
  }

  return {
    shown: computed(() => answer.value),
    ...{ problem, since, ask, told, busy },
    submit: () => act(() => api.post(`${path()}/submit`)),
    cancel: () => act(() => api.delete(path()), '已取消，没有存入任何数。改了读法还可以重新检查。'),
    release: () => act(() => api.post(`${path()}/release`)),
    giveBack: (reason: string) => act(() => api.post(`${path()}/return`, { reason })),
    change: (change: ImportChange) => act(() => api.put(path(), change, answer.value?.version)),
  }
}
