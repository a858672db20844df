import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import { listEntries } from '#server/records/list-entries.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const target = 'zhaoqing-2024-5g-base-stations'
const at = '2024-10-31'

let server: TestServer
let first: Record<string, string>
let second: Record<string, string>
beforeEach(async () => {
  server = await startTestServer({ twoPersons: true })
  await server.person('lin', ['system-administrator'])
  first = await by(server, 'admin')
  second = await by(server, 'lin')
})
afterEach(() => server.stop())

const valueOf = async (query = '') => {
  const { body } = await ask(server, `GET /api/board?scope=441200&at=${at}${query}`, first)
  const row = body.targets.find((one: { target: string }) => one.target === target)
  return row.targetValue as number
}
const head = () => server.deps.store.head().sequence
const lastWords = async (number = 1) =>
  (await listEntries(server.deps.store.reader, server.deps.catalogue.current(), number)).join('\n')
const recordOf = async () =>
  (await ask(server, `GET /api/catalogue/target/${target}`, first)).body.record as object
const change = async (value: string, version = 1) =>
  ask(
    server,
    `PUT /api/catalogue/target/${target}`,
    { ...first, 'if-match': `"${version}"` },
    { record: { ...(await recordOf()), value }, reason: '市政府会议纪要' },
  )
const decide = (id: string, act: 'confirm' | 'refuse' | 'take-back', who: Record<string, string>) =>
  ask(server, `POST /api/proposals/${id}/${act}`, who, act === 'refuse' ? { reason: '缺少文号' } : {})
const listed = async (who = first) => (await ask(server, 'GET /api/proposals', who)).body

describe('a changed target', () => {
  it('Z-9 is in force only when a second person confirms; asOf shows what was before', async () => {
    const before = head()
    expect(await change('8200')).toMatchObject({ status: 200, body: { version: 1, proposal: '1' } })
    expect(await valueOf()).toBe(8_000)
    expect(await lastWords()).toContain('提出变更，待第二人确认：目标“5G基站累计开通数”')
    expect(await listed(second)).toMatchObject({
      ...{ twoPersons: true, alone: false },
      proposals: [
        {
          id: '1',
          by: 'admin',
          reason: '市政府会议纪要',
          state: 'waiting',
          changes: [{ id: target, goes: false, fields: [{ title: '目标值', from: '8000', to: '8200' }] }],
          transitions: ['confirm', 'refuse'],
          mayDecide: true,
          mayTakeBack: false,
        },
      ],
    })
    expect(await decide('1', 'confirm', first)).toMatchObject({ status: 403, body: { code: 'own-entry' } })
    expect((await listed()).proposals[0].transitions).toEqual(['take-back'])
    expect(await valueOf()).toBe(8_000)
    const confirmed = await decide('1', 'confirm', second)
    expect(confirmed).toMatchObject({ status: 200, body: { sequence: before + 3 } })
    expect([await valueOf(), await valueOf(`&asOf=${before + 2}`)]).toEqual([8_200, 8_000])
    expect(await lastWords(2)).toContain('确认变更：目标“5G基站累计开通数”')
    expect((await listed()).proposals).toMatchObject([
      { state: 'confirmed', decided: { by: 'lin' }, mayTakeBack: false },
    ])
    expect(await decide('1', 'confirm', second)).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('Z-12 is shown with the lights that it would turn, before it is kept and to the second person', async () => {
    const baseline = { ...stations(6_000), period: '2023-M12' }
    await approve(server, [baseline, stations(7_812)])
    const record = await recordOf()
    const tried = (part: object | null) =>
      ask(server, `POST /api/catalogue/target/${target}/lights?at=${at}`, first, {
        record: part && { ...record, ...part },
      })
    const known = head()
    expect((await tried({ value: '8100' })).body).toMatchObject({ at, turned: [] })
    // The value 7,812 is 91 % of the way from 6,000 to 8,000, and 30 % of that to 12,000, after ten months of twelve.
    const turn = { target, name: '5G基站累计开通数', region: '441200', before: 'on-schedule' }
    expect((await tried({ value: '12000' })).body.turned).toMatchObject([{ ...turn, after: 'far-behind' }])
    expect((await tried({ due: '2027-12-31', value: '12000' })).body.turned).toMatchObject([])
    expect((await tried({ indicator: 'nowhere' })).status).toBe(422)
    expect(head()).toBe(known)
    await change('12000')
    const lights = (id: string) => ask(server, `GET /api/proposals/${id}/lights?at=${at}`, second)
    expect((await lights('1')).body.turned).toMatchObject([{ ...turn, after: 'far-behind' }])
    expect((await lights('1')).body.turned[0]).not.toHaveProperty('goes')
    await decide('1', 'confirm', second)
    expect(await lights('1')).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(await lights('2')).toMatchObject({ status: 404 })
    const now = { ...turn, before: 'far-behind' }
    expect((await tried(null)).body.turned).toMatchObject([{ ...now, after: null, goes: true }])
  })

  it('Z-9 that is refused leaves everything as it was, with the reason; it can be proposed anew', async () => {
    await change('8200')
    expect(await change('8300')).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect((await decide('1', 'refuse', second)).status).toBe(200)
    expect(await valueOf()).toBe(8_000)
    expect((await listed()).proposals[0]).toMatchObject({
      state: 'refused',
      decided: { by: 'lin', reason: '缺少文号' },
      transitions: [],
      mayDecide: false,
    })
    expect(await lastWords()).toContain('不同意变更：目标“5G基站累计开通数”')
    expect(await change('8300')).toMatchObject({ status: 200, body: { proposal: '2' } })
    expect(await decide('2', 'take-back', second)).toMatchObject({ status: 403 })
    expect((await decide('2', 'take-back', first)).status).toBe(200)
    expect(await valueOf()).toBe(8_000)
    expect(await decide('3', 'confirm', second)).toMatchObject({ status: 404 })
  })

  it('Z-9 is not confirmed where the target changed meanwhile', async () => {
    await change('8200')
    const record = { ...(await recordOf()), remarks: ['另见附件'] }
    const remarked = await ask(
      server,
      `PUT /api/catalogue/target/${target}`,
      { ...second, 'if-match': '"1"' },
      { record, reason: '补备注' },
    )
    expect(remarked).toMatchObject({ status: 200, body: { version: 2, proposal: null } })
    expect(await decide('1', 'confirm', second)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('又改过') as string },
    })
    expect(await valueOf()).toBe(8_000)
  })
})

describe('a wall', () => {
  it('Z-9 goes on showing the target as it was until the change is confirmed, and is told then', async () => {
    const wall = await openLive<Protocol2Message>(
      await server.listen(),
      { scope: '441200', at, protocol: '2' },
      first,
    )
    const shown = async () => {
      const { board } = await wall.next('snapshot')
      return board.targets.find((row) => row.target === target)?.targetValue
    }
    await wall.next('hello')
    expect(await shown()).toBe(8_000)
    await change('8200')
    // An approval in the meantime comes as a change, without a new board.
    await approve(server, [stations(7_812)])
    expect(await wall.next('change')).toMatchObject({ type: 'change' })
    await decide('1', 'confirm', second)
    expect(await shown()).toBe(8_200)
    wall.close()
  })
})

describe('a plan that changes a target in force', () => {
  it('Z-9 waits as a whole, and its draft is published with it', async () => {
    const begun = await ask(server, 'POST /api/plans', first, inventedPlan)
    const { id } = begun.body
    const publish = (version: number) =>
      ask(server, `POST /api/plans/${id}/publish`, { ...first, 'if-match': `"${version}"` })
    // New targets turn no existing light.
    expect((await publish(1)).body).toMatchObject({ proposal: null, version: 2 })
    const { body: kept } = await ask(server, `GET /api/plans/${id}`, first)
    const [stations, ...rest] = kept.draft.targets
    const added = { name: '数据要素企业数', value: '30', unit: '家', basis: '期末存量' }
    const changed = { ...kept.draft, targets: [{ ...stations, value: '2500' }, ...rest, added] }
    await ask(server, `PUT /api/plans/${id}`, { ...first, 'if-match': '"2"' }, changed)
    expect((await publish(3)).body).toMatchObject({ proposal: '1', version: 3, lacks: [] })
    const [proposal] = (await ask(server, 'GET /api/proposals', second)).body.proposals
    expect(proposal).toMatchObject({
      others: 2,
      otherChanges: [{ name: '指标“数据要素企业数”（新增）' }, { name: '目标“数据要素企业数”（新增）' }],
    })
    expect((await ask(server, `GET /api/plans/${id}`, first)).body.waiting).toMatchObject({ by: proposal.by })
    const inForce = () => server.deps.catalogue.current().targets.get('350200-2024-1')?.record.value
    expect(inForce()).toBe('2000')
    expect((await ask(server, `GET /api/plans/${id}`, first)).body.open).toBe(true)
    expect((await decide('1', 'confirm', second)).status).toBe(200)
    expect(inForce()).toBe('2500')
    expect((await ask(server, `GET /api/plans/${id}`, first)).body).toMatchObject({
      ...{ open: false, version: 4, waiting: null },
    })
  })
})

describe('a light rule', () => {
  const rule = (from: string) => ({
    name: '宽松规则',
    basis: '2026年第12次市政府常务会议纪要',
    from,
    cuts: { onSchedule: { from: -60, exclusive: false }, behind: { from: -80, exclusive: false } },
  })
  const rules = () =>
    [...server.deps.catalogue.current().lightRules.keys()].filter((id) => id.startsWith('xushi-'))

  it('Z-9 waits like a target, and is not confirmed after its first day', async () => {
    const today = server.clock.today()
    const kept = await ask(server, 'POST /api/light-rules', first, rule(today))
    expect(kept).toMatchObject({ status: 201, body: { id: 'xushi-2', proposal: '1' } })
    expect(rules()).toEqual(['xushi-1'])
    expect((await decide('1', 'confirm', second)).status).toBe(200)
    expect(rules()).toEqual(['xushi-1', 'xushi-2'])
    const back = await ask(server, 'DELETE /api/light-rules/xushi-2', second)
    expect(back).toMatchObject({ status: 202, body: { proposal: '2' } })
    expect(rules()).toEqual(['xushi-1', 'xushi-2'])
    expect((await decide('2', 'confirm', first)).status).toBe(200)
    expect(rules()).toEqual(['xushi-1'])
    // A rule that begins later is tried on its first day.
    const newYear = `${Number(today.slice(0, 4)) + 1}-01-01`
    await ask(server, 'POST /api/light-rules', first, rule(newYear))
    expect(await ask(server, 'GET /api/proposals/3/lights', second)).toMatchObject({
      status: 200,
      body: { at: newYear, targets: server.deps.catalogue.current().targets.size },
    })
    await decide('3', 'take-back', first)
    await ask(server, 'POST /api/light-rules', first, rule(today))
    server.clock.set(`${today.slice(0, 4)}-12-31T09:00:00+08:00`)
    second = await by(server, 'lin')
    expect(await decide('4', 'confirm', second)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('已过') as string },
    })
  })
})

describe('an office of one administrator', () => {
  it('Z-9 is asked for no second person, and its boards say so', async () => {
    const alone = await startTestServer()
    const admin = await by(alone, 'admin')
    const board = await ask(alone, 'GET /api/board?scope=441200', admin)
    expect(board.body.singleHanded).toBe(true)
    const { twoPersons, alone: isAlone } = (await ask(alone, 'GET /api/proposals', admin)).body
    expect([twoPersons, isAlone]).toEqual([false, true])
    await alone.stop()
    expect((await ask(server, 'GET /api/board?scope=441200', first)).body).not.toHaveProperty('singleHanded')
  })
})
