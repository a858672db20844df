import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Board } from '#server/contract/board.ts'
import type { Protocol2Message, Protocol3Message } from '#server/contract/live.ts'
import type { ObservationsAccepted } from '#server/contract/observations.ts'
import type { Why } from '#server/contract/why.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { testToken } from '#tests/support/servers/test-server.ts'

const token = { authorization: `Bearer ${testToken}` }
const zhaoqing = { scope: '441200', at: '2024-11-15' }
const target = 'zhaoqing-2024-5g-base-stations'

let desk: Desk
let url: string
beforeEach(async () => {
  desk = await openDesk()
  url = await desk.server.listen()
})
afterEach(() => desk.server.stop())

const read = async <T>(path: string): Promise<T> =>
  (await desk.server.app.inject({ url: path, headers: token })).json()
const rowNow = async () =>
  (await read<Board>('/api/board?scope=441200&at=2024-11-15')).targets.find((row) => row.target === target)!

/** A client is past its first messages. */
async function open<M extends Protocol2Message | Protocol3Message>(query: Record<string, string>) {
  const client = await openLive<M>(url, { ...zhaoqing, ...query }, token)
  await client.next('hello')
  return client
}

async function submit(): Promise<number> {
  const items = [{ ...stations(7_800, '441200', '10'), note: '补报十月' }]
  const sent = await ask(desk.server, 'POST /api/observations', desk.reporter, {
    items,
  })
  expect(sent.status).toBe(201)
  return (sent.body as ObservationsAccepted).accepted[0]!.revision
}

describe('WS /live protocol=3', () => {
  it('tells that a figure waits as a fresh board does, and nothing of it; earlier protocols hear no more than before', async () => {
    await approve(desk.server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_200, '441200', '07')])
    const [wall, earlier] = [
      await open<Protocol3Message>({ protocol: '3' }),
      await open<Protocol2Message>({ protocol: '2' }),
    ]
    const { sequence: since } = await wall.next('snapshot')
    await earlier.next('snapshot')
    expect(await rowNow()).toMatchObject({ light: 'overdue', pendingReview: false })

    const revision = await submit()
    const told = await wall.next('waiting')
    expect(told.targets).toEqual([await rowNow()])
    expect(told.targets).toMatchObject([{ light: 'far-behind', period: '2024-M07', pendingReview: true }])
    const why = await read<Why>(`/api/targets/${target}/why?at=2024-11-15`)
    expect(told.reasons).toMatchObject([{ target, sentence: why.rule.sentence, remarks: why.remarks }])
    expect(JSON.stringify(told)).not.toMatch(/7800|补报/)

    const back = await open<Protocol3Message>({ protocol: '3', since: String(since) })
    expect((await back.next('waiting')).targets).toEqual(told.targets)

    const items = [
      {
        ...{ indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M10', revision },
        reason: '与台账不符',
      },
    ]
    await ask(desk.server, 'POST /api/review/returns', desk.reviewer, { items })
    expect((await wall.next('waiting')).targets).toMatchObject([{ light: 'overdue', pendingReview: false }])

    await approve(desk.server, [stations(7_700, '441200', '10')])
    expect(await wall.next('change')).toMatchObject({ observation: { value: 7_700 } })
    expect(await earlier.next('change')).toMatchObject({ observation: { value: 7_700 } })
  })
})
