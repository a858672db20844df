import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { hasRight, needed } from '#server/contract/rights.ts'
import type { Watches } from '#server/contract/watches.ts'
import { api } from '../api/client.ts'
import { useSession } from '../stores/session.ts'

/** The targets that a list shows: all, those for which the signed-in person answers, or those that they watch. */
export type WhoseTargets = 'all' | 'answered' | 'watched'

/** The targets that the signed-in person watches (关注), and those for which they answer. */
export const useWatches = defineStore('watches', () => {
  const session = useSession()
  const held = shallowRef<{ readonly of: string | undefined; readonly watches: Watches }>()
  /** The targets of an earlier person in this browser are hidden. */
  const own = computed(() => (held.value?.of === session.current?.id ? held.value?.watches : undefined))
  const watched = computed(() => new Set(own.value?.watched))
  const answered = computed(() => new Set(own.value?.answered))
  /** Whether the person may watch: a display does not. */
  const mayWatch = computed(() => hasRight(session.current?.rights, needed.bell))

  /** @throws AppProblem */
  async function load(): Promise<void> {
    const of = session.current?.id
    if (mayWatch.value) held.value = { of, watches: await api.get<Watches>('/api/watches') }
  }

  /** The person begins or ends to watch a target. @throws AppProblem */
  async function watch(target: string, isWatched: boolean): Promise<void> {
    const path = `/api/watches/${target}`
    await (isWatched ? api.put(path, {}) : api.delete(path))
    await load()
  }

  function isOf(whose: WhoseTargets, target: string): boolean {
    return whose === 'all' || (whose === 'answered' ? answered : watched).value.has(target)
  }

  return { own, watched, answered, mayWatch, load, watch, isOf }
})
