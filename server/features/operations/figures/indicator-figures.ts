import type { Deps } from '../../../deps.ts'
import type { MetricFamily, Sample } from './open-metrics.ts'
import { latestApproved } from '../queries.ts'

/** The latest approved value of every indicator in every region, and the day on which its period ends. */
export async function indicatorFigures({
  store,
  catalogue,
}: Pick<Deps, 'store' | 'catalogue'>): Promise<MetricFamily[]> {
  const values: Sample[] = []
  const ends: Sample[] = []
  for (const { id, regions, unit } of catalogue.current().indicators.values()) {
    for (const region of regions) {
      const latest = await latestApproved(store.reader, id, region)
      if (!latest || latest.value === null) continue
      const labels = { indicator: id, region, unit, demo: String(latest.provenance === 'demo') }
      values.push({ labels, value: Number(latest.value) })
      ends.push({
        labels: { indicator: id, region },
        value: Date.parse(`${latest.periodEnd}T23:59:59+08:00`) / 1000,
      })
    }
  }
  return [
    {
      name: 'xushi_indicator_value',
      type: 'gauge',
      help: 'Latest approved value, in the unit that the label names',
      samples: values,
    },
    {
      name: 'xushi_indicator_period_end_seconds',
      type: 'gauge',
      unit: 'seconds',
      help: 'End of the period of the latest approved value, since the epoch',
      samples: ends,
    },
  ]
}
