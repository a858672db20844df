import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Work } from '#server/contract/work.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openOrderDesk, type OrderDesk } from '../action-items/order-desk.ts'

let desk: OrderDesk
beforeEach(async () => {
  desk = await openOrderDesk()
})
afterEach(() => desk.stop())

const work = async (who: Parameters<OrderDesk['as']>[0], query = 'scope=441200') =>
  (await desk.as(who, `GET /api/work?${query}`)).body as Work

/** The headers of a wall whose administrator chose these scenes. */
async function wallWith(...scenes: string[]): Promise<Record<string, string>> {
  const { server } = desk
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const chosen = scenes.map((scene) => ({ scene, seconds: 20 }))
  const admin = { cookie: await server.signIn('admin') }
  const shown = { code, name: `大厅 ${scenes.join(' ')}`, scope: '441200', scenes: chosen }
  expect((await ask(server, 'POST /api/displays', admin, shown)).status).toBe(201)
  return { cookie: `xushi_display=${pairing.cookies[0]?.value}` }
}

describe('GET /api/work', () => {
  it('tells a wall with that scene what was ordered, by whom it is done and until when, and no person', async () => {
    await desk.give({ person: '李处长', order: '排出逐月开通计划' })
    const { status, body } = await ask(
      desk.server,
      'GET /api/work?scope=441200',
      await wallWith('overview', 'work'),
    )
    expect(status).toBe(200)
    expect(body).toEqual({
      at: '2024-10-31',
      orders: [
        {
          number: '督办〔2024〕1号',
          order: '排出逐月开通计划',
          organisationName: '市工业和信息化局',
          targets: ['zhaoqing-2024-5g-base-stations'],
          state: 'assigned',
          colour: null,
          standing: '还有 10 个工作日，待签收',
          assignedOn: '2024-10-31',
          due: '2024-11-14',
          endedOn: null,
          demo: false,
        },
      ],
    })
  })

  it('keeps orders from walls without that scene and from people who see those of their own alone', async () => {
    await desk.give()
    const asWall = async (...scenes: string[]) =>
      ask(desk.server, 'GET /api/work?scope=441200', await wallWith(...scenes))
    expect((await asWall('overview')).body.orders).toBeNull()
    expect((await asWall()).body.orders).toBeNull()
    const seen = await Promise.all(
      (['owner', 'other', 'leader', 'secretary', 'auditor'] as const).map((who) => work(who)),
    )
    expect(seen.map(({ orders }) => orders?.length ?? null)).toEqual([null, null, 1, 1, 1])
    const elsewhere = await ask(desk.server, 'GET /api/work?scope=440000', await wallWith('work', 'units'))
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'not-allowed'])
    expect((await desk.as('leader', 'GET /api/work?scope=nowhere')).status).toBe(404)
  })

  it('shows each as it stood on a day: not before it was handed over, overdue after its term, closed for 30 days', async () => {
    await desk.give({ assign: false, order: '排出逐月开通计划，尚未交办' })
    await desk.give({ days: 5 })
    desk.clock.set('2024-11-20T10:00:00.000+08:00')
    const stands = async (at: string) =>
      (await work('leader', `scope=441200&at=${at}`)).orders?.map(({ state, colour }) => [state, colour])
    expect(await stands('2024-10-30')).toEqual([])
    expect(await stands('2024-11-04')).toEqual([['assigned', 'blue']])
    expect(await stands('2024-11-20')).toEqual([['assigned', 'red']])
    await desk.as('owner', 'POST /api/action-items/2024-2/acknowledge', {})
    await desk.as('owner', 'POST /api/action-items/2024-2/report', { text: '计划已排出', done: true })
    const closed = await desk.as('secretary', 'POST /api/action-items/2024-2/close', { reason: '同意销号' })
    expect(closed).toMatchObject({ status: 200 })
    expect(await stands('2024-11-19')).toEqual([['assigned', 'red']])
    expect(await stands('2024-12-20')).toEqual([['closed', null]])
    expect(await stands('2024-12-21')).toEqual([])
  })

  it('is of a board: by its targets, else by the region of who does it', async () => {
    await desk.give()
    await desk.give({ targets: [] })
    const numbers = async (scope: string) =>
      (await work('leader', `scope=${scope}`)).orders?.map(({ number }) => number)
    const [first, second] = ['督办〔2024〕1号', '督办〔2024〕2号']
    expect(await numbers('441200')).toEqual([first, second])
    expect(await numbers('440000')).toEqual([first, second])
    expect(await numbers('440400')).toEqual([])
    expect(await numbers('zhaoqing-2024-digital-economy')).toEqual([first])
    expect(await numbers('guangdong-2022-digital-economy')).toEqual([])
  })
})
