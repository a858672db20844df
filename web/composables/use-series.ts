import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { ObservationRecord, ObservationSeries } from '#server/contract/observations.ts'
import { AppProblem, api } from '../api/client.ts'
import { mayPass, retryAfter } from './retry-after.ts'
import { standingRecords } from './standing-records.ts'

/** What is followed: an indicator in one region, or in all; `version` changes when a value of it was approved. */
export interface SeriesKey {
  readonly indicator: string
  readonly region?: string
  readonly version: string | number
}

/**
 * The approved values of one series at a time, asked anew when another is followed or a value was approved. One
 * question at a time: of many approvals in a row only the last is asked for. What failed is asked for again by itself, for
 * nobody stands at a wall. `known`: the values are those of what is followed, and not none yet.
 */
export function useSeries(key: () => SeriesKey | null) {
  const records = shallowRef<readonly ObservationRecord[]>([])
  const problem = shallowRef<AppProblem | null>(null)
  const shown = ref('')
  const known = computed(() => shown.value === seriesOf(key()))
  let asking = false
  let retry: ReturnType<typeof setTimeout> | undefined

  async function follow(): Promise<void> {
    if (!known.value) records.value = []
    clearTimeout(retry)
    if (asking) return
    asking = true
    try {
      for (let wanted = key(), done = false; wanted && !done; wanted = key()) {
        await ask(wanted)
        done = sameKey(key(), wanted)
      }
    } finally {
      asking = false
      if (key() && problem.value && mayPass(problem.value))
        retry = setTimeout(() => void follow(), retryAfter)
    }
  }

  async function ask(wanted: SeriesKey): Promise<void> {
    const { indicator, region } = wanted
    const query = { indicator, region, includeHistory: true }
    const answer = await api.get<ObservationSeries>('/api/observations', query).catch(asProblem)
    const isWanted = seriesOf(key()) === seriesOf(wanted)
    // A server that does not answer is told of, though another series is followed by now: that waits for it too.
    if (answer instanceof AppProblem) {
      if (isWanted || mayPass(answer)) problem.value = answer
      return
    }
    if (!isWanted) return
    problem.value = null
    records.value = standingRecords(answer.observations)
    shown.value = seriesOf(wanted)
  }

  watch(() => JSON.stringify(key()), follow, { immediate: true })
  onScopeDispose(() => clearTimeout(retry))
  return { records, problem, known }
}

function asProblem(refusal: unknown): AppProblem {
  if (refusal instanceof AppProblem) return refusal
  throw refusal
}

function seriesOf(key: SeriesKey | null): string {
  return key ? seriesKey({ indicator: key.indicator, region: key.region ?? '' }) : ''
}

function sameKey(a: SeriesKey | null, b: SeriesKey): boolean {
  return seriesOf(a) === seriesOf(b) && a?.version === b.version
}
