import { computed, watch } from 'vue'
import { api } from '../api/client.ts'
import { isTemporary } from './retry-after.ts'
import { useRequest } from './use-request.ts'

type Query = Readonly<Record<string, string>>

/** The answers of this page that were heard last, by address. */
const heard = new Map<string, unknown>()
/** The number of answers that are kept. */
const most = 12

/**
 * An answer that is asked for again every `every` milliseconds. Whoever comes back to it sees the last one until the next
 * has come; a refusal ends it, and a failure of the line does not.
 */
export function useRenewed<Answer>(
  of: () => { readonly path: string; readonly query: Query },
  every: number,
) {
  const { answer, problem } = useRequest(
    ({ path, query }: { readonly path: string; readonly query: Query }, signal) =>
      api.get<Answer>(path, { ...query }, signal),
    { of, every },
  )
  const key = computed(() => JSON.stringify(of()))
  watch(answer, (one) => {
    if (one === undefined) return
    heard.delete(key.value)
    heard.set(key.value, one)
    for (const old of [...heard.keys()].slice(0, Math.max(0, heard.size - most))) heard.delete(old)
  })
  const refused = computed(() => problem.value !== undefined && !isTemporary(problem.value))
  watch(refused, (is) => is && heard.delete(key.value))
  return {
    answer: computed(() =>
      refused.value ? undefined : (answer.value ?? (heard.get(key.value) as Answer | undefined)),
    ),
    problem,
  }
}
