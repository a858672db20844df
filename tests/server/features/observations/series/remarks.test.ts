import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(7_000)] })
})
afterAll(() => desk.server.stop())

const { indicator, region, period } = stations(0)
const cell = { indicator, region, period }
const say = (who: Record<string, string>, text: string, more: object = {}) =>
  ask(desk.server, 'POST /api/observations/remarks', who, { ...cell, text, ...more })
const history = async (who: Record<string, string>) =>
  (
    await ask(
      desk.server,
      `GET /api/observations/history?indicator=${indicator}&region=${region}&period=${period}`,
      who,
    )
  ).body
const queued = async () => (await ask(desk.server, 'GET /api/review', desk.reviewer)).body.items[0]
const rings = async (who: Record<string, string>) =>
  (await ask(desk.server, 'GET /api/bell', who)).body.rings.map(
    (ring: { kind: string; cells: { reason: string }[] }) => [ring.kind, ring.cells[0]?.reason],
  )

describe('POST /api/observations/remarks (W-15)', () => {
  it('refuses who neither reports nor reviews the cell, a cell that nobody handed in, and a text that says nothing', async () => {
    const { server } = desk
    await server.person('other', ['reporter'], { organisations: ['zhaoqing-fagai'], regions: ['441200'] })
    expect(await say(await by(server, 'other'), '这个数是怎样来的？')).toMatchObject({ status: 403 })
    expect(await say(desk.reviewer, '这个数是怎样来的？', { period: '2024-M08' })).toMatchObject({
      status: 409,
    })
    expect(await say(desk.reviewer, '？')).toMatchObject({ status: 422, body: { code: 'reason-needed' } })
  })

  it('keeps question, answer, return and explanation of a cell in their order, and tells each side', async () => {
    expect((await say(desk.reviewer, '是否含室分站？')).status).toBe(201)
    expect(await rings(desk.reporter)).toEqual([['asked', '是否含室分站？']])
    const { body: filing } = await ask(
      desk.server,
      'GET /api/filings/zhaoqing-gongxin-2024-M09?at=2024-10-31',
      desk.reporter,
    )
    const asked = filing.cells.find(
      (one: { indicator: string; region: string }) => one.indicator === indicator && one.region === region,
    )
    expect(asked.question).toMatchObject({ text: '是否含室分站？', actorName: 'reviewer', answer: null })

    expect((await say(desk.reporter, '含，共三十座，清单已附')).status).toBe(201)
    expect((await queued()).question.answer).toMatchObject({
      text: '含，共三十座，清单已附',
      actorName: 'reporter',
    })
    expect(await rings(desk.reviewer)).toContainEqual(['answered', '含，共三十座，清单已附'])
    expect(await rings(desk.reporter)).toEqual([])

    await ask(desk.server, 'POST /api/review/returns', desk.reviewer, {
      items: [{ ...cell, revision: 1, reason: '室分站不计入' }],
    })
    const note = '已除去三十座室分站'
    await ask(desk.server, 'POST /api/observations', desk.reporter, { items: [{ ...stations(6_970), note }] })
    const told = await history(desk.reporter)
    expect(told.remark).toBe('answered')
    const all = [...told.acts, ...told.steps].sort((a, b) => a.sequence - b.sequence)
    expect(all.map(({ act, text, reason, note }) => [act, text ?? reason ?? note])).toEqual([
      ['submit', null],
      ['asked', '是否含室分站？'],
      ['answered', '含，共三十座，清单已附'],
      ['return', '室分站不计入'],
      ['submit', note],
    ])
    expect((await history(desk.reviewer)).remark).toBe('asked')
  })
})
