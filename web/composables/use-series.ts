import { shallowRef, watch } from 'vue'
import type { ObservationRecord, ObservationSeries } from '#server/contract/observations.ts'
import { AppProblem, api } from '../api/client.ts'
import { standingRecords } from './standing-records.ts'

/** What is followed: an indicator in one region, or in all; `version` changes when a value of it was approved. */
export interface SeriesKey {
  readonly indicator: string
  readonly region?: string
  readonly version: string | number
}

/**
 * The approved values of one series at a time, asked anew when another is followed or a value was approved. One
 * question at a time: of many approvals in a row only the last is asked for.
 */
export function useSeries(key: () => SeriesKey | null) {
  const records = shallowRef<readonly ObservationRecord[]>([])
  const problem = shallowRef<AppProblem | null>(null)
  let asking = false
  let shown = ''

  async function follow(): Promise<void> {
    if (seriesOf(key()) !== shown) records.value = []
    if (asking) return
    asking = true
    try {
      for (let wanted = key(), done = false; wanted && !done; wanted = key()) {
        await ask(wanted)
        done = sameKey(key(), wanted)
      }
    } finally {
      asking = false
    }
  }

  async function ask(wanted: SeriesKey): Promise<void> {
    const { indicator, region } = wanted
    const query = { indicator, region, includeHistory: true }
    const answer = await api.get<ObservationSeries>('/api/observations', query).catch(asProblem)
    if (seriesOf(key()) !== seriesOf(wanted)) return
    problem.value = answer instanceof AppProblem ? answer : null
    if (answer instanceof AppProblem) return
    records.value = standingRecords(answer.observations)
    shown = seriesOf(wanted)
  }

  watch(() => JSON.stringify(key()), follow, { immediate: true })
  return { records, problem }
}

function asProblem(refusal: unknown): AppProblem {
  if (refusal instanceof AppProblem) return refusal
  throw refusal
}

function seriesOf(key: SeriesKey | null): string {
  return key ? `${key.indicator} ${key.region ?? ''}` : ''
}

function sameKey(a: SeriesKey | null, b: SeriesKey): boolean {
  return seriesOf(a) === seriesOf(b) && a?.version === b.version
}
