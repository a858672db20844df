import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Meeting, MeetingAgenda, MeetingSnapshot } from '#server/contract/meetings.ts'
import { changeCatalogue } from '#server/db/catalogue/change-catalogue.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  await server.person('secretary', ['secretary'])
  secretary = await by(server, 'secretary')
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000)])
})
afterEach(() => server.stop())

const convene = async (scopes: readonly string[], title = '专题调度会') => {
  const meeting = { series: 'ad-hoc', title, date: '2024-10-31', at: '2024-10-24', scopes }
  return (await ask(server, 'POST /api/meetings', secretary, meeting)).body.id as string
}
const freeze = (id: string) => ask(server, `POST /api/meetings/${id}/freeze`, secretary, {})
const meeting = async (id: string) => (await ask(server, `GET /api/meetings/${id}`, byToken)).body as Meeting
const agenda = async (id: string) =>
  (await ask(server, `GET /api/meetings/${id}/agenda`, byToken)).body as MeetingAgenda
const snapshot = async (id: string) =>
  (await ask(server, `GET /api/meetings/${id}/snapshots/1`, byToken)).body as MeetingSnapshot

it('a meeting of an organisation has what it leads, wherever that is counted, its milestones and its orders alone', async () => {
  for (const [organisation, target] of [
    ['zhaoqing-gongxin', 'zhaoqing-2024-one-thing-themes'],
    ['zhaoqing-minzheng', 'zhaoqing-2024-5g-base-stations'],
    ['zhaoqing-gongxin', undefined],
    ['zhaoqing-minzheng', undefined],
    ['zhaoqing-minzheng', 'zhaoqing-2024-video-services'],
  ] as const) {
    const filed = { order: '抓紧推进，按月报送', organisation, assign: true }
    const targets = target === undefined ? {} : { targets: [target] }
    const { status, body } = await ask(server, 'POST /api/action-items', secretary, { ...filed, ...targets })
    expect([status, body.detail]).toEqual([201, undefined])
  }
  const id = await convene(['zhaoqing-gongxin'])
  expect((await meeting(id)).scopes).toEqual([
    { scope: 'zhaoqing-gongxin', name: '肇庆市工业和信息化局', targets: 6 },
  ])
  await freeze(id)
  const { targets, scopes, items, orders } = await snapshot(id)
  expect(scopes).toEqual([{ scope: 'zhaoqing-gongxin', name: '肇庆市工业和信息化局' }])
  expect(targets).toHaveLength(6)
  expect(new Set(targets.map(({ organisation }) => organisation))).toEqual(new Set(['zhaoqing-gongxin']))
  // 可收看4K电视节目用户占比 is counted in the province.
  expect(new Set(targets.map(({ region }) => region))).toEqual(new Set(['441200', '440000']))
  expect(items.map(({ organisation }) => organisation).filter((one) => one !== 'zhaoqing-gongxin')).toEqual(
    [],
  )
  // The organisation's own orders on any target, and other organisations' orders on its targets.
  expect(orders!.map((one) => one.id).toSorted()).toEqual(['2024-1', '2024-2', '2024-3'])

  const joint = await convene(['zhuhai-gongxin'])
  await freeze(joint)
  const led = (await snapshot(joint)).targets.map(({ organisation }) => organisation)
  expect(led.toSorted()).toEqual(['zhuhai-fagai', 'zhuhai-gongxin', 'zhuhai-gongxin', 'zhuhai-gongxin'])
  const others = (await snapshot(joint)).targets.map(({ organisation, alsoLedBy }) => [
    organisation,
    alsoLedBy,
  ])
  expect(others.filter(([, also]) => also)).toEqual([
    ['zhuhai-fagai', [{ id: 'zhuhai-gongxin', name: '市工业和信息化局' }]],
  ])
})

it('a meeting has the orders of an organisation that also leads its targets, and who helps with each (J-7)', async () => {
  const give = (organisation: string, more: object = {}) =>
    ask(server, 'POST /api/action-items', secretary, {
      order: '抓紧推进',
      organisation,
      assign: true,
      ...more,
    })
  await give('zhuhai-gongxin')
  await give('zhuhai-fagai', { collaborators: ['zhuhai-gongxin'] })
  const id = await convene(['zhuhai-fagai'])
  await freeze(id)
  const { orders } = await snapshot(id)
  expect(orders!.map(({ organisation, collaborators }) => [organisation, collaborators])).toEqual([
    ['zhuhai-gongxin', []],
    ['zhuhai-fagai', [{ id: 'zhuhai-gongxin', name: '市工业和信息化局' }]],
  ])
})

it('an organisation that was renamed has its new name, and the old one in what was frozen', async () => {
  const id = await convene(['zhaoqing-gongxin'])
  await freeze(id)
  const before = await snapshot(id)
  const next = await convene(['zhaoqing-gongxin'], '续开的专题调度会')
  const organisation = server.deps.catalogue.current().organisations.get('zhaoqing-gongxin')!
  const renamed = { ...organisation, name: '市工业和数字化局' }
  await server.deps.store.write((writer) =>
    changeCatalogue(writer, {
      actor: 'person:admin',
      subject: 'organisation/zhaoqing-gongxin',
      origin: 'administrator',
      records: [{ kind: 'organisation', id: 'zhaoqing-gongxin', version: 2, body: JSON.stringify(renamed) }],
    }),
  )
  expect((await meeting(next)).scopes[0]!.name).toBe('肇庆市工业和数字化局')
  expect(await snapshot(id)).toEqual(before)
  expect(before.scopes![0]!.name).toBe('肇庆市工业和信息化局')
})

it('an organisation whose plans were laid aside keeps its name, and says that nothing is left to freeze', async () => {
  const frozen = await convene(['zhaoqing-nongye'])
  await freeze(frozen)
  const before = await snapshot(frozen)
  const id = await convene(['zhaoqing-nongye', '440400'])
  const alone = await convene(['zhaoqing-nongye'], '单位专题调度会')
  const admin = await by(server, 'admin')
  for (const plan of ['zhaoqing-2024-digital-economy', 'zhaoqing-2024-digital-zhaoqing'])
    expect((await ask(server, `POST /api/plans/${plan}/lay-aside`, admin, {})).status).toBe(200)
  const gone = { scope: 'zhaoqing-nongye', name: '肇庆市农业农村局', targets: 0 }
  expect((await meeting(id)).scopes).toMatchObject([gone, { name: '珠海市' }])
  expect((await meeting(alone)).scopes).toEqual([gone])
  expect((await agenda(alone)).items).toEqual([])
  expect((await freeze(alone)).body).toMatchObject({ code: 'bad-item' })
  expect((await freeze(id)).status).toBe(200)
  expect((await snapshot(id)).scopes!.map(({ name }) => name)).toEqual(['肇庆市农业农村局', '珠海市'])
  expect(await snapshot(frozen)).toEqual(before)
  // The pages of the frozen meeting are still those of its snapshot, so that notes on them are kept.
  expect((await ask(server, `POST /api/meetings/${frozen}/hold`, secretary)).status).toBe(200)
  const page = before.targets[0]!.target
  const said = { note: '方案已停用，转由区里落实', decision: '' }
  const version = { ...secretary, 'if-match': '"0"' }
  const noted = await ask(server, `PUT /api/meetings/${frozen}/notes/${page}`, version, said)
  expect([noted.status, noted.body.version]).toEqual([200, 1])
  const late = {
    series: 'ad-hoc',
    title: '专题',
    date: '2024-10-31',
    at: '2024-10-31',
    scopes: ['zhaoqing-nongye'],
  }
  expect((await ask(server, 'POST /api/meetings', secretary, late)).status).toBe(422)
  expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
})
