import { expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import { jobRunner } from '#server/jobs/job-runner.ts'
import { runsOf } from '#server/jobs/queries.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

it('runs again what is asked for while a run that has done its work writes down its end, and once alone', async () => {
  const database = await createTestDatabase()
  const clock = testClock('2024-10-31T10:00:00.000+08:00')
  const store = await openStore(database.place, clock)
  await store.write((writer) => writer.append(anyEntry))
  let done = 0
  const runner = jobRunner(
    {
      ...{ name: 'collector', title: '采集', pattern: null },
      retry: { first: 60_000, cap: 60_000, attempts: 1 },
      run: async () => {
        done += 1
      },
      // The end of the first run is being written.
      messages: async () => {
        if (done === 1) for (const _ of [1, 2, 3]) runner.begin()
        return []
      },
    },
    {
      store,
      clock,
      report: (fault) => {
        throw fault
      },
      sendNow: async () => true,
    },
  )
  runner.begin()
  await runner.look()
  await runner.look()
  const runs = await runsOf(store.reader, 'collector')
  expect(runs.map(({ outcome }) => outcome)).toEqual(['done', 'done'])
  expect([done, runner.running()]).toEqual([2, false])
  await runner.stop()
  await store.close()
  await database.drop()
})
