import { shallowRef, watch } from 'vue'
import type { ObservationRecord, ObservationSeries } from '#server/contract/observations.ts'
import { AppProblem, api } from '../api/client.ts'

/** What is followed: an indicator in one region, or in all; `version` changes when a new value was approved. */
export interface SeriesKey {
  readonly indicator: string
  readonly region?: string
  readonly version: number
}

/** The approved revisions of one series at a time, asked anew when another is followed or a value was approved. */
export function useSeries(key: () => SeriesKey | null) {
  const records = shallowRef<readonly ObservationRecord[]>([])
  const problem = shallowRef<AppProblem | null>(null)
  let asked = ''

  watch(
    () => JSON.stringify(key()),
    async (wanted, before) => {
      const now = key()
      asked = wanted
      if (!now || !sameSeries(now, before)) records.value = []
      if (!now) return
      const { indicator, region } = now
      try {
        // All revisions: a reviewer's newest may wait for review, and what stands is the one approved before.
        const query = { indicator, region, includeHistory: true }
        const { observations } = await api.get<ObservationSeries>('/api/observations', query)
        if (asked !== wanted) return
        records.value = observations.filter(({ state }) => state === 'approved')
        problem.value = null
      } catch (refusal) {
        if (!(refusal instanceof AppProblem)) throw refusal
        if (asked === wanted) problem.value = refusal
      }
    },
    { immediate: true },
  )
  return { records, problem }
}

function sameSeries(now: SeriesKey, before: string | undefined): boolean {
  const old = before === undefined ? null : (JSON.parse(before) as SeriesKey | null)
  return old?.indicator === now.indicator && old.region === now.region
}
