import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, describe, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { nodeEnvironment } from '#tests/support/node-environment.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { startTestServer } from '#tests/support/servers/test-server.ts'

const script = fileURLToPath(new URL('./remind-owners.ts', import.meta.url))
const webhook = 'http://127.0.0.1:9/'
/** Every morning from 26 September to Saturday 12 October 2024, including the holidays of National Day. */
const mornings = ['09-26', '09-27', '09-28', '09-29', '09-30']
  .concat(Array.from({ length: 12 }, (_, day) => `10-${String(day + 1).padStart(2, '0')}`))
  .map((day) => `2024-${day}T08:30:00.000+08:00`)

describe('reminders of two instances', () => {
  it('are written once each, also where one is killed among them and begins anew', async () => {
    const database = await createTestDatabase()
    const server = await startTestServer({ database, notices: { webhook, mail: null } })
    server.clock.set('2024-09-25T10:00:00.000+08:00')
    await server.person('secretary', ['secretary'])
    const secretary = await by(server, 'secretary')
    for (let number = 1; number <= 3; number += 1) {
      const draft = { order: '加快5G基站建设', organisation: 'zhaoqing-gongxin', assign: true }
      expect((await ask(server, 'POST /api/action-items', secretary, draft)).status).toBe(201)
    }

    const remind = () =>
      spawn(process.execPath, [script, database.place.databaseUrl, webhook, ...mornings], {
        env: nodeEnvironment(),
      })
    const [killed, other] = [remind(), remind()]
    const ends = [killed, other].map((process) => once(process, 'exit'))
    killed.stdout.once('data', () => killed.kill('SIGKILL'))
    expect((await Promise.all(ends)).map(([code]) => code as unknown)).toEqual([null, 0])
    const again = remind()
    expect(await once(again, 'exit')).toEqual([0, null])

    const { reader } = server.deps.store
    const { outbox } = reader.tables
    const rows = await reader.db.select({ payload: outbox.payload }).from(outbox)
    const told = rows
      .map(
        ({ payload }) =>
          JSON.parse(payload) as { event: string; item: string; parties: string[]; text: string },
      )
      .filter(({ event }) => event === 'action-item.reminded')
      .map(({ item, parties, text }) => `${item} ${parties.join('+')} ${text.replace(/^.*）/, '')}`)
    const ofEach = [
      'leader 催办后仍未签收，报请协调。',
      'owner 将到期，请抓紧办理并反馈。',
      'owner 超过时限未签收，请尽快办理。',
      'secretary 催办后仍未签收，报请协调。',
    ]
    const all = ['2024-1', '2024-2', '2024-3'].flatMap((item) => ofEach.map((text) => `${item} ${text}`))
    expect(told.toSorted()).toEqual(all.toSorted())
    expect(await verifyLedger(reader)).toMatchObject({ sound: true })
    await server.stop()
  })
})
