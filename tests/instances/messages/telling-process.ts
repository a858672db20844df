import { createInterface } from 'node:readline'
import { openCatalogue } from '#server/catalogue-source.ts'
import { openStore } from '#server/db/open-store.ts'
import { remindJob } from '#server/features/action-items/messages/remind-job.ts'
import { personWays } from '#server/features/bell/delivery/person-ways.ts'
import { tellPeople } from '#server/features/bell/delivery/tell-people.ts'
import { filingRemindJob } from '#server/features/reminders/remind-job.ts'
import { followLights } from '#server/features/watching/follow-lights.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { readNamedHosts } from '#server/outgoing/allowed-address.ts'
import { secretSeal } from '#server/outgoing/sealed-secret.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

/**
 * A process that does, at each instant that it reads, what a server does by itself for people: it reminds, looks for turned lights and tells, or
 * it delivers. It prints what it is done with.
 */
const [databaseUrl = '', smtp = '', begun = ''] = process.argv.slice(2)
const clock = testClock(begun)
const store = await openStore({ databaseUrl, dataFolder: '' }, clock)
const catalogue = await openCatalogue(store, { clock })
const report = (fault: unknown) => process.stderr.write(`${String(fault)}\n`)
const needs = { store, clock, catalogue, notices: { webhook: null, mail: null } }
const ways = personWays({
  ...{ store, outgoing: readNamedHosts('127.0.0.1'), mail: { smtp, from: 'xushi@example.gov.cn' } },
  secrets: secretSeal(Buffer.alloc(32, 'a key of tests')),
})
const lights = followLights({ ...needs, report })
const people = tellPeople({ ...needs, report })
const outbox = outboxDelivery(ways, { store, clock, report })
const signal = AbortSignal.timeout(600_000)

process.stdout.write('open\n')
for await (const line of createInterface({ input: process.stdin })) {
  const [what, instant = ''] = line.split(' ')
  clock.set(instant)
  if (what === 'deliver') await outbox.look()
  else {
    await filingRemindJob(needs).run(signal)
    await remindJob(needs).run(signal)
    await lights.look()
    await people.look()
  }
  process.stdout.write(`${line}\n`)
}
await store.close()
