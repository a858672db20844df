import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { MetricFamily } from './open-metrics.ts'

/** What the process itself takes. Names as Prometheus client libraries give them. */
export function processFigures(): { families: () => MetricFamily[]; stop: () => void } {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    stop: () => delay.disable(),
    families: () => {
      const { user, system } = process.cpuUsage()
      const { rss, heapUsed } = process.memoryUsage()
      const started = Date.now() / 1000 - process.uptime()
      return [
        {
          name: 'process_cpu_seconds',
          type: 'counter',
          help: 'User and system time',
          unit: 'seconds',
          samples: [{ suffix: '_total', value: (user + system) / 1e6 }],
        },
        gauge('process_resident_memory_bytes', 'bytes', 'Resident memory', rss),
        gauge('process_start_time_seconds', 'seconds', 'Start of the process, since the epoch', started),
        gauge('nodejs_heap_used_bytes', 'bytes', 'Heap in use', heapUsed),
        gauge(
          'nodejs_eventloop_delay_p99_seconds',
          'seconds',
          '99th percentile of the delay of the event loop since the start',
          delay.percentile(99) / 1e9,
        ),
      ]
    },
  }
}

function gauge(name: string, unit: string, help: string, value: number): MetricFamily {
  return { name, type: 'gauge', unit, help, samples: [{ value }] }
}
