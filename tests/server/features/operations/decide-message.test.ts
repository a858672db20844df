import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { alertMessages, alertWays, type Alert } from '#server/alerts/send-alert.ts'
import type { Operations } from '#server/contract/operations.ts'
import { retry } from '#server/jobs/outbox/outbox.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openReceiver, type Receiver } from '#tests/support/callers/receiver.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const alert: Alert = {
  event: 'backup.failed',
  at: '2024-10-31T02:30:00.000+08:00',
  title: '序时：备份失败',
  text: '磁盘已满',
}

let server: TestServer
let receiver: Receiver
let admin: Record<string, string>
/** The message of an alert to a chat whose address has a password. */
let id: string
beforeEach(async () => {
  receiver = await openReceiver()
  const webhook = receiver.url.replace('://', '://robot:s3cret@') + '?key=s3cret'
  const settings = { webhook, mail: null }
  server = await startTestServer({ ways: alertWays(settings) })
  admin = await by(server, 'admin')
  id = await server.deps.store.write(async (writer) => {
    const [message] = alertMessages(settings, alert)
    return writer.tell(message!)
  })
})
afterEach(async () => {
  await server.stop()
  await receiver.close()
})

const operations = async () => (await ask(server, 'GET /api/operations', admin)).body as Operations
/** The last attempt fails. */
async function giveUp(): Promise<void> {
  await receiver.answer(500)
  await server.deps.store.write(async ({ db, tables: { outbox } }) => {
    await db.update(outbox).set({ attempts: retry.attempts - 1 })
  })
  await server.outbox.look()
}
const lastEntry = async () => {
  const { db, tables } = server.deps.store.reader
  const entries = await db.select().from(tables.ledger).orderBy(tables.ledger.sequence)
  return entries.at(-1)
}

describe('a message that was given up', () => {
  it('is told to administrators with its reason, and counted for whoever watches; no secret is told to anyone', async () => {
    await giveUp()
    const { outbox, judged } = await operations()
    expect(outbox).toMatchObject({
      waiting: 0,
      givenUp: 1,
      messages: [
        {
          id,
          kind: 'alert-webhook',
          title: '告警（XUSHI_ALERT_WEBHOOK）',
          attempts: 24,
          lastError: `webhook ${new URL(receiver.url).host}: 500`,
        },
      ],
    })
    expect(judged.messages.condition).toBe('failing')
    const health = await ask(server, 'GET /healthz')
    expect(health).toMatchObject({ status: 200, body: { status: 'ok', undelivered: 1 } })
    const { body: metrics } = await server.app.inject({ url: '/metrics', headers: byToken })
    expect(metrics).toContain('\nxushi_messages_undelivered 1\n')
    const { db, tables } = server.deps.store.reader
    const kept = await db.select().from(tables.outbox)
    expect(JSON.stringify([outbox, judged, health.body, metrics, kept])).not.toContain('s3cret')
  })
})

describe('POST /api/messages/:id/attempts', () => {
  it('has it tried again under the id that it had, and puts that on the ledger', async () => {
    await giveUp()
    await receiver.answer(204)
    expect((await ask(server, `POST /api/messages/${id}/attempts`, admin)).status).toBe(202)
    await server.outbox.look()
    expect(receiver.heard.map((message) => message.id)).toEqual([id, id])
    expect((await operations()).outbox).toMatchObject({ waiting: 0, givenUp: 0, messages: [] })
    expect(await lastEntry()).toMatchObject({ kind: 'message.resent', subject: `message:${id}` })
    expect(JSON.stringify(await lastEntry())).not.toContain('s3cret')
  })

  it('begins its 24 attempts anew', async () => {
    await giveUp()
    await ask(server, `POST /api/messages/${id}/attempts`, admin)
    await server.outbox.look()
    expect((await operations()).outbox).toMatchObject({ waiting: 1, givenUp: 0 })
  })

  it('refuses what is still tried, what was delivered, what was dropped, and an unknown message', async () => {
    const again = async (which = id) => {
      const { status, body } = await ask(server, `POST /api/messages/${which}/attempts`, admin)
      return [status, body?.detail]
    }
    expect(await again()).toEqual([409, '这条消息还在自动重试，不用重发。'])
    await giveUp()
    await ask(server, `DELETE /api/messages/${id}`, admin, { reason: '接收方已停用' })
    expect(await again()).toEqual([409, '这条消息已经丢弃。'])
    expect(await again('none')).toEqual([404, '没有这条消息。'])
    await receiver.answer(204)
    const [message] = alertMessages({ webhook: receiver.url, mail: null }, alert)
    const delivered = await server.deps.store.write((writer) => writer.tell(message!))
    await server.outbox.look()
    expect(await again(delivered)).toEqual([409, '这条消息已经送达。'])
  })
})

describe('DELETE /api/messages/:id', () => {
  it('gives it up for good with a reason, who and when, and puts that on the ledger', async () => {
    await giveUp()
    const dropped = await ask(server, `DELETE /api/messages/${id}`, admin, { reason: ' 接收方已停用 ' })
    expect(dropped.status).toBe(204)
    server.clock.advance(retry.cap)
    await server.outbox.look()
    expect(receiver.heard).toHaveLength(1)
    expect((await ask(server, 'GET /healthz')).body).not.toHaveProperty('undelivered')
    const entry = await lastEntry()
    expect(entry).toMatchObject({ kind: 'message.dropped', subject: `message:${id}` })
    expect(entry?.payload).toContain('"reason":"接收方已停用"')
  })

  it('drops also what is still tried', async () => {
    await receiver.answer(500)
    await server.outbox.look()
    await ask(server, `DELETE /api/messages/${id}`, admin, { reason: '内容已过时' })
    server.clock.advance(retry.cap)
    await server.outbox.look()
    expect(receiver.heard).toHaveLength(1)
    expect((await operations()).outbox).toMatchObject({ waiting: 0, givenUp: 0 })
  })

  it('asks for a reason of four characters, and refuses a second time', async () => {
    const drop = async (reason: string) => {
      const { status, body } = await ask(server, `DELETE /api/messages/${id}`, admin, { reason })
      return [status, body?.code, body?.detail]
    }
    expect(await drop(' 停用 ')).toEqual([422, 'reason-needed', '请写明丢弃这条消息的原因，至少 4 个字。'])
    expect(await drop('接收方已停用')).toEqual([204, undefined, undefined])
    expect(await drop('接收方已停用')).toEqual([409, 'conflict', '这条消息已经丢弃。'])
  })
})
