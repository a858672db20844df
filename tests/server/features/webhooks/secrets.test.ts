import { afterEach, beforeEach, expect, it } from 'vitest'
import { eventWays } from '#server/features/webhooks/event-way.ts'
import { allWebhooks, updateWebhook } from '#server/features/webhooks/queries.ts'
import { sealOpenSecrets } from '#server/features/webhooks/seal-open-secrets.ts'
import { outboxDelivery } from '#server/jobs/outbox/outbox.ts'
import { isSealed, secretSeal } from '#server/outgoing/sealed-secret.ts'
import { holdMessages } from '#server/records/hold-messages.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openEvents, type Events } from './open-events.ts'

let events: Events
beforeEach(async () => {
  events = await openEvents()
})
afterEach(async () => {
  await events.stop()
  expect(events.faults).toEqual([])
})

const stored = async () => (await allWebhooks(events.server.deps.store.reader))[0]!
const shown = async () => (await ask(events.server, 'GET /api/webhooks', events.admin)).body.webhooks[0]
const operations = async () => (await ask(events.server, 'GET /api/operations', events.admin)).body
const publish = (value: number) => approve(events.server, [stations(value)])

it('secrets are sealed in the database, also those that an earlier release left open', async () => {
  const { store, secrets } = events.server.deps
  const { id, secret } = await events.addReceiver(['observation.approved'])
  expect(isSealed((await stored()).secret)).toBe(true)
  await store.write((writer) => updateWebhook(writer, id, { secret }))
  await sealOpenSecrets({ store, secrets })
  const sealed = (await stored()).secret
  expect(secrets.open(sealed, id)).toBe(secret)
  await sealOpenSecrets({ store, secrets })
  expect((await stored()).secret).toBe(sealed)
})

it('receivers are stopped after a restore, which the server says, and are told what happened meanwhile once a person sets them going', async () => {
  const { id } = await events.addReceiver(['observation.approved'])
  await events.server.deps.store.write((writer) => holdMessages(writer))
  expect(await shown()).toMatchObject({ enabled: false, restored: true, opens: true })
  expect((await operations()).judged.messages).toEqual({
    condition: 'attention',
    reason: '恢复自备份，1 个事件推送已停下，请到“事件推送”核对后启用',
  })
  const process = events.process()
  await publish(7_000)
  await process.look()
  expect(events.heard()).toEqual([])
  const draft = { name: '办公系统', url: events.receiver.url, kinds: ['observation.approved'], enabled: true }
  expect((await ask(events.server, `PUT /api/webhooks/${id}`, events.admin, draft)).status).toBe(204)
  expect(await shown()).toMatchObject({ enabled: true, restored: false })
  await process.look()
  expect(events.receiver.heard.map(({ event }) => event.data.value)).toEqual([7000])
  expect((await operations()).judged.messages.condition).toBe('normal')
})

it('a receiver whose secret the key does not open is sent nothing, which the server says, until it has a new secret', async () => {
  const { deps } = events.server
  const { id, secret } = await events.addReceiver(['observation.approved'])
  const elsewhere = secretSeal(Buffer.alloc(32, 'another')).seal(secret, id)
  await deps.store.write((writer) => updateWebhook(writer, id, { secret: elsewhere }))
  expect(await shown()).toMatchObject({ opens: false })
  expect((await operations()).judged.messages).toMatchObject({ condition: 'failing' })
  const process = events.process()
  await publish(7_000)
  await process.look()
  expect([events.heard(), (await process.outbox.state()).lastError]).toEqual([
    [],
    expect.stringContaining('签名密钥打不开'),
  ])
  const { status, body } = await ask(events.server, `POST /api/webhooks/${id}/secret`, events.admin)
  expect([status, body.id, body.secret === secret]).toEqual([201, id, false])
  events.server.clock.advance(3_600_000)
  await outboxDelivery(eventWays(deps), { ...deps, report: () => {} }).look()
  expect(events.receiver.heard.map(({ event }) => event.data.value)).toEqual([7000])
})
