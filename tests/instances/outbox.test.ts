import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, describe, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { nodeEnvironment } from '#tests/support/node-environment.ts'
import { openReceiver, type Receiver } from '#tests/support/callers/receiver.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const script = fileURLToPath(new URL('./deliver-messages.ts', import.meta.url))
const clock = testClock()

let database: TestDatabase
let store: Store
let receiver: Receiver
let whenHeard: () => void | Promise<void>
let children: ChildProcess[]
beforeEach(async () => {
  database = await createTestDatabase()
  store = await openStore(database.place, clock)
  whenHeard = () => {}
  receiver = await openReceiver(() => whenHeard())
  children = []
})
afterEach(async () => {
  await Promise.all(children.map(kill))
  await receiver.close()
  await store.close()
  await database.drop()
})

/** Another process that delivers. @returns the process, once it looks for messages */
async function instance(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, database.place.databaseUrl, receiver.url], {
    env: nodeEnvironment(),
  })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said, { timeout: 60_000 }).toContain('open')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Messages of a subject are told one after another. @returns their ids in this order */
async function tell(subject: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let number = 1; number <= count; number += 1) {
    ids.push(
      await store.write((writer) => writer.tell({ kind: 'webhook', subject, payload: { subject, number } })),
    )
  }
  return ids
}

describe('messages of two instances', () => {
  it('are delivered by the other once the one that was delivering is killed: each at least once, in order', async () => {
    const first = await instance()
    const before = await tell('before', 1)
    await expect.poll(() => receiver.heard.map(({ id }) => id)).toEqual(before)
    await instance()

    // The receiver answers none from the fourth on: the first instance has sent it, and cannot know whether it arrived.
    let silent = true
    whenHeard = () => (silent && receiver.heard.length >= 4 ? new Promise(() => {}) : undefined)
    const told = { east: await tell('east', 8), west: await tell('west', 8) }
    await expect.poll(() => receiver.heard.length).toBeGreaterThanOrEqual(4)
    silent = false
    await kill(first)

    const state = outboxDelivery({}, { store, clock, report: () => {} }).state
    await expect.poll(async () => (await state()).waiting, { timeout: 60_000 }).toBe(0)
    const firstHeard = (ids: readonly string[]) => {
      const heard = receiver.heard.map(({ id }) => id).filter((id) => ids.includes(id))
      return [...new Set(heard)]
    }
    expect(firstHeard(told.east)).toEqual(told.east)
    expect(firstHeard(told.west)).toEqual(told.west)
    // A message that was sent and not answered comes twice, with the same id and content.
    const contents = new Map<string, Set<string>>()
    for (const { id, body } of receiver.heard)
      contents.set(id, (contents.get(id) ?? new Set()).add(JSON.stringify(body)))
    expect([...contents.values()].every(({ size }) => size === 1)).toBe(true)
    expect(receiver.heard.length).toBeGreaterThan(contents.size)
  })
})
