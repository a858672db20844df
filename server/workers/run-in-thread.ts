import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import type { ThreadAnswer } from './thread.ts'

/** Heavy work: a module that exports it as `run`, and its limits. */
export interface Heavy {
  /** The source of the module. The input and result of `run` are copied, but bytes of the result are handed over. */
  readonly module: URL
  readonly limits: {
    readonly seconds: number
    /** The memory of objects and buffers together, garbage included. */
    readonly megabytes: number
  }
  /** The text for people where the work exceeds a limit. */
  readonly tooLong: string
  readonly tooLarge: string
}

const thread = new URL('./thread.ts', import.meta.url)
const megabyte = 1024 * 1024
/** Milliseconds between two checks of a thread's memory; a machine can fill some 100 MB in that time. */
const lookEvery = 50
/**
 * V8's own limit does not count buffers, and a single allocation beyond it aborts the whole process. It is so far above the limits of
 * works that a check comes first.
 */
const heapLimitMegabytes = 4096

/**
 * The folder of compiled code from earlier threads. With it a thread starts in half the time, and loads no WebAssembly to strip types. V8
 * 13.6 may crash the process where it frees WebAssembly in one thread while others create some.
 */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/xushi', import.meta.url))

/** A running thread. */
interface Running {
  readonly result: Promise<unknown>
  /** Resolves when the thread has ended, which may be after its result where something runs that V8 cannot interrupt. */
  readonly ended: Promise<void>
}

export function runInThread(heavy: Heavy, input: unknown, stopping: AbortSignal): Running {
  const { seconds, megabytes } = heavy.limits
  const worker = new Worker(thread, {
    workerData: { module: heavy.module.href, input },
    resourceLimits: { maxOldGenerationSizeMb: heapLimitMegabytes },
    // A thread that reads a stranger's file gets no settings of this process, some of which are passwords.
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
  // The exit code says nothing new after an answer or a fault.
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

/** Checks the memory of a thread, also of one that never pauses. */
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

/** The refusal of works at a server that stops. */
export function serverStops(): AppError {
  return new AppError('server-busy', '服务器正在停止，没有处理完。请稍后再试。', { retryAfter: 10 })
}
