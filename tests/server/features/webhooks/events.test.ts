import { Webhook as StandardWebhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openEvents, type Events } from './open-events.ts'

let events: Events
beforeEach(async () => {
  events = await openEvents()
})
afterEach(async () => {
  await events.stop()
  expect(events.faults).toEqual([])
})

const figure = 'zhaoqing-5g-base-stations/441200/2024-M09'
const target = 'target/zhaoqing-2024-5g-base-stations'
const submit = (value: number) =>
  ask(events.server, 'POST /api/observations', events.reporter, { items: [stations(value)] })
const decide = (act: string, revision: number, reason?: string) => {
  const { value: _value, ...cell } = stations(0)
  const items = [{ ...cell, revision, ...(reason !== undefined && { reason }) }]
  return ask(events.server, `POST /api/review/${act}`, events.reviewer, { items })
}

describe('events', () => {
  it('tell what is decided and which lights turn, in order, and nothing of what waits', async () => {
    await events.addReceiver()
    const { look } = events.process()
    await look()
    expect(events.heard()).toEqual([])
    await submit(7_000)
    await decide('returns', 1, '未按物理地址计数')
    await submit(8_100)
    await look()
    expect(events.heard()).toEqual([`observation.returned ${figure}`])
    // What nobody approved does not go out.
    expect(events.receiver.heard[0]?.event.data).toMatchObject({ revision: 1, value: null })
    await decide('approvals', 2)
    await look()
    await decide('revocations', 2, '通过后发现重复计数')
    await look()
    const ofFigures = events.heard().filter((line) => line.startsWith('observation'))
    expect(ofFigures).toEqual([
      `observation.returned ${figure}`,
      `observation.approved ${figure}`,
      `observation.revoked ${figure}`,
    ])
    const turned = events.receiver.heard.filter(({ event }) => event.type === 'cn.xushi.light.turned')
    const found = turned.flatMap(({ event }) =>
      event.subject === target ? [[event.data.from, event.data.to, event.data.value]] : [],
    )
    expect(found).toHaveLength(2)
    expect(found[0]!.slice(1)).toEqual(['met', 8_100])
    expect(found[1]).toEqual(['met', found[0]![0], null])
    const { body } = await ask(events.server, 'GET /api/webhooks', events.admin)
    expect(body.webhooks).toMatchObject([{ waiting: 0, held: 0, lastError: null, followed: body.sequence }])
  })

  it('are CloudEvents 1.0, signed so that an independent library knows who sent them, without persons and notes', async () => {
    const { secret } = await events.addReceiver(['observation.approved'])
    await approve(events.server, [{ ...stations(7_050), note: '以物理地址计算' }])
    await events.process().look()
    const { headers, body, event } = events.receiver.heard[0]!
    expect(event).toEqual({
      specversion: '1.0',
      type: 'cn.xushi.observation.approved',
      source: expect.stringMatching(/^urn:xushi:[0-9a-f]{16}$/),
      id: expect.stringMatching(/^ledger-\d+$/),
      subject: figure,
      time: '2024-10-31T10:00:00.000+08:00',
      datacontenttype: 'application/json',
      data: {
        indicator: 'zhaoqing-5g-base-stations',
        region: '441200',
        period: '2024-M09',
        revision: 1,
        name: '5G基站累计开通数',
        regionName: '肇庆市',
        unit: '座',
        value: 7_050,
        numerator: null,
        denominator: null,
        reason: null,
        status: 'A',
        bound: null,
        provenance: 'reported',
        sequence: expect.any(Number),
        demo: false,
      },
    })
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
    expect(headers['webhook-id']).toBe(event.id)
    expect(headers['webhook-timestamp']).toBe(String(Date.parse('2024-10-31T10:00:00+08:00') / 1_000))
    // The library refuses messages that are older than five minutes, so its clock is set to the time of sending.
    const verified = (text: string, key: string) => {
      const now = Date.now
      Date.now = () => Date.parse('2024-10-31T10:00:30+08:00')
      try {
        return new StandardWebhook(key).verify(text, headers as Record<string, string>)
      } finally {
        Date.now = now
      }
    }
    expect(verified(body, secret)).toEqual(event)
    expect(() => verified(body.replace('7050', '7051'), secret)).toThrow('No matching signature')
    expect(() => verified(body, `whsec_${Buffer.from('another').toString('base64')}`)).toThrow()
  })

  it('tell that a period is closed and that a meeting is frozen', async () => {
    await events.addReceiver(['period.closed', 'meeting.frozen'])
    await ask(events.server, 'POST /api/periods/2024-M09/closure', events.admin, { reason: '审齐' })
    await events.server.person('secretary', ['secretary'])
    const secretary = { cookie: await events.server.signIn('secretary') }
    const meeting = {
      series: 'weekly-3',
      title: '周调度会',
      date: '2024-11-04',
      at: '2024-10-31',
      scopes: ['441200'],
    }
    const { body } = await ask(events.server, 'POST /api/meetings', secretary, meeting)
    expect((await ask(events.server, `POST /api/meetings/${body.id}/freeze`, secretary, {})).status).toBe(200)
    await events.process().look()
    expect(events.heard().sort()).toEqual([
      `meeting.frozen meeting/${body.id}`,
      'period.closed period/2024-M09',
    ])
  })

  it('tell once that a target is overdue, where nothing but days passed', async () => {
    await events.addReceiver(['reporting.overdue'])
    const { look } = events.process()
    await look()
    expect(events.heard()).toEqual([])
    await approve(events.server, [stations(7_050)])
    for (const day of ['2024-11-08', '2024-11-20', '2024-12-02']) {
      events.server.clock.set(`${day}T08:00:00.000+08:00`)
      await look()
      await look()
    }
    const late = events.receiver.heard.filter(({ event }) => event.subject === target)
    expect(late).toHaveLength(1)
    expect(late[0]!.event.data).toMatchObject({ to: 'overdue', at: late[0]!.event.time.slice(0, 10) })
    const ids = events.receiver.heard.map(({ event }) => event.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are told again from an entry of the ledger on, under the ids that they had', async () => {
    const { id } = await events.addReceiver(['observation.approved', 'light.turned'])
    const { look } = events.process()
    await approve(events.server, [stations(7_050)])
    const from = events.server.deps.store.head().sequence
    events.server.clock.advance(60_000)
    await approve(events.server, [stations(8_100)])
    await look()
    const bodies = () => events.receiver.heard.map(({ body }) => body)
    const first = bodies()
    expect(first.length).toBeGreaterThan(2)
    const replay = (sequence: number) =>
      ask(events.server, `POST /api/webhooks/${id}/replay`, events.admin, { from: sequence })
    expect((await replay(from)).status).toBe(204)
    await look()
    // Events of different subjects have no sequence among each other.
    expect(bodies().slice(first.length).sort()).toEqual([...first].sort())
    expect((await replay(9_999)).body.detail).toContain('不能从第 9999 号重推')
  })
})

describe('who is told of events', () => {
  const put = (id: string, draft: object) =>
    ask(events.server, `PUT /api/webhooks/${id}`, events.admin, draft)

  it('is stopped and told later of what happened meanwhile; removed, it is told no more', async () => {
    const { id } = await events.addReceiver(['observation.approved'])
    const draft = { name: '办公系统', url: events.receiver.url, kinds: ['observation.approved'] }
    expect((await put(id, { ...draft, enabled: false })).status).toBe(204)
    const { look, outbox } = events.process()
    await approve(events.server, [stations(7_050)])
    await look()
    expect(events.heard()).toEqual([])
    await put(id, { ...draft, enabled: true })
    await look()
    expect(events.heard()).toEqual([`observation.approved ${figure}`])
    await events.receiver.answer(null)
    await approve(events.server, [stations(7_060)])
    await look()
    expect((await outbox.state()).waiting).toBe(1)
    expect((await ask(events.server, `DELETE /api/webhooks/${id}`, events.admin)).status).toBe(204)
    expect(await outbox.state()).toMatchObject({ waiting: 0, givenUp: 0 })
    expect((await put(id, { ...draft, enabled: true })).body.code).toBe('not-found')
  })

  it.each([
    ['ftp://oa.example.gov.cn/', '应以 https:// 或 http:// 开头'],
    ['oa.example.gov.cn', '应以 https:// 或 http:// 开头'],
    ['https://user:secret@oa.example.gov.cn/', '不能带用户名、密码'],
    ['http://10.0.0.8/hook', '10.0.0.8 是内部地址'],
    ['http://0x0a000008/hook', '10.0.0.8 是内部地址'],
    ['http://[::1]/hook', '::1 是内部地址'],
    ['http://169.254.169.254/latest/meta-data', '169.254.169.254 是内部地址'],
  ])('is refused at %s', async (url, words) => {
    const draft = { name: '办公系统', url, kinds: ['period.closed'], enabled: true }
    const { status, body } = await ask(events.server, 'POST /api/webhooks', events.admin, draft)
    expect([status, body.detail]).toEqual([400, expect.stringContaining(words)])
  })

  it('has a secret that no list shows, and a name of its own', async () => {
    const { secret } = await events.addReceiver()
    const taken = { name: ' 办公系统 ', url: events.receiver.url, kinds: ['period.closed'], enabled: true }
    const again = await ask(events.server, 'POST /api/webhooks', events.admin, taken)
    expect([again.status, again.body.detail]).toEqual([
      409,
      expect.stringContaining('已有事件推送“办公系统”'),
    ])
    const { body } = await ask(events.server, 'GET /api/webhooks', events.admin)
    expect(JSON.stringify(body)).not.toContain(secret)
  })
})
