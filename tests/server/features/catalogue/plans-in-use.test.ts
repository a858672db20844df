import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { seedPublished } from '#server/db/observations/seed-observations.ts'
import { openStore } from '#server/db/open-store.ts'
import { listEntries } from '#server/records/list-entries.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { publishedOf } from '#server/db/catalogue/shipped-documents.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const zhuhai = 'zhuhai-2022-digital-economy'
const economy = 'zhaoqing-2024-digital-economy'
const digital = 'zhaoqing-2024-digital-zhaoqing'
const others = ['guangdong-2022-digital-economy', 'guangdong-5g-target-2020']

let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const act = (id: string, what: 'lay-aside' | 'take-up') =>
  ask(server, `POST /api/plans/${id}/${what}`, admin, {})
const catalogue = async () => (await ask(server, 'GET /api/catalogue', byToken)).body
const lastWords = async () => {
  const { store, catalogue: source } = server.deps
  return (await listEntries(store.reader, source.current(), 1)).join()
}

describe('GET /api/plans', () => {
  it('lists every document with what it commits to', async () => {
    const { body } = await ask(server, 'GET /api/plans', admin)
    expect(body.plans).toHaveLength(7)
    expect(body.plans.find(({ id }: { id: string }) => id === economy)).toEqual({
      id: economy,
      kind: 'policy',
      title: '2024年肇庆市数字经济工作要点',
      shortTitle: '肇庆数字经济2024',
      number: '肇工信函〔2024〕33号',
      signed: '2024-07-26',
      region: '441200',
      regionName: '肇庆市',
      targets: 17,
      milestones: 34,
      shipped: true,
      inUse: true,
      reported: false,
    })
  })

  it('says whether somebody reported for it', async () => {
    await approve(server, [stations(7_812)])
    const { body } = await ask(server, 'GET /api/plans', admin)
    const reported = body.plans.filter((plan: { reported: boolean }) => plan.reported)
    expect(reported.map(({ id }: { id: string }) => id)).toEqual([economy, digital])
  })
})

describe('POST /api/plans/:id/lay-aside', () => {
  it('takes the document out of the catalogue and the boards, by one entry of the ledger', async () => {
    const before = server.deps.store.head().sequence
    const { body, status } = await act(zhuhai, 'lay-aside')
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { sequence: before + 1, plan: { id: zhuhai, inUse: false, targets: 12 } },
    })
    expect(await lastWords()).toContain(
      '停用计划“珠海市人民政府关于支持数字经济高质量发展的实施意见”，更改目录',
    )
    for (const id of others) await act(id, 'lay-aside')
    for (const path of ['/api/catalogue', '/api/boards'])
      expect(JSON.stringify((await ask(server, `GET ${path}`, byToken)).body)).not.toMatch(/珠海|zhuhai|4404/)
    expect(await ask(server, `GET /api/board?scope=${zhuhai}`, byToken)).toMatchObject({ status: 404 })
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('shows at an earlier sequence the catalogue of that time', async () => {
    const { sequence } = server.deps.store.head()
    await act(zhuhai, 'lay-aside')
    const { body } = await ask(
      server,
      `GET /api/board?scope=${zhuhai}&at=2024-12-31&asOf=${sequence}`,
      byToken,
    )
    expect(body.targets).toHaveLength(12)
  })

  it('writes nothing the second time, nor at the next start', async () => {
    const { body } = await act(zhuhai, 'lay-aside')
    expect((await act(zhuhai, 'lay-aside')).body.sequence).toBe(body.sequence)
    await seedCatalogue(server.deps.store, shipped)
    expect(server.deps.store.head().sequence).toBe(body.sequence)
  })

  it('refuses while a scheme scores by its indicators, and stores nothing', async () => {
    const scheme = {
      name: '县区评价',
      grounds: '市政府办公室通知',
      over: 'regions',
      participants: ['441202', '441203'],
      indicators: [
        {
          indicator: 'zhaoqing-5g-base-stations',
          weight: 1,
          direction: 'higher',
          scoring: { method: 'min-max' },
        },
      ],
      aggregation: 'arithmetic',
      maxMissing: 0.2,
      decimals: 1,
    }
    expect((await ask(server, 'POST /api/evaluation-schemes', admin, scheme)).status).toBe(201)
    await act(digital, 'lay-aside')
    const { sequence } = server.deps.store.head()
    expect(await act(economy, 'lay-aside')).toMatchObject({
      status: 409,
      body: {
        code: 'conflict',
        detail:
          '考核方案“县区评价”用到“2024年肇庆市数字经济工作要点”的指标，请先在“考核评价”撤销该方案，再停用文件。',
      },
    })
    expect(server.deps.store.head().sequence).toBe(sequence)
  })

  it('refuses what did not come with the program', async () => {
    expect(await act('of-another-office', 'lay-aside')).toMatchObject({
      status: 404,
      body: { detail: '没有这份随程序提供的文件：of-another-office。' },
    })
  })
})

describe('POST /api/plans/:id/take-up', () => {
  it('brings back everything as it was, figures too', async () => {
    const before = await catalogue()
    await approve(server, [stations(7_812)])
    for (const id of [economy, digital]) await act(id, 'lay-aside')
    expect((await ask(server, 'GET /api/targets/zhaoqing-2024-5g-base-stations/why', byToken)).status).toBe(
      404,
    )
    for (const id of [digital, economy]) await act(id, 'take-up')
    expect(await lastWords()).toContain('启用计划“2024年肇庆市数字经济工作要点”')
    expect(await catalogue()).toEqual(before)
    const { body } = await ask(server, 'GET /api/board?scope=441200&at=2024-10-31', byToken)
    expect(body.targets.map(({ value }: { value: number | null }) => value)).toContain(7_812)
  })

  it('begins with a blank installation, and brings what the issuer published', async () => {
    const database = await createTestDatabase()
    const store = await openStore(database.place, testClock())
    await seedCatalogue(store, shipped, { begins: [] })
    const blank = (await openCatalogue(store)).current()
    expect(blank.catalogue).toMatchObject({
      documents: [],
      targets: [],
      regions: [],
      organisations: [],
      boards: [],
    })
    expect(blank.catalogue.calendarYears).toHaveLength(6)
    await seedPublished(store, publishedOf(blank.indicators))
    // A later start without a choice brings no plan.
    const { sequence } = store.head()
    await seedCatalogue(store, shipped)
    expect(store.head().sequence).toBe(sequence)
    await store.close()
    const later = await startTestServer({ database })
    const itsAdmin = await by(later, 'admin')
    expect((await ask(later, 'GET /api/boards', itsAdmin)).body.boards).toEqual([])
    expect(
      (await ask(later, 'GET /api/plans', itsAdmin)).body.plans.map(({ inUse }: { inUse: boolean }) => inUse),
    ).toEqual(Array(7).fill(false))
    expect((await ask(later, 'POST /api/plans/national-5g-targets/take-up', itsAdmin, {})).status).toBe(200)
    const { body } = await ask(later, 'GET /api/board?scope=national-5g-targets&at=2023-10-31', itsAdmin)
    expect(body.targets.map(({ value }: { value: number }) => value)).toContain(321.5)
    expect(later.deps.catalogue.current().catalogue.regions.map(({ code }) => code)).toEqual(['100000'])
    await later.stop()
  })

  it('refuses while the office’s own plan uses one of its ids for something else, and stores nothing', async () => {
    for (const id of [digital, economy]) await act(id, 'lay-aside')
    const draft = {
      ...emptyPlanDraft,
      document: {
        title: '本市计划',
        place: 'zhaoqing',
        region: '肇庆市',
        start: '2025',
        due: '2025年底',
        lead: '市局',
      },
      organisations: [{ name: '市局' }],
      targets: [{ slug: '5g-base-stations', name: '基站数', value: '1', unit: '百座', basis: '期末存量' }],
    }
    const { body: begun } = await ask(server, 'POST /api/plans', admin, draft)
    const published = await ask(server, `POST /api/plans/${begun.id}/publish`, {
      ...admin,
      'if-match': '"1"',
    })
    expect(published.status).toBe(200)
    const { sequence } = server.deps.store.head()
    expect(await act(economy, 'take-up')).toMatchObject({
      status: 409,
      body: {
        code: 'conflict',
        detail: expect.stringContaining(
          '用编号 zhaoqing-5g-base-stations，本单位录入的“基站数”已用这个编号。请先在自己的计划里改掉编号。',
        ) as string,
      },
    })
    expect(server.deps.store.head().sequence).toBe(sequence)
  })
})
