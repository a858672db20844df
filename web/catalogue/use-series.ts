import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ObservationRecord, ObservationSeries } from '#server/contract/observations.ts'
import { AppProblem, api } from '../api/client.ts'
import { mayPass, retryAfter } from './retry-after.ts'
import { standingRecords } from './standing-records.ts'

/**
 * The approved values of one series at a time, with who brought and approved them; asked for again by itself after a
 * failure. `known`: the values are those of the series that is named, and not none yet.
 */
export function useSeries(name: () => SeriesName | null) {
  const records = shallowRef<readonly ObservationRecord[]>([])
  const problem = shallowRef<AppProblem | null>(null)
  const shown = ref('')
  const key = () => {
    const named = name()
    return named ? seriesKey(named) : ''
  }
  const known = computed(() => shown.value === key())
  let retry: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    clearTimeout(retry)
    const wanted = name()
    if (!wanted) return
    const isWanted = () => key() === seriesKey(wanted)
    try {
      const query = { ...wanted, includeHistory: true }
      const { observations } = await api.get<ObservationSeries>('/api/observations', query)
      if (!isWanted()) return
      records.value = standingRecords(observations)
      shown.value = seriesKey(wanted)
      problem.value = null
    } catch (refusal) {
      if (!(refusal instanceof AppProblem)) throw refusal
      if (!isWanted()) return
      problem.value = refusal
      if (mayPass(refusal)) retry = setTimeout(() => void ask(), retryAfter)
    }
  }

  watch(
    key,
    () => {
      records.value = []
      problem.value = null
      return ask()
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(retry))
  return { records, problem, known }
}
