import { monitorEventLoopDelay } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'

/** What the process itself takes. */
export interface ProcessFigures {
  readonly cpuSeconds: number
  readonly residentBytes: number
  readonly heapUsedBytes: number
  /** Where V8 gives up. */
  readonly heapLimitBytes: number
  /** 99th percentile of how late timers fire, over the last half to whole minute. */
  readonly loopDelaySeconds: number
}

const window = 30_000

/** Watches the process from now on. */
export function watchProcess(): { figures: () => ProcessFigures; stop: () => void } {
  const resolution = 20
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let before = 0
  // A timer of `resolution` milliseconds is measured from firing to firing.
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
