import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { documentsInUse } from '#metrics/planning/in-use/documents-in-use.ts'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { checkCatalogue } from '#metrics/policy/check-catalogue.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { listEntries } from '#server/records/list-entries.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { zhaoqingDrafts } from '#tests/support/given/zhaoqing-draft.ts'

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startBlankServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const begin = (draft: PlanDraft) => ask(server, 'POST /api/plans', admin, draft)
const publish = (id: string, version: number) =>
  ask(server, `POST /api/plans/${id}/publish`, { ...admin, 'if-match': `"${version}"` })
const inForce = () => server.deps.catalogue.current().catalogue
/** The records by their ids, codes or years, so that their sequence does not matter. */
const byId = (records: readonly { readonly id?: string; readonly code?: string; readonly year?: number }[]) =>
  Object.fromEntries(records.map((record) => [record.id ?? record.code ?? record.year, record]))

describe('POST /api/plans/:id/publish', () => {
  it('builds the plans of 肇庆 from nothing, and they are what is shipped but for their ids', async () => {
    for (const draft of zhaoqingDrafts) {
      const begun = await begin(draft)
      expect(begun).toMatchObject({ status: 201, headers: { etag: '"1"' } })
      const { body: check } = await ask(server, `GET /api/plans/${begun.body.id}/check`, admin)
      expect(check.faults).toEqual([])
      expect((await publish(begun.body.id, 1)).status).toBe(200)
    }
    // A plan without a board is given one; the seed shows both plans on the board of the city alone.
    await ask(
      server,
      'DELETE /api/catalogue/board/441200-plan-2',
      { ...admin, 'if-match': '"1"' },
      {
        reason: '并入全市看板',
      },
    )
    const others = shipped.documents.filter(({ region }) => region !== '441200').map(({ id }) => id)
    const expected = documentsInUse(shipped, new Set(others))
    const built = JSON.parse(
      JSON.stringify(inForce())
        .replaceAll('441200-plan-1', 'zhaoqing-2024-digital-economy')
        .replaceAll('441200-plan-2', 'zhaoqing-2024-digital-zhaoqing'),
    ) as Catalogue
    const kinds = Object.keys(expected) as (keyof Catalogue)[]
    expect(kinds).toHaveLength(12)
    for (const kind of kinds) expect(byId(built[kind]), kind).toEqual(byId(expected[kind]))
    expect(inForce().targets).toHaveLength(22)
    expect(inForce().milestones).toHaveLength(70)
    expect(checkCatalogue(inForce()).errors).toEqual([])
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('W-11 says at which level of review a plan has no reviewer', async () => {
    const [stations, ...others] = inventedPlan.targets
    const targets = [{ ...stations!, byCounty: '是', reviewLevels: '县级、市级' }, ...others]
    const { body: begun } = await begin({ ...inventedPlan, targets })
    await publish(begun.id, 1)
    await server.person('city', ['reviewer'], { regions: ['350200'] })
    await server.person('siming', ['reviewer'], { regions: ['350203'] })
    const { body } = await ask(server, `GET /api/plans/${begun.id}/lacks`, admin)
    const missing = body.lacks.filter(({ kind }: { kind: string }) => kind === 'reviewer')
    expect(missing).toHaveLength(5)
    expect(missing[0]).toMatchObject({
      target: '350200-2024-1',
      detail: '海沧区（县级）还没有审核员，数会停在这一级，请在“人员”新建。',
    })
  })

  it('makes a plan of a city that is in no shipped document by one entry, and says what it lacks', async () => {
    const { body: begun } = await begin(inventedPlan)
    const before = server.deps.store.head().sequence
    const { body, status } = await publish(begun.id, 1)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { sequence: before + 1, document: '350200-plan-1', version: 2 },
    })
    expect(
      (await listEntries(server.deps.store.reader, server.deps.catalogue.current(), 1)).join(),
    ).toContain('发布计划“厦门市数字经济年度计划（虚构）”')
    expect(inForce().regions.map(({ name }) => name)).toEqual([
      '全国',
      '福建省',
      '厦门市',
      '思明区',
      '海沧区',
      '湖里区',
      '集美区',
      '同安区',
      '翔安区',
    ])
    expect(inForce().targets.map(({ id, value, organisations }) => [id, value, organisations])).toEqual([
      ['350200-2024-1', '2000', ['350200-org-2']],
      ['350200-2024-2', '300', ['350200-org-1']],
      ['350200-2024-3', '95', ['350200-org-1']],
    ])
    expect(body.lacks.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`)).toEqual([
      'reporter 5G基站累计数',
      'lead 上云企业数',
      'reporter 上云企业数',
      'lead 政务服务全程网办率',
      'reporter 政务服务全程网办率',
      'baseline 政务服务全程网办率',
    ])
    await server.person('tongguan', ['reporter'], { organisations: ['350200-org-2'], regions: ['350200'] })
    const { body: later } = await ask(server, `GET /api/plans/${begun.id}/lacks`, admin)
    expect(later.lacks).toHaveLength(5)
    const board = await ask(server, 'GET /api/boards', admin)
    expect(board.body.boards).toMatchObject([
      { id: '350200-plan-1', title: '厦门数字经济2024', scope: '350200-plan-1' },
    ])
  })

  it('publishes a changed draft in place of what it was, and takes away what it has no more', async () => {
    const { body: begun } = await begin(inventedPlan)
    await publish(begun.id, 1)
    const { body: kept } = await ask(server, `GET /api/plans/${begun.id}`, admin)
    expect(kept).toMatchObject({ version: 2, document: '350200-plan-1', open: false })
    const [stations, clouds] = kept.draft.targets
    const changed = { ...kept.draft, targets: [{ ...stations, value: '2500' }, clouds] }
    const put = await ask(server, `PUT /api/plans/${begun.id}`, { ...admin, 'if-match': '"2"' }, changed)
    expect(put).toMatchObject({ status: 200, body: { version: 3 } })
    expect((await publish(begun.id, 3)).status).toBe(200)
    expect(inForce().targets.map(({ id, value }) => [id, value])).toEqual([
      ['350200-2024-1', '2500'],
      ['350200-2024-2', '300'],
    ])
    expect(inForce().indicators).toHaveLength(2)
  })

  it('refuses another unit for an indicator that has values, in its cell and when the plan is published', async () => {
    const { body: begun } = await begin(inventedPlan)
    await publish(begun.id, 1)
    await approve(server, [{ indicator: '350200-1', region: '350200', period: '2024-M09', value: 1_800 }])
    const { body: kept } = await ask(server, `GET /api/plans/${begun.id}`, admin)
    const [stations, ...rest] = kept.draft.targets
    const changed = { ...kept.draft, targets: [{ ...stations, unit: '百座' }, ...rest] }
    await ask(server, `PUT /api/plans/${begun.id}`, { ...admin, 'if-match': '"2"' }, changed)
    const { sequence } = server.deps.store.head()
    const { faults } = (await ask(server, `GET /api/plans/${begun.id}/check`, admin)).body
    expect(faults).toMatchObject([{ table: 'targets', row: 0, field: 'unit' }])
    expect(faults[0].detail).toMatch(/^“5G基站累计数”已有数值，计量单位不能由“座”改为“百座”/)
    expect(await publish(begun.id, 3)).toMatchObject({ status: 409, body: { code: 'indicator-has-values' } })
    expect(server.deps.store.head().sequence).toBe(sequence)
  })

  it('refuses with every fault at its cell, and stores nothing', async () => {
    const { body: begun } = await begin({
      ...inventedPlan,
      document: { ...inventedPlan.document, due: '2024年13月' },
      targets: [{ ...inventedPlan.targets[0], value: '两千', lead: ['市公信局'] }, { name: '' }],
    })
    const { sequence } = server.deps.store.head()
    const { status, body } = await publish(begun.id, 1)
    expect(status).toBe(422)
    expect(
      body.errors.map(({ index, field }: { index: number; field: string }) => `${field} ${index}`),
    ).toEqual(
      expect.arrayContaining([
        'document.due 0',
        'targets.value 0',
        'targets.lead 0',
        'targets.value 1',
        'targets.name 1',
      ]),
    )
    expect(server.deps.store.head().sequence).toBe(sequence)
  })

  it('publishes once where two press at the same time', async () => {
    const { body: begun } = await begin(inventedPlan)
    const [first, second] = await Promise.all([publish(begun.id, 1), publish(begun.id, 1)])
    expect([first.status, second.status].sort()).toEqual([200, 412])
  })
})

describe('GET /api/plans/:id/preview', () => {
  it('shows the board that would result, and nothing is published by it', async () => {
    const { body: begun } = await begin(inventedPlan)
    const { body } = await ask(server, `GET /api/plans/${begun.id}/preview?at=2024-10-31`, admin)
    expect(body.targets.map(({ name, light }: { name: string; light: string }) => [name, light])).toEqual([
      ['5G基站累计数', 'overdue'],
      ['上云企业数', 'overdue'],
      ['政务服务全程网办率', 'overdue'],
    ])
    expect(inForce().documents).toEqual([])
  })
})
