import { computed } from 'vue'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ObservationSeries } from '#server/contract/observations.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'
import { standingRevisions } from '../composables/standing-revisions.ts'

/**
 * The approved values of a series, with the people who reported and approved each. `known` is true when the values have
 * come, even if there are none.
 */
export function useSeries(name: () => SeriesName | undefined) {
  const ask = async ({ indicator, region }: SeriesName, signal: AbortSignal) => {
    const query = { indicator, region, includeHistory: true }
    const { observations } = await api.get<ObservationSeries>('/api/observations', query, signal)
    return standingRevisions(observations)
  }
  const { answer, problem } = useRequest(ask, { of: name })
  const records = computed(() => answer.value ?? [])
  const known = computed(() => answer.value !== undefined)
  return { records, problem, known }
}
