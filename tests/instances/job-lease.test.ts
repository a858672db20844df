import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#server/db/open-store.ts'
import { cuttableProxy } from '#tests/support/servers/cuttable-proxy.ts'
import { nodeEnvironment } from '#tests/support/node-environment.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/databases/test-database.ts'

const script = fileURLToPath(new URL('./ask-to-lead.ts', import.meta.url))

interface Contender {
  /** The answers so far. */
  answers(): string[]
  kill(signal?: NodeJS.Signals): Promise<void>
}

let database: TestDatabase
let contenders: Contender[] = []
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  await Promise.all(contenders.map((contender) => contender.kill()))
  contenders = []
  await database.drop()
})

/** Another process that asks for the job. */
function contend(job: string): Contender {
  const child = spawn(process.execPath, [script, database.place.databaseUrl, job], { env: nodeEnvironment() })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit')
  const contender: Contender = {
    answers: () => said.split('\n').filter((line) => line !== ''),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal)
      await ended
    },
  }
  contenders.push(contender)
  return contender
}

const open = (databaseUrl = database.place.databaseUrl) =>
  openStore({ ...database.place, databaseUrl }, testClock())

describe('leads', () => {
  it('is true at exactly one of two processes, and at the other once the first was killed', async () => {
    const rivals = [contend('backup'), contend('backup')]
    const last = () => rivals.map((contender) => contender.answers().at(-1))
    await expect.poll(() => last().toSorted(), { timeout: 60_000 }).toEqual(['leads', 'waits'])
    const [leader, heir] = last()[0] === 'leads' ? rivals : rivals.toReversed()
    await leader!.kill()
    await expect.poll(() => heir!.answers()).toEqual(['waits', 'leads'])
    expect(leader!.answers()).toEqual(['leads'])
  })

  it('stays with the store that has it, and is granted for each job separately', async () => {
    const [one, other] = [await open(), await open()]
    const asked = []
    for (const job of ['backup', 'backup', 'reminders'])
      asked.push(await other.leads(job), await one.leads(job))
    expect(asked).toEqual([true, false, true, false, true, false])
    await other.close()
    expect(await other.leads('backup')).toBe(false)
    await expect.poll(() => one.leads('backup')).toBe(true)
    await one.close()
  })

  it('is false while the database cannot be reached, so that another leads, and may be true again after', async () => {
    const url = new URL(database.place.databaseUrl)
    const proxy = await cuttableProxy(Number(url.port))
    url.port = new URL(proxy.url).port
    const [one, other] = [await open(url.href), await open()]
    expect([await one.leads('backup'), await other.leads('backup')]).toEqual([true, false])
    proxy.cut()
    expect(await one.leads('backup')).toBe(false)
    await expect.poll(() => other.leads('backup')).toBe(true)
    proxy.restore()
    expect(await one.leads('backup')).toBe(false)
    await other.close()
    await expect.poll(() => one.leads('backup')).toBe(true)
    await one.close()
    await proxy.close()
  })
})
