import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
let colleague: Record<string, string>
beforeAll(async () => {
  desk = await openDesk()
  const { server } = desk
  await server.person('colleague', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441202'] })
  colleague = await by(server, 'colleague')
})
afterAll(() => desk.server.stop())

const cell = (region: string, month: string) => {
  const { indicator, period } = stations(0, region, month)
  return { indicator, region, period, revision: 1 }
}
const bellOf = async (headers: Record<string, string>) =>
  (await ask(desk.server, 'GET /api/bell', headers)).body
const enter = (...items: object[]) =>
  ask(desk.server, 'POST /api/observations', desk.reporter, { items: items as never })
const change = async (headers: Record<string, string>, body: object) =>
  (await ask(desk.server, 'PUT /api/bell', headers, body)).body
const told = (bell: { rings: Record<string, unknown>[] }) =>
  bell.rings.map((ring) => [ring['kind'], ring['filing'], ring['count'], ring['actorName']])

describe('GET /api/bell', () => {
  it('is silent where nothing has happened', async () => {
    expect(await bellOf(desk.reporter)).toMatchObject({
      rings: [],
      unread: 0,
      readTo: 0,
      kinds: [
        'returned',
        'revoked',
        'asked',
        'entered-for',
        'chased',
        'due',
        'settled',
        'questioned',
        'ordered',
        'narrative',
        'turned',
      ],
      off: [],
    })
    expect(await bellOf(desk.reviewer)).toMatchObject({
      rings: [],
      kinds: ['waiting', 'answered', 'disputed', 'stalled', 'confirming', 'turned'],
    })
  })

  it('tells a reviewer what waits, by one ring a filing, until it is decided', async () => {
    await enter(
      stations(6_900, '441200', '07'),
      stations(2_000, '441202', '07'),
      stations(300, '441203', '07'),
    )
    const bell = await bellOf(desk.reviewer)
    expect(bell).toMatchObject({
      unread: 1,
      rings: [
        {
          ...{ kind: 'waiting', filing: 'zhaoqing-gongxin-2024-M07', period: '2024-M07', count: 3 },
          ...{ organisationName: '肇庆市工业和信息化局', actorName: 'reporter' },
          cells: [{ regionName: '肇庆市' }, { regionName: '端州区' }, { regionName: '鼎湖区' }],
        },
      ],
    })
    await enter(stations(6_910, '441200', '08'))
    expect(told(await bellOf(desk.reviewer))).toEqual([
      ['waiting', 'zhaoqing-gongxin-2024-M08', 1, 'reporter'],
      ['waiting', 'zhaoqing-gongxin-2024-M07', 3, 'reporter'],
    ])
    await desk.server.person('elsewhere', ['reviewer'], { regions: ['441802'] })
    expect((await bellOf(await by(desk.server, 'elsewhere'))).rings).toEqual([])
  })

  it('tells all who report the figures what was returned to them, by one ring a filing, with the reasons', async () => {
    await ask(desk.server, 'POST /api/review/returns', desk.reviewer, {
      items: [
        { ...cell('441200', '07'), reason: '与台账不符' },
        { ...cell('441202', '07'), reason: '请核对站址' },
      ],
    })
    const bell = await bellOf(desk.reporter)
    expect(told(bell)).toEqual([['returned', 'zhaoqing-gongxin-2024-M07', 2, 'reviewer']])
    expect(bell.rings[0].cells.map(({ reason }: { reason: string }) => reason)).toEqual([
      '与台账不符',
      '请核对站址',
    ])
    expect(bell.unread).toBe(1)
    expect(told(await bellOf(colleague))).toEqual([['returned', 'zhaoqing-gongxin-2024-M07', 1, 'reviewer']])
    expect(told(await bellOf(desk.reviewer)).at(-1)).toEqual([
      'waiting',
      'zhaoqing-gongxin-2024-M07',
      1,
      'reporter',
    ])
  })

  it('tells of an approval that was revoked, and why', async () => {
    await ask(desk.server, 'POST /api/review/approvals', desk.reviewer, { items: [cell('441200', '08')] })
    await ask(desk.server, 'POST /api/review/revocations', desk.reviewer, {
      items: [{ ...cell('441200', '08'), reason: '通过后发现重复计数' }],
    })
    const bell = await bellOf(desk.reporter)
    expect(told(bell)[0]).toEqual(['revoked', 'zhaoqing-gongxin-2024-M08', 1, 'reviewer'])
    expect(bell.rings[0].cells[0]).toEqual({
      ...{ name: '5G基站累计开通数', regionName: '肇庆市', reason: '通过后发现重复计数' },
    })
    expect(bell.unread).toBe(2)
  })
})

describe('PUT /api/bell', () => {
  it('marks as read what was told up to an entry, for one person, and never less than before', async () => {
    const bell = await bellOf(desk.reporter)
    const read = await change(desk.reporter, { readTo: bell.rings[1].sequence })
    expect([read.unread, read.rings.length]).toEqual([1, 2])
    expect((await change(desk.reporter, { readTo: bell.sequence })).unread).toBe(0)
    expect((await change(desk.reporter, { readTo: 1 })).unread).toBe(0)
    expect((await bellOf(colleague)).unread).toBe(1)
    await ask(desk.server, 'POST /api/review/returns', desk.reviewer, {
      items: [{ ...cell('441203', '07'), reason: '口径不符，请重报' }],
    })
    expect((await bellOf(desk.reporter)).unread).toBe(1)
  })

  it('counts no entry that is not there yet as read', async () => {
    const { sequence } = desk.server.deps.store.head()
    expect((await change(desk.reporter, { readTo: 1_000_000 })).readTo).toBe(sequence)
  })

  it('switches kinds off and on again, and keeps what is read', async () => {
    const quiet = await change(desk.reporter, { off: ['returned'] })
    expect(quiet.rings.map(({ kind }: { kind: string }) => kind)).toEqual(['revoked'])
    expect(quiet.off).toEqual(['returned'])
    expect((await change(desk.reporter, { readTo: 1 })).off).toEqual(['returned'])
    expect((await change(desk.reporter, { off: [] })).rings).toHaveLength(2)
    expect((await ask(desk.server, 'PUT /api/bell', desk.reporter, { off: ['light'] })).status).toBe(400)
  })
})

describe('what is older than sixty days', () => {
  it('is told no longer', async () => {
    desk.server.clock.set('2025-01-15T09:00:00.000+08:00')
    expect((await bellOf(await by(desk.server, 'colleague'))).rings).toEqual([])
  })
})
