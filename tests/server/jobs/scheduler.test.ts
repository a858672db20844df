import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { AppError } from '#server/errors.ts'
import type { Job, Run } from '#server/jobs/job.ts'
import { beginRun, runsOf } from '#server/jobs/queries.ts'
import { scheduler, type Scheduler } from '#server/jobs/scheduler.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock, type TestClock } from '#tests/support/servers/test-clock.ts'

const minute = 60_000
const on = (day: string, time: string) => `2024-${day}T${time}:00.000+08:00`

let database: TestDatabase
let store: Store
let clock: TestClock
let faults: unknown[]
/** The act of each run; the last one is repeated in all later runs. */
let acts: ((signal: AbortSignal) => Promise<void>)[]
let done: number

const succeed = async () => {}
const fail = async () => {
  throw new Error('名录没有取到')
}

beforeEach(async () => {
  database = await createTestDatabase()
  clock = testClock(on('10-31', '10:00'))
  store = await openStore(database.place, clock)
  await store.write((writer) => writer.append(anyEntry))
  faults = []
  acts = [succeed]
  done = 0
})
afterEach(async () => {
  await store.close()
  await database.drop()
})

const job: Job = {
  name: 'reminders',
  title: '催报',
  pattern: '0 9 * * *',
  retry: { first: minute, cap: 3 * minute, attempts: 4 },
  run: async (signal) => {
    const act = acts.length > 1 ? acts.shift()! : acts[0]!
    await act(signal)
    done += 1
  },
}
const schedule = (given: Partial<Job> = {}, overrides: Partial<Store> = {}): Scheduler =>
  scheduler([{ ...job, ...given }], {
    store: { ...store, ...overrides },
    clock,
    report: (fault) => faults.push(fault),
    sendNow: async () => true,
  })
const runs = () => runsOf(store.reader, job.name)
const outcomes = async () =>
  (await runs()).map(({ outcome, attempt }) => `${attempt} ${outcome}`).toReversed()

/** A run that the test can hold and release. */
function held() {
  const begun = Promise.withResolvers<undefined>()
  const go = Promise.withResolvers<undefined>()
  acts = [
    async (signal) => {
      begun.resolve(undefined)
      signal.addEventListener('abort', () => go.reject(new Error('given up')))
      await go.promise
    },
    succeed,
  ]
  return { begun: begun.promise, go: () => go.resolve(undefined) }
}

describe('scheduler', () => {
  it('does a job at its time, once, and writes the run down', async () => {
    const jobs = schedule()
    clock.set(on('11-01', '08:59'))
    await jobs.look()
    expect(done).toBe(0)
    clock.set(on('11-01', '09:00'))
    await jobs.look()
    await jobs.look()
    expect(done).toBe(1)
    expect(await runs()).toEqual([
      {
        id: expect.any(String) as string,
        job: 'reminders',
        dueAt: on('11-01', '09:00'),
        attempt: 1,
        instance: expect.stringMatching(/^xushi .+ \d+$/) as string,
        startedAt: on('11-01', '09:00'),
        endedAt: on('11-01', '09:00'),
        outcome: 'done',
        reason: null,
      },
    ])
    expect(await jobs.state('reminders')).toMatchObject({
      lastDoneAt: on('11-01', '09:00'),
      nextAt: on('11-02', '09:00'),
      failure: null,
    })
  })

  it('does once what was due several times while nobody ran', async () => {
    await schedule().look()
    clock.set(on('11-05', '15:00'))
    const returned = schedule()
    await returned.look()
    await returned.look()
    expect(done).toBe(1)
    expect((await runs())[0]).toMatchObject({ dueAt: on('11-01', '09:00'), startedAt: on('11-05', '15:00') })
    expect((await returned.state('reminders')).nextAt).toBe(on('11-06', '09:00'))
  })

  it('tries what failed again after a wait that grows up to its cap, across a restart, and gives up', async () => {
    acts = [fail]
    clock.set(on('11-01', '09:00'))
    const jobs = schedule()
    await jobs.look()
    const tried: string[] = []
    for (let passed = 1; passed <= 20; passed += 1) {
      clock.advance(minute)
      const before = (await runs()).length
      await (passed === 5 ? schedule() : jobs).look()
      if ((await runs()).length > before) tried.push(clock.now().slice(11, 16))
    }
    expect(tried).toEqual(['09:01', '09:03', '09:06'])
    expect(await outcomes()).toEqual(['1 failed', '2 failed', '3 failed', '4 given-up'])
    expect(faults.map(String)).toEqual(Array(4).fill('Error: 名录没有取到'))
    expect(await jobs.failing()).toEqual(['reminders'])
    expect(await jobs.state('reminders')).toMatchObject({
      nextAt: on('11-02', '09:00'),
      failure: { at: on('11-01', '09:06'), reason: '名录没有取到', attempt: 4, givenUp: true },
    })

    acts = [succeed]
    clock.set(on('11-02', '09:00'))
    await jobs.look()
    expect(await jobs.failing()).toEqual([])
    expect(await jobs.state('reminders')).toMatchObject({ failure: null, lastRun: { attempt: 1 } })
  })

  it('runs a job once at a time, whoever asks for it, also a job without a pattern', async () => {
    const { begun, go } = held()
    const jobs = schedule({ pattern: null })
    jobs.begin('reminders')
    jobs.begin('reminders')
    await begun
    expect(await jobs.state('reminders')).toMatchObject({ running: true, nextAt: null })
    const looked = jobs.look()
    go()
    await looked
    expect(await outcomes()).toEqual(['1 done'])
    clock.set(on('11-05', '15:00'))
    await jobs.look()
    expect(done).toBe(1)
  })

  it('gives a run up when it stops, and does it again on its return without a wait', async () => {
    const { begun } = held()
    clock.set(on('11-01', '09:00'))
    const jobs = schedule()
    const looked = jobs.look()
    await begun
    await jobs.stop()
    await looked
    await schedule().look()
    expect(await outcomes()).toEqual(['1 stopped', '1 done'])
    expect(faults).toEqual([])
  })

  it('does again what a process that is gone left undone', async () => {
    clock.set(on('11-01', '09:00'))
    const at = clock.now()
    const begun = { id: 'left', job: job.name, dueAt: at, attempt: 1, startedAt: at }
    const left: Run = { ...begun, instance: 'xushi elsewhere 1', endedAt: null, outcome: null, reason: null }
    await store.write((writer) => beginRun(writer, left))
    clock.advance(minute)
    await schedule().look()
    expect(await outcomes()).toEqual(['1 interrupted', '2 done'])
  })

  it('leaves a job to the instance that leads, and gives up its run when it leads no more', async () => {
    clock.set(on('11-01', '09:00'))
    let leads = false
    const jobs = schedule({}, { leads: async () => leads })
    await jobs.look()
    expect(await runs()).toEqual([])
    const { begun } = held()
    leads = true
    const looked = jobs.look()
    await begun
    leads = false
    await jobs.look()
    await looked
    expect(await outcomes()).toEqual(['1 stopped'])
  })

  it('keeps nothing waiting for the time of a clock that was ahead', async () => {
    const jobs = schedule()
    clock.set('2025-10-31T09:00:00.000+08:00')
    await jobs.look()
    clock.set(on('11-01', '09:00'))
    await jobs.look()
    await jobs.look()
    expect(done).toBe(2)
    expect((await jobs.state('reminders')).nextAt).toBe(on('11-02', '09:00'))
  })

  it('does what is due although the run cannot be written down, and writes it down later', async () => {
    clock.set(on('11-01', '09:00'))
    let full = true
    const jobs = schedule(
      {},
      {
        write: (work) => (full ? Promise.reject(new AppError('disk-full', '磁盘已满')) : store.write(work)),
      },
    )
    await jobs.look()
    await jobs.look()
    expect(done).toBe(1)
    expect(await runs()).toEqual([])
    full = false
    clock.set(on('11-02', '09:00'))
    await jobs.look()
    expect(await outcomes()).toEqual(['1 done', '1 done'])
  })

  it('keeps the newest hundred runs of a job', async () => {
    const jobs = schedule()
    for (let run = 0; run < 103; run += 1) {
      clock.advance(minute)
      jobs.begin('reminders')
      await jobs.look()
    }
    const kept = await runs()
    expect(kept).toHaveLength(100)
    expect(kept.at(-1)?.startedAt).toBe(on('10-31', '10:04'))
  })

  it('takes no second job of a name', () => {
    const needs = { store, clock, report: () => {}, sendNow: async () => true }
    expect(() => scheduler([job, job], needs)).toThrow('Two jobs are called reminders')
  })
})
