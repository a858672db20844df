import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEventReceiver } from '#tests/support/callers/event-receiver.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openEvents, type EventProcess, type Events } from './open-events.ts'

let events: Events
beforeEach(async () => {
  events = await openEvents()
})
afterEach(async () => {
  await events.stop()
  expect(events.faults).toEqual([])
})

const minute = 60_000
const hour = 60 * minute
/** Each event as `region value`, without repetitions. */
const values = () => {
  const seen = new Set<string>()
  return events.receiver.heard.flatMap(({ event: { id, data } }) => {
    if (seen.has(id)) return []
    seen.add(id)
    return [`${data.region} ${data.value}`]
  })
}
const publish = (value: number, region = '441200') => approve(events.server, [stations(value, region)])
/** A new sign-in, since sessions end while the clock moves. */
const signedIn = () => by(events.server, 'admin')
async function keepLooking(processes: readonly EventProcess[], milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 10 * minute) {
    await Promise.all(processes.map(({ look }) => look()))
    events.server.clock.advance(10 * minute)
  }
}
/** All messages of the outbox are given up, as after their last attempt. */
const giveUp = (lastError: string) =>
  events.server.deps.store.write(async ({ db, tables: { outbox } }) => {
    await db.update(outbox).set({ nextAttemptAt: null, lastError, attempts: 24 })
  })

describe('the delivery of events', () => {
  it('tells a receiver that was down for an hour every event, in order, by two processes that are restarted meanwhile', async () => {
    await events.addReceiver(['observation.approved'])
    let [first, second] = [events.process(), events.process()]
    const told: string[] = []
    await events.receiver.answer(null)
    for (let round = 0; round < 3; round += 1) {
      for (const region of ['441200', '441202']) {
        await publish(7_000 + round, region)
        told.push(`${region} ${7_000 + round}`)
      }
      await keepLooking([first, second], 20 * minute)
      if (round === 0) first = events.process()
      if (round === 1) second = events.process()
    }
    expect(events.receiver.heard).toEqual([])
    await events.receiver.answer(() => 204)
    await keepLooking([first, second], 2 * hour)
    for (const region of ['441200', '441202'])
      expect(values().filter((each) => each.startsWith(region))).toEqual(
        told.filter((each) => each.startsWith(region)),
      )
    expect(await first.outbox.state()).toMatchObject({ waiting: 0, givenUp: 0 })
  })

  it('holds a subject whose event is given up, until a person sends it again, and keeps no other subject waiting', async () => {
    await events.addReceiver(['observation.approved'])
    await events.receiver.answer(({ data }) => (data.region === '441200' ? 500 : 204))
    const process = events.process()
    await publish(7_000)
    await process.look()
    await giveUp('oa.example.gov.cn：500')
    const { givenUp, messages } = await process.outbox.state()
    expect(givenUp).toBe(1)
    await publish(7_100)
    await publish(1_200, '441202')
    await events.receiver.answer(() => 204)
    const before = values().length
    await process.look()
    expect(values().slice(before)).toEqual(['441202 1200'])
    const { body } = await ask(events.server, 'GET /api/webhooks', await signedIn())
    expect(body.webhooks).toMatchObject([{ waiting: 1, held: 1, lastError: expect.stringMatching(/：500$/) }])
    await ask(events.server, `POST /api/messages/${messages[0]!.id}/attempts`, await signedIn())
    await process.look()
    const ofCity = events.receiver.heard.filter(({ event }) => event.data.region === '441200').slice(-2)
    expect(ofCity.map(({ event }) => event.data.value)).toEqual([7_000, 7_100])
    expect(await process.outbox.state()).toMatchObject({ waiting: 0, givenUp: 0 })
  })

  it('goes on with what waits behind an event that is given up after a person drops it', async () => {
    await events.addReceiver(['observation.approved'])
    await events.receiver.answer(() => 302)
    const process = events.process()
    await publish(7_000)
    await process.look()
    const { lastError } = await process.outbox.state()
    expect(lastError).toMatch(/：答了 302，要转到别的地址/)
    await giveUp(lastError!)
    const [message] = (await process.outbox.state()).messages
    expect(message).toMatchObject({ title: '事件推送', lastError })
    const { body } = await ask(events.server, 'GET /api/operations', await signedIn())
    expect(body.outbox.messages[0].title).toBe('事件推送：办公系统：5G基站累计开通数（肇庆市）')
    await publish(7_100)
    await events.receiver.answer(() => 204)
    await process.look()
    expect(new Set(values())).toEqual(new Set(['441200 7000']))
    const reason = { reason: '接收方已另行更正' }
    await ask(events.server, `DELETE /api/messages/${message!.id}`, await signedIn(), reason)
    await process.look()
    expect(values().at(-1)).toBe('441200 7100')
  })

  it('tells one receiver at once what happens while another does not answer, and that one after its answer', async () => {
    await events.addReceiver(['observation.approved'])
    const other = await openEventReceiver()
    const draft = { name: '另一个', url: other.url, kinds: ['observation.approved'], enabled: true }
    expect((await ask(events.server, 'POST /api/webhooks', events.admin, draft)).status).toBe(201)
    let answer = (_: number) => {}
    await events.receiver.answer(() => new Promise<number>((done) => (answer = done)))
    const { follower, outbox } = events.process()
    const told = () => other.heard.map(({ event: { data } }) => data.value as number)
    await publish(7_000)
    await follower.look()
    const looks = [outbox.look()]
    for (const value of [7_100, 7_200]) {
      await vi.waitFor(() => expect(told().at(-1)).toBe(value - 100))
      await publish(value)
      await follower.look()
      looks.push(outbox.look())
    }
    await vi.waitFor(() => expect(told()).toEqual([7_000, 7_100, 7_200]))
    expect(values()).toEqual(['441200 7000'])
    await events.receiver.answer(() => 204)
    answer(204)
    await Promise.all(looks)
    expect([values(), told().length]).toEqual([['441200 7000', '441200 7100', '441200 7200'], 3])
    await other.close()
  })

  it('sends all events of a batch in one look at the outbox, and each of them once', async () => {
    await events.addReceiver(['observation.approved', 'light.turned'])
    const items = ['01', '02', '03', '04', '05', '06', '07', '08', '09'].flatMap((month) =>
      ['441200', '441202', '441203', '441204'].map((region) => stations(7_000, region, month)),
    )
    await approve(events.server, items)
    const [first, second] = [events.process(), events.process()]
    await Promise.all([first.follower.look(), second.follower.look()])
    await first.outbox.look()
    const ids = events.receiver.heard.map(({ event }) => event.id)
    expect(ids.filter((id) => id.startsWith('ledger-'))).toHaveLength(items.length)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
