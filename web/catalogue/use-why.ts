import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Why } from '#server/contract/why.ts'
import { AppProblem, api } from '../api/client.ts'
import { mayPass, retryAfter } from './retry-after.ts'

/** The explanation of a target's light; asked again after a failure. */
export function useWhy(of: () => { target: string; at: string }) {
  const why = shallowRef<Why | null>(null)
  const problem = shallowRef<AppProblem | null>(null)
  let retry: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    clearTimeout(retry)
    const { target, at } = of()
    const isWanted = () => of().target === target && of().at === at
    try {
      const answer = await api.get<Why>(`/api/targets/${target}/why`, { at })
      if (!isWanted()) return
      why.value = answer
      problem.value = null
    } catch (refusal) {
      if (!(refusal instanceof AppProblem)) throw refusal
      if (!isWanted()) return
      problem.value = refusal
      if (mayPass(refusal)) retry = setTimeout(() => void ask(), retryAfter)
    }
  }

  watch(
    of,
    ({ target, at }, before) => {
      if (before && (before.target !== target || before.at !== at)) why.value = problem.value = null
      return ask()
    },
    { immediate: true, deep: true },
  )
  onScopeDispose(() => clearTimeout(retry))
  return { why, problem }
}
