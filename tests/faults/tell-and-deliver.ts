import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '#server/clock.ts'
import { postWebhook } from '#server/alerts/post-webhook.ts'
import { openStore } from '#server/db/open-store.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'

/** A process that tells a message, prints that it is committed, delivers it on request, and then waits to be killed. */
const [databaseUrl = '', dataFolder = '', url = '', how = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl, dataFolder }, systemClock)
await store.write((writer) => writer.tell({ kind: 'webhook', subject: 'city', payload: { text: '甲' } }))
process.stdout.write('committed\n')
const webhook = ({ id, payload }: { id: string; payload: unknown }) =>
  postWebhook(url, { id, content: payload as object })
const outbox = outboxDelivery({ webhook }, { store, clock: systemClock, report: () => {} })
for (;;) {
  if (how === 'deliver') await outbox.look()
  await pause(20)
}
