import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { runsOf } from '#server/jobs/queries.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { cuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import { nodeEnvironment } from '#tests/support/node-environment.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'

const script = fileURLToPath(new URL('./run-a-job.ts', import.meta.url))

interface Instance {
  /** The printed lines so far. */
  said(): string[]
  kill(signal?: NodeJS.Signals): Promise<void>
}

let database: TestDatabase
let store: Store
let instances: Instance[]
beforeEach(async () => {
  database = await createTestDatabase()
  store = await openStore(database.place, testClock())
  await store.write((writer) => writer.append(anyEntry))
  instances = []
})
afterEach(async () => {
  await Promise.all(instances.map((instance) => instance.kill()))
  await store.close()
  await database.drop()
})

/** Another process with the job. */
async function instance(databaseUrl = database.place.databaseUrl): Promise<Instance> {
  const child = spawn(process.execPath, [script, databaseUrl], { env: nodeEnvironment() })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'exit')
  const made: Instance = {
    said: () => output.split('\n').filter((line) => line !== ''),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await ended
    },
  }
  instances.push(made)
  await expect.poll(() => made.said(), { timeout: 60_000 }).toContain('open')
  return made
}

const outcomes = async () =>
  (await runsOf(store.reader, 'collection')).map(({ outcome }) => outcome).toReversed()

describe('a job of two instances', () => {
  it('is begun by the other once the one that ran it was killed, and the run that broke off says so', async () => {
    const first = await instance()
    await expect.poll(() => first.said()).toContain('began')
    const heir = await instance()
    expect(await outcomes()).toEqual([null])
    await first.kill()
    await expect.poll(() => heir.said()).toEqual(['open', 'began'])
    expect(await outcomes()).toEqual(['interrupted', null])
  })

  it('is given up by one that was cut off from the database, and begun by the other', async () => {
    const url = new URL(database.place.databaseUrl)
    const proxy = await cuttableProxy(Number(url.port))
    url.port = new URL(proxy.url).port
    const first = await instance(url.href)
    await expect.poll(() => first.said()).toContain('began')
    const heir = await instance()
    proxy.cut()
    await expect.poll(() => first.said()).toContain('gave up')
    await expect.poll(() => heir.said()).toEqual(['open', 'began'])
    expect((await outcomes()).at(-1)).toBeNull()
    await first.kill()
    await proxy.close()
  })
})
