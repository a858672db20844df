// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ObservationSeries } from '#server/contract/observations.ts'
import { useSeries } from '#web/catalogue/use-series.ts'
import { fakeNetwork, type Sent } from '../api/fake-network.ts'
import { approvedRecord } from '../wall/records.ts'

const stations = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }
const published: ObservationSeries = {
  sequence: 9,
  observations: [approvedRecord({ value: 7812 }), approvedRecord({ revision: 2, state: 'submitted' })],
}

const scope = effectScope()
let sent: Sent[]
beforeEach(() => {
  sent = fakeNetwork(() => Response.json(published))
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

describe('useSeries', () => {
  it('asks when a series is named, and knows the approved revision that stands in each cell', async () => {
    const name = shallowRef<SeriesName>()
    const { records, known } = scope.run(() => useSeries(() => name.value))!
    await flushPromises()
    expect([records.value, known.value, sent]).toEqual([[], false, []])
    name.value = stations
    await nextTick()
    expect(known.value).toBe(false)
    await flushPromises()
    expect(sent.map(({ path }) => path)).toEqual([
      '/api/observations?indicator=zhaoqing-5g-base-stations&region=441200&includeHistory=true',
    ])
    expect([records.value.map(({ revision, value }) => [revision, value]), known.value]).toEqual([
      [[1, 7812]],
      true,
    ])
  })
})
