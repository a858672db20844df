import { computed, shallowRef, watch } from 'vue'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../composables/use-attempt.ts'
import { useRequest } from '../../composables/use-request.ts'

/** What a log is filtered by, as its query. */
export type LogFilter = Readonly<Record<string, string | undefined>>

interface LogPage<Entry> {
  readonly entries: readonly Entry[]
  /** The `before` of the next page; null at the end. */
  readonly next: number | null
}

/** A log is listed in pages, newest first; a further page is added below, and another filter begins anew. */
export function useLogPages<Entry>(path: string, filter: () => LogFilter) {
  const { answer, problem, answeredAt, ask } = useRequest(
    (query, signal) => api.get<LogPage<Entry>>(path, query, signal),
    { of: filter, pause: 200 },
  )
  const older = shallowRef<readonly LogPage<Entry>[]>([])
  watch(answer, () => (older.value = []))
  const entries = computed(
    () => answer.value && [answer.value, ...older.value].flatMap((page) => page.entries),
  )
  const next = computed(() => (older.value.at(-1) ?? answer.value)?.next ?? null)

  const { busy, told, attempt } = useAttempt(filter)
  async function more(): Promise<void> {
    const first = answer.value
    if (next.value === null) return
    const query = { ...filter(), before: String(next.value) }
    const page = await attempt(() => api.get<LogPage<Entry>>(path, query))
    if (page && first === answer.value) older.value = [...older.value, page.answer]
  }
  return { entries, next, problem, answeredAt, ask, more, busy, told }
}
