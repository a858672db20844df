import { computed } from 'vue'
import { cellKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ObservationSeries } from '#server/contract/observations.ts'
import { api } from '../api/client.ts'
import { useRequest } from '../composables/use-request.ts'
import { standingRevisions } from '../composables/standing-revisions.ts'

/**
 * The approved values of a series, with the people who reported and approved each. `editions` tells by cell how many of its values were
 * approved one after the other. `known` is true when the values have come, even if there are none.
 */
export function useSeries(name: () => SeriesName | undefined) {
  const ask = async ({ indicator, region }: SeriesName, signal: AbortSignal) => {
    const query = { indicator, region, includeHistory: true }
    const { observations } = await api.get<ObservationSeries>('/api/observations', query, signal)
    return observations
  }
  const { answer, problem } = useRequest(ask, { of: name })
  const records = computed(() => standingRevisions(answer.value ?? []))
  const editions = computed(() => {
    const counted = new Map<string, number>()
    for (const record of answer.value ?? []) {
      if (record.state !== 'approved') continue
      counted.set(cellKey(record), (counted.get(cellKey(record)) ?? 0) + 1)
    }
    return counted
  })
  const known = computed(() => answer.value !== undefined)
  return { records, editions, problem, known }
}
