import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingAgenda } from '#server/contract/meetings.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  await conveneOverRedStations(desk.server)
})
afterEach(() => desk.server.stop())

const target = 'zhaoqing-2024-5g-base-stations'
const kinds = async () => {
  const { body } = await ask(desk.server, 'GET /api/meetings/weekly-1/agenda', byToken)
  return (body as MeetingAgenda).items.filter((item) => item.target === target).map(({ kind }) => kind)
}
const submit = (value: number, revision: number) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, {
    items: [{ ...stations(value), basedOn: revision, note: '两个县区首次纳入统计，新增42座基站' }],
  })

describe('askedValues (J-9)', () => {
  it('tells of a value that was returned, until it is reported anew', async () => {
    expect(await kinds()).toEqual(['red'])
    expect((await submit(7_100, 1)).status).toBe(201)
    expect(await kinds()).toEqual(['red'])
    const cell = { indicator: stations(0).indicator, region: '441200', period: '2024-M09', revision: 2 }
    const returned = await ask(desk.server, 'POST /api/review/returns', desk.reviewer, {
      items: [{ ...cell, reason: '未按物理地址计数' }],
    })
    expect(returned.status).toBe(200)
    expect(await kinds()).toEqual(['red', 'returned-value'])
    expect((await submit(7_050, 2)).status).toBe(201)
    expect(await kinds()).toEqual(['red'])
  })

  it('tells of a value that a check asked about and a program sent without a reason', async () => {
    await approve(desk.server, [stations(700_000)])
    expect(await kinds()).toContain('unexplained-value')
    // A correction that waits for its decision is not judged yet.
    expect((await submit(700_000, 2)).status).toBe(201)
    expect(await kinds()).toContain('unexplained-value')
    await approve(desk.server, [
      { ...stations(700_001), basedOn: 3, note: '两个县区首次纳入统计，新增42座基站' },
    ])
    expect(await kinds()).not.toContain('unexplained-value')
  })
})
