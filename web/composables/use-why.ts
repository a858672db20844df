import { shallowRef, watch } from 'vue'
import type { Why } from '#server/contract/why.ts'
import { AppProblem, api } from '../api/client.ts'

/** The explanation of a target's light; asked again when `version` says that a value was approved. */
export function useWhy(of: () => { target: string; at: string; version: number }) {
  const why = shallowRef<Why | null>(null)
  const problem = shallowRef<AppProblem | null>(null)
  watch(
    of,
    async ({ target, at }, before) => {
      if (before && (before.target !== target || before.at !== at)) why.value = null
      try {
        const answer = await api.get<Why>(`/api/targets/${target}/why`, { at })
        if (of().target === target && of().at === at) why.value = answer
        problem.value = null
      } catch (refusal) {
        if (!(refusal instanceof AppProblem)) throw refusal
        problem.value = refusal
      }
    },
    { immediate: true, deep: true },
  )
  return { why, problem }
}
