import { setTimeout as pause } from 'node:timers/promises'
import { postWebhook } from '#server/alerts/post-webhook.ts'
import { systemClock } from '#server/clock.ts'
import { openStore } from '#server/db/open-store.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'

/** A process that looks for messages of the outbox again and again, and delivers them while it leads. */
const [databaseUrl = '', url = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl, dataFolder: '' }, systemClock)
const report = (fault: unknown) => process.stderr.write(`${String(fault)}\n`)
const webhook = ({ id, payload }: { id: string; payload: unknown }) =>
  postWebhook(url, { id, content: payload as object })
const outbox = outboxDelivery({ webhook }, { store, clock: systemClock, report })
process.stdout.write('open\n')
for (;;) {
  await outbox.look().catch(report)
  await pause(20)
}
