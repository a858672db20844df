import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'

/** The resources that the process uses. */
export interface ProcessFigures {
  readonly cpuSeconds: number
  readonly residentBytes: number
  readonly heapUsedBytes: number
  /** The heap size at which V8 gives up. */
  readonly heapLimitBytes: number
  /** The 99th percentile of how late timers fire, over the last 30 to 60 seconds. */
  readonly loopDelaySeconds: number
}

const window = 30_000

/** Measures the process from now on. */
export function watchProcess(): { figures: () => ProcessFigures; stop: () => void } {
  const resolution = 20
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let before = 0
  // The histogram measures from firing to firing of a timer of `resolution` milliseconds.
  const late = () => (delay.count === 0 ? 0 : Math.max(delay.percentile(99) / 1e9 - resolution / 1000, 0))
  const turning = setInterval(() => {
    before = late()
    delay.reset()
  }, window).unref()
  return {
    stop: () => {
      clearInterval(turning)
      delay.disable()
    },
    figures: () => {
      const { user, system } = process.cpuUsage()
      const { rss, heapUsed } = process.memoryUsage()
      return {
        cpuSeconds: (user + system) / 1e6,
        residentBytes: rss,
        heapUsedBytes: heapUsed,
        heapLimitBytes: getHeapStatistics().heap_size_limit,
        loopDelaySeconds: Math.max(before, late()),
      }
    },
  }
}
