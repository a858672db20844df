import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import type { ThreadAnswer } from './thread.ts'

/** Work that would hold everybody up, as a module that exports it as `run`, and how far it may go. */
export interface Heavy {
  /** Its source. What `run` takes and gives is copied; bytes that it gives are handed over. */
  readonly module: URL
  readonly limits: {
    readonly seconds: number
    /** Of objects and buffers together, before the garbage among them is collected. */
    readonly megabytes: number
  }
  /** What people are told, with what to do, where it takes longer or more than that. */
  readonly tooLong: string
  readonly tooLarge: string
}

const thread = new URL('./thread.ts', import.meta.url)
const megabyte = 1024 * 1024
/** Milliseconds between looks at its memory; a machine fills some 100 MB meanwhile. */
const lookEvery = 50
/**
 * V8's own limit counts no buffers, and where a single allocation goes beyond it, the whole process is aborted. It stands so far
 * above the limits of works that a look comes first.
 */
const heapLimitMegabytes = 4096

/**
 * What earlier threads have compiled. With it a thread starts in half the time, and loads no WebAssembly to strip the types:
 * where V8 13.6 frees WebAssembly in one thread while others make some, it may end the whole process.
 */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/xushi', import.meta.url))

/** A thread at work. */
interface Running {
  readonly result: Promise<unknown>
  /** It is gone: later than the result where something that V8 cannot interrupt is under way. */
  readonly ended: Promise<void>
}

export function runInThread(heavy: Heavy, input: unknown, stopping: AbortSignal): Running {
  const { seconds, megabytes } = heavy.limits
  const worker = new Worker(thread, {
    workerData: { module: heavy.module.href, input },
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMegabytes },
    // What reads a stranger's file has no use for this process's settings, passwords among them.
    env: { NODE_COMPILE_CACHE: compiled },
    execArgv: [],
  })
  const { promise: result, resolve, reject } = Promise.withResolvers<unknown>()
  const tooLarge = () => reject(new AppError('work-too-large', heavy.tooLarge))
  worker.once('message', (said: ThreadAnswer) => {
    if ('value' in said) resolve(said.value)
    else reject(new AppError(said.refused.code, said.refused.detail))
  })
  worker.once('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ERR_WORKER_OUT_OF_MEMORY') tooLarge()
    else reject(fault)
  })
  // After what it said, or the fault that ended it, this says nothing new.
  worker.once('exit', (code) =>
    reject(new Error(`The thread of ${heavy.module.pathname} ended with ${code}`)),
  )
  const tooLong = () => reject(new AppError('work-too-long', heavy.tooLong))
  const timer = setTimeout(tooLong, seconds * 1000)
  const giveUp = () => reject(serverStops())
  stopping.addEventListener('abort', giveUp)
  const watch = watchMemory(worker, megabytes * megabyte, tooLarge)
  const end = async () => {
    clearTimeout(timer)
    clearInterval(watch)
    stopping.removeEventListener('abort', giveUp)
    await worker.terminate()
  }
  return { result, ended: result.then(end, end) }
}

/** Looks at what the thread holds, also while it never comes to rest. */
function watchMemory(worker: Worker, most: number, tooLarge: () => void): NodeJS.Timeout {
  let looking = false
  return setInterval(() => {
    if (looking) return
    looking = true
    worker
      .getHeapStatistics()
      .then(({ used_heap_size: objects, external_memory: buffers }) => {
        if (objects + buffers > most) tooLarge()
      })
      // The thread has ended meanwhile.
      .catch(() => {})
      .finally(() => (looking = false))
  }, lookEvery)
}

/** Why a work is not done, or not to its end, at a server that stops. */
export function serverStops(): AppError {
  return new AppError('server-busy', '服务器正在停止，没有处理完。请稍后再试。', { retryAfter: 10 })
}
