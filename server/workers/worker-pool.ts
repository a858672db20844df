import { availableParallelism } from 'node:os'
import { AppError } from '../errors.ts'
import { limitConcurrency } from '../concurrency-limit.ts'
import { runInThread, serverStops, type Heavy } from './run-in-thread.ts'

/**
 * Runs a module's `run` in a thread, so that only its caller waits. `Run` is the type of that function. @throws AppError work-too-long,
 * work-too-large, server-busy, or the work's own refusals; any other error of the work
 */
export type RunApart = <Run extends (input: never) => unknown>(
  heavy: Heavy,
  input: Parameters<Run>[0],
) => Promise<Awaited<ReturnType<Run>>>

/** The load of the threads. */
export interface ThreadFigures {
  /** The most works that run at a time. */
  readonly most: number
  readonly running: number
  /** The number of waiting works; where `mostWaiting` wait, further ones are refused. */
  readonly waiting: number
  readonly mostWaiting: number
}

export interface WorkerPool {
  readonly runApart: RunApart
  readonly threads: () => ThreadFigures
  /** Ends every thread and begins no more; waiting callers are refused and may try again. */
  readonly stop: () => Promise<void>
}

/** The number of works that wait for each running one. By the limits of time they are all answered before a page gives up. */
const waitingEach = 4

/** The number of threads: of several processors one stays free, and more than two threads would take memory that small machines lack. */
export function fittingThreads(): number {
  return Math.min(Math.max(availableParallelism() - 1, 1), 2)
}

/** A pool of threads. A caller that comes when too many works wait is refused at once. */
export function workerPool(most: number): WorkerPool {
  const mostWaiting = most * waitingEach
  const inTurn = limitConcurrency(most)
  const stopping = new AbortController()
  const places = new Set<Promise<void>>()

  function begin(heavy: Heavy, input: unknown): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const place = inTurn(async () => {
      if (stopping.signal.aborted) {
        reject(serverStops())
        return
      }
      const { result, ended } = runInThread(heavy, input, stopping.signal)
      result.then(resolve, reject)
      await ended
    }).finally(() => places.delete(place))
    places.add(place)
    return promise
  }

  return {
    runApart: async (heavy, input) => {
      if (places.size >= most + mostWaiting) {
        const retryAfter = heavy.limits.seconds
        throw new AppError('server-busy', `服务器正忙于处理其他文件，请 ${retryAfter} 秒后再试。`, {
          retryAfter,
        })
      }
      return (await begin(heavy, input)) as never
    },
    threads: () => ({
      most,
      running: Math.min(places.size, most),
      waiting: Math.max(places.size - most, 0),
      mostWaiting,
    }),
    stop: async () => {
      stopping.abort()
      await Promise.all(places)
    },
  }
}
