import type { App } from '../../../http/fastify-app.ts'
import type { MetricFamily, Sample } from './open-metrics.ts'

/** Upper bounds of the histogram in seconds. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

interface RequestCount {
  readonly labels: Readonly<Record<string, string>>
  readonly buckets: number[]
  count: number
  seconds: number
}

export interface RequestFigures {
  family(): MetricFamily
}

/**
 * Counts requests and their time by route, method and status from now on. A route is named by its pattern rather than its address, so that
 * the number of series stays bounded.
 */
export function requestFigures(app: App): RequestFigures {
  const counted = new Map<string, RequestCount>()

  function count(method: string, route: string, status: number, seconds: number): void {
    const key = `${method} ${route} ${status}`
    let entry = counted.get(key)
    if (!entry) {
      const labels = { method, route, status: String(status) }
      entry = { labels, buckets: bounds.map(() => 0), count: 0, seconds: 0 }
      counted.set(key, entry)
    }
    const bucket = bounds.findIndex((bound) => seconds <= bound)
    if (bucket >= 0) entry.buckets[bucket] = (entry.buckets[bucket] ?? 0) + 1
    entry.count++
    entry.seconds += seconds
  }

  app.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done) => {
    count(method, routeOptions.url ?? 'none', statusCode, elapsedTime / 1000)
    done()
  })
  return {
    family: () => ({
      name: 'xushi_http_request_seconds',
      type: 'histogram',
      help: 'Requests and the time they took',
      unit: 'seconds',
      samples: [...counted.values()].flatMap(samplesOf),
    }),
  }
}

function samplesOf({ labels, buckets, count, seconds }: RequestCount): Sample[] {
  let below = 0
  const bucketSamples = bounds.map((bound, place) => {
    below += buckets[place] ?? 0
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below }
  })
  return [
    ...bucketSamples,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: count },
  ]
}
