import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postWebhook } from '#server/alerts/post-webhook.ts'
import { openStore } from '#server/db/open-store.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { nodeEnvironment } from '#tests/support/node-environment.ts'
import { openReceiver, type Receiver } from '#tests/support/callers/receiver.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const script = fileURLToPath(new URL('./tell-and-deliver.ts', import.meta.url))

let database: TestDatabase
let receiver: Receiver
let teller: ChildProcess | undefined
let whenHeard: () => void
beforeEach(async () => {
  database = await createTestDatabase()
  whenHeard = () => {}
  receiver = await openReceiver(() => whenHeard())
})
afterEach(async () => {
  teller?.kill('SIGKILL')
  await receiver.close()
  await database.drop()
})

/** Another process is killed, as by a power cut, after its commit or after a delivery. */
async function tellAndDie(how: 'hold' | 'deliver'): Promise<void> {
  const { databaseUrl, dataFolder } = database.place
  const child = (teller = spawn(process.execPath, [script, databaseUrl, dataFolder, receiver.url, how], {
    env: nodeEnvironment(),
  }))
  const kill = () => void child.kill('SIGKILL')
  if (how === 'hold') child.stdout.once('data', kill)
  else whenHeard = kill
  await once(child, 'exit')
  whenHeard = () => {}
}

/** The next process delivers the messages that the dead one left. */
async function deliverAll(): Promise<void> {
  const clock = testClock('2100-01-01T00:00:00.000+08:00')
  const store = await openStore(database.place, clock)
  const webhook = ({ id, payload }: { id: string; payload: unknown }) =>
    postWebhook(receiver.url, { id, content: payload as object })
  const outbox = outboxDelivery({ webhook }, { store, clock, report: () => {} })
  await expect
    .poll(async () => {
      await outbox.look()
      return (await outbox.state()).waiting
    })
    .toBe(0)
  await store.close()
}

describe('a message of a process that is killed', () => {
  it('between commit and delivery is delivered by the next', async () => {
    await tellAndDie('hold')
    expect(receiver.heard).toEqual([])
    await deliverAll()
    expect(receiver.heard.map(({ body }) => body)).toEqual([{ text: '甲' }])
  })

  it('between delivery and its mark is delivered again, under the same id', async () => {
    await tellAndDie('deliver')
    await deliverAll()
    expect(receiver.heard.map(({ body }) => body)).toEqual([{ text: '甲' }, { text: '甲' }])
    expect(receiver.heard[1]?.id).toBe(receiver.heard[0]?.id)
  })
})
