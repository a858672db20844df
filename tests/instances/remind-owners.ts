import { openCatalogue } from '#server/catalogue-source.ts'
import { openStore } from '#server/db/open-store.ts'
import { remindJob } from '#server/features/action-items/messages/remind-job.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

/** A process that reminds on each of these mornings, one after another, and prints each completed one. */
const [databaseUrl = '', webhook = '', ...mornings] = process.argv.slice(2)
const clock = testClock(mornings[0])
const store = await openStore({ databaseUrl, dataFolder: '' }, clock)
const catalogue = await openCatalogue(store)
const job = remindJob({ store, clock, catalogue, notices: { webhook, mail: null } })
for (const morning of mornings) {
  clock.set(morning)
  await job.run(AbortSignal.timeout(60_000))
  process.stdout.write(`${morning}\n`)
}
await store.close()
