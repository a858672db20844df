import type { TimelinessMatrix } from '#server/contract/timeliness.ts'
import { limited, percentile, type Figure } from '../../figure.ts'
import { fillStore } from '../../load/fill-store.ts'
import { progress } from '../../progress.ts'
import { planEnd, plannedServer, planStart } from '../meetings/planned-server.ts'

const [organisations, periods, targets] = [60, 36, 420]
const values = 1_000_000
const rounds = 15
const limit = 300

/** The timeliness of many organisations in each month of three years, with many values stored besides theirs. */
export async function timeliness(): Promise<Figure[]> {
  const planned = await plannedServer(targets, { organisations })
  try {
    progress(`${organisations} organisations report ${targets} figures a month`)
    await planned.report(planStart, planEnd)
    const { server, secretary } = await planned.again({}, (data) => fillStore(data, values))
    try {
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now()
        const path = `/api/timeliness?at=${planEnd}&periods=${periods}`
        const matrix = await secretary.call<TimelinessMatrix>('GET', path)
        times.push(performance.now() - begun)
        const full = matrix.units.filter(({ standings }) => standings.length === periods)
        if (full.length < organisations) throw new Error(`the matrix has ${full.length} organisations`)
      }
      const what = `matrix of ${organisations} organisations × ${periods} periods beside ${values.toLocaleString('en')} values, p50`
      return [
        limited(what, percentile(times, 0.5), 'ms', limit),
        { what: '… p99', measured: percentile(times, 0.99), unit: 'ms' },
      ]
    } finally {
      await server.stop()
    }
  } finally {
    await planned.stop()
  }
}
