import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workerPool, type WorkerPool } from '#server/workers/worker-pool.ts'
import type { Heavy } from '#server/workers/run-in-thread.ts'
import type { deeds, run } from './misbehave.ts'

const module = new URL('./misbehave.ts', import.meta.url)
const words = { tooLong: '读了太久，请分成几份。', tooLarge: '占用内存太多，请分成几份。' }

let pool: WorkerPool
beforeEach(() => {
  pool = workerPool(1)
})
afterEach(() => pool.stop())

const ask = (
  deed: keyof typeof deeds,
  { seconds = 60, megabytes = 64, shared }: Partial<Heavy['limits']> & { shared?: Int32Array } = {},
) =>
  pool.runApart<typeof run>(
    { module, limits: { seconds, megabytes }, ...words },
    { deed, ...(shared && { shared }) },
  )
const sharedNumber = () => new Int32Array(new SharedArrayBuffer(4))

describe('runApart', () => {
  it('gives what the work gives: bytes, whatever else their memory holds, and nothing', async () => {
    const text = (bytes: unknown) => new TextDecoder().decode(bytes as Uint8Array)
    expect(text(await ask('give bytes'))).toBe('肇庆')
    expect(text(await ask('give pooled bytes'))).toBe('肇庆')
    expect(await ask('give nothing')).toBeUndefined()
  })

  it('finds what an earlier thread has compiled', async () => {
    expect(await ask('tell its compile cache')).toContain('node_modules/.cache/xushi')
  })

  it('ends a work that takes too long, though it never comes to rest', async () => {
    const shared = sharedNumber()
    await expect(ask('spin', { seconds: 1, shared })).rejects.toMatchObject({
      code: 'work-too-long',
      status: 422,
      message: words.tooLong,
    })
    // The next work begins after that thread is gone.
    await ask('give nothing')
    const counted = shared[0]
    expect(counted).toBeGreaterThan(0)
    await ask('give nothing')
    expect(shared[0]).toBe(counted)
  })

  it.each(['grow the heap', 'grow the heap at a blow', 'grow buffers'] as const)(
    'ends a work that takes too much memory, and does the next: %s',
    async (deed) => {
      await expect(ask(deed)).rejects.toMatchObject({
        code: 'work-too-large',
        status: 422,
        message: words.tooLarge,
      })
      expect(await ask('give nothing')).toBeUndefined()
    },
  )

  it('throws what the work threw, and goes on with the next', async () => {
    await expect(ask('throw')).rejects.toMatchObject({
      message: '读到第 3 页时出错',
      stack: expect.stringContaining('misbehave.ts') as string,
    })
    await expect(ask('throw later')).rejects.toThrow('后来出错')
    // The thread has nothing left that could answer.
    await expect(ask('never answer')).rejects.toThrow(/misbehave\.ts ended with 0$/)
    await expect(ask('exit')).rejects.toThrow(/misbehave\.ts ended with 3$/)
    expect(await ask('give nothing')).toBeUndefined()
  })

  it('refuses what the work refuses', async () => {
    await expect(ask('refuse')).rejects.toMatchObject({
      code: 'file-type-not-allowed',
      status: 415,
      message: '这是扫描件，没有文字。',
    })
  })

  it('gives the work none of the settings of this process', async () => {
    expect(await ask('tell its settings')).toEqual(['NODE_COMPILE_CACHE'])
  })

  it('runs no more threads than it may; four works wait for each, and any further one is refused at once', async () => {
    const flags = Array.from({ length: 5 }, sharedNumber)
    const works = flags.map((shared) => ask('wait', { shared, seconds: 30 }))
    await expect(ask('give nothing', { seconds: 30 })).rejects.toMatchObject({
      code: 'server-busy',
      status: 503,
      retryAfter: 30,
    })
    expect(pool.threads()).toEqual({ most: 1, running: 1, waiting: 4, mostWaiting: 4 })
    for (const flag of flags) {
      Atomics.store(flag, 0, 1)
      Atomics.notify(flag, 0)
    }
    // The first work was woken, or found the flag set; the others began later and found it set.
    expect((await Promise.all(works)).slice(1)).toEqual(Array(4).fill('not-equal'))
    expect(await ask('give nothing')).toBeUndefined()
  })
})

describe('stop', () => {
  it('ends what runs and begins nothing any more: who waits is told to come again', async () => {
    const works = [ask('spin'), ask('spin')]
    const outcomes = Promise.allSettled(works)
    await pool.stop()
    const busy = { status: 'rejected', reason: expect.objectContaining({ code: 'server-busy' }) as unknown }
    expect(await outcomes).toEqual([busy, busy])
    await expect(ask('give nothing')).rejects.toMatchObject({ code: 'server-busy' })
  })
})
