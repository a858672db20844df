import { setTimeout as pause } from 'node:timers/promises'
import { later, systemClock } from '#server/clock.ts'
import { openStore } from '#server/db/open-store.ts'
import type { Job } from '#server/jobs/job.ts'
import { scheduler } from '#server/jobs/scheduler.ts'

/** A process that looks for a job which is always due, and prints the beginning of a run and the request to give it up. */
const [databaseUrl = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl, dataFolder: '' }, systemClock)
const say = (word: string) => process.stdout.write(`${word}\n`)
const job: Job = {
  name: 'collection',
  title: '采集',
  pattern: '* * * * *',
  since: async () => later(systemClock.now(), -120_000),
  retry: { first: 3_600_000, cap: 3_600_000, attempts: 3 },
  run: async (signal) => {
    say('began')
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    say('gave up')
    signal.throwIfAborted()
  },
}
const report = (fault: unknown) => process.stderr.write(`${String(fault)}\n`)
const sendNow = async () => true
const jobs = scheduler([job], { store, clock: systemClock, report, sendNow })
say('open')
// The process is usually killed long before this limit, which ends it where its starter is gone.
for (const until = Date.now() + 180_000; Date.now() < until;) {
  void jobs.look().catch(report)
  await pause(20)
}
