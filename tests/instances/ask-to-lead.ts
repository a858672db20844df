import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '#server/clock.ts'
import { openStore } from '#server/db/open-store.ts'

/** A process that asks for a job repeatedly and prints each new answer: `leads` or `waits`. */
const [databaseUrl = '', job = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl, dataFolder: '' }, systemClock)
let said = ''
// The process is usually killed long before this limit, which ends it where its starter is gone.
for (const until = Date.now() + 180_000; Date.now() < until;) {
  const answer = (await store.leads(job)) ? 'leads' : 'waits'
  if (answer !== said) process.stdout.write(`${answer}\n`)
  said = answer
  await pause(20)
}
