import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.server.stop())

const cell = (month = '09') => ({
  indicator: 'zhaoqing-5g-base-stations',
  region: '441200',
  period: `2024-M${month}`,
})
const submit = (value: number, month = '09') =>
  ask(desk.server, 'POST /api/observations', desk.reporter, { items: [stations(value, '441200', month)] })
const recall = (...items: object[]) =>
  ask(desk.server, 'POST /api/observations/recalls', desk.reporter, { items })
const decide = (act: 'approvals' | 'returns' | 'revocations', revision: number, reason?: string) =>
  ask(desk.server, `POST /api/review/${act}`, desk.reviewer, { items: [{ ...cell(), revision, reason }] })
const waiting = async () =>
  (await ask(desk.server, 'GET /api/review', desk.reviewer)).body.items.map(
    ({ observation }: { observation: { revision: number } }) => observation.revision,
  )

describe('POST /api/observations/recalls (W-3)', () => {
  it('takes back what nobody has decided: the cell is empty again, and the review has nothing to do', async () => {
    await submit(7_000)
    const { status, body } = await recall({ ...cell(), basedOn: 1 })
    expect([status, body.withdrawn]).toEqual([
      200,
      [{ ...cell(), current: null, transitions: ['save', 'submit'] }],
    ])
    expect(await waiting()).toEqual([])
    expect((await decide('approvals', 1)).body.code).toBe('conflict')
    expect(await verifyLedger(desk.server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('takes back with it what it had replaced, so that no older value waits again', async () => {
    await submit(7_000)
    await submit(7_010)
    expect((await recall({ ...cell(), basedOn: 2 })).body.withdrawn[0].current).toBeNull()
    expect(await waiting()).toEqual([])
  })

  it('leaves approved what was approved before, and returned what was returned before', async () => {
    await approve(desk.server, [stations(6_900)])
    await submit(7_000)
    const { body } = await recall(cell())
    expect(body.withdrawn[0]).toMatchObject({ current: { revision: 1, state: 'approved' } })
    expect(body.withdrawn[0].transitions).toEqual(['save', 'correct'])
    await submit(7_010)
    await decide('returns', 3, '与台账不符，请核对')
    await submit(7_020)
    expect((await recall(cell())).body.withdrawn[0].current).toMatchObject({ revision: 3, state: 'returned' })
  })

  it('gives the next revision a new number: none is lost, and the history tells the recall to reviewers too', async () => {
    await submit(7_000)
    await recall(cell())
    await submit(7_100)
    const { indicator, region, period } = cell()
    const { body } = await ask(
      desk.server,
      `GET /api/observations/history?indicator=${indicator}&region=${region}&period=${period}`,
      desk.reviewer,
    )
    const told = body.acts.map(({ act, revision, value }: Record<string, unknown>) => [act, revision, value])
    expect(told).toEqual([
      ['submit', 1, 7_000],
      ['recall', 1, 7_000],
      ['submit', 2, 7_100],
    ])
  })

  it('does no harm when asked twice, or for a cell in which nothing was entered', async () => {
    await submit(7_000)
    await recall(cell())
    const { sequence } = desk.server.deps.store.head()
    expect((await recall(cell(), cell('08'))).status).toBe(200)
    expect(desk.server.deps.store.head().sequence).toBe(sequence)
  })

  it.each([
    ['approved', ['approvals'], 'conflict'],
    ['returned', ['returns'], 'conflict'],
    ['approved once, and revoked', ['approvals', 'revocations'], 'conflict'],
  ] as const)('refuses what was %s, and then takes nothing back', async (_, acts, code) => {
    await submit(7_000, '08')
    await submit(7_000)
    for (const act of acts)
      expect((await decide(act, 1, act === 'approvals' ? undefined : '与台账不符，请核对')).status).toBe(200)
    const refused = await recall(cell('08'), cell())
    expect([refused.status, refused.body.code]).toEqual([409, code])
    expect((await recall({ ...cell('08'), basedOn: 1 })).body.withdrawn[0].current).toBeNull()
  })

  it('refuses another revision than the one meant, a closed period, and whoever does not report the cell', async () => {
    await submit(7_000)
    await submit(7_010)
    expect((await recall({ ...cell(), basedOn: 1 })).body.code).toBe('stale-edit')
    await ask(desk.server, 'POST /api/periods/2024-M09/closure', await by(desk.server, 'admin'))
    expect((await recall(cell())).body.code).toBe('period-closed')
    await desk.server.person('other', ['reporter'], {
      organisations: ['zhaoqing-tongji'],
      regions: ['441200'],
    })
    const other = await ask(desk.server, 'POST /api/observations/recalls', await by(desk.server, 'other'), {
      items: [cell()],
    })
    expect(other.body.code).toBe('organisation-not-allowed')
  })
})
