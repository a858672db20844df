import { describe, expect, it } from 'vitest'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { publishedOf } from '#server/db/catalogue/shipped-documents.ts'
import { seedPublished } from '#server/db/observations/seed-observations.ts'
import { openStore } from '#server/db/open-store.ts'
import { OperatorError } from '#server/operator-error.ts'
import { by, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import { createTestDatabase } from '#tests/support/databases/test-database.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const zhaoqing = ['zhaoqing-2024-digital-economy', 'zhaoqing-2024-digital-zhaoqing']
const all = shipped.documents.map(({ id }) => id)
const plans = shipped.documents.filter(({ kind }) => kind === 'policy').map(({ id }) => id)

/** A first start with these documents, and a later one without a choice. */
async function startWith(begins: readonly string[]): Promise<TestServer> {
  const database = await createTestDatabase()
  const store = await openStore(database.place, testClock())
  await seedCatalogue(store, shipped, { begins })
  await seedPublished(store, publishedOf((await openCatalogue(store)).current().indicators))
  await store.close()
  return startTestServer({ database })
}

/** The names and ids that only these documents have. */
function wordsOf(laidAside: readonly string[]): string[] {
  const aside = new Set(laidAside)
  const alone = ({ citations }: Pick<TargetRecord, 'citations'>) =>
    citations.every(({ document }) => aside.has(document))
  const targeted = Map.groupBy(shipped.targets, ({ indicator }) => indicator)
  return [
    ...shipped.documents
      .filter(({ id }) => aside.has(id))
      .flatMap(({ id, title, shortTitle, number = title }) => [id, title, shortTitle, number]),
    ...[...shipped.targets, ...shipped.milestones].filter(alone).map(({ id }) => id),
    ...[...targeted].flatMap(([indicator, targets]) => (targets.every(alone) ? indicator : [])),
    ...shipped.boards.map(({ scope }) => scope).filter((scope) => aside.has(scope)),
  ]
}

/** The answers of all lists, boards, walls and exports, by address. */
async function saidBy(server: TestServer): Promise<ReadonlyMap<string, string>> {
  const admin = await by(server, 'admin')
  await server.person('duzhe', ['reader'])
  const reader = await by(server, 'duzhe')
  const url = await server.listen()
  const said = new Map<string, string>()
  const asked = async (path: string, headers: Record<string, string>) => {
    const answer = await server.app.inject({ url: path, headers })
    expect(answer.statusCode, `${path}: ${answer.body.slice(0, 200)}`).toBe(200)
    said.set(path, answer.body)
  }
  const everything = [
    ...['/api/catalogue', '/api/boards', '/api/periods', '/api/meetings', '/api/evaluation-snapshots'],
    ...['csv', 'json-stat'].map((format) => `/api/exchange/observations?format=${format}`),
    '/sdmx/data/dataflow/XUSHI/OBSERVATIONS/1.0/*?format=sdmx-json',
    '/sdmx/structure/*/XUSHI/*/1.0',
  ]
  for (const path of everything) await asked(path, byToken)
  for (const path of ['/api/people', '/api/displays', '/api/operations', '/api/imports'])
    await asked(path, admin)
  const { boards } = server.deps.catalogue.current().catalogue
  for (const { scope } of boards) {
    for (const path of ['/api/board', '/api/changes']) await asked(`${path}?scope=${scope}`, reader)
    const wall = await openLive<Protocol2Message>(url, { scope, protocol: '2' }, reader)
    await wall.next('hello')
    said.set(`wall of ${scope}`, JSON.stringify(await wall.next('snapshot')))
    wall.close()
  }
  return said
}

const heardOf = (said: ReadonlyMap<string, string>, words: readonly string[]) =>
  [...said].flatMap(([where, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${where}: ${word}`),
  )

describe('a first start', () => {
  it.each(plans)('without %s shows nothing of it, and all of the others', async (id) => {
    const kept = all.filter((one) => one !== id)
    const server = await startWith(kept)
    const said = await saidBy(server)
    expect(heardOf(said, wordsOf([id]))).toEqual([])
    for (const one of kept) expect(said.get('/api/catalogue'), one).toContain(`"${one}"`)
    const refused = await server.app.inject({ url: `/api/board?scope=${id}`, headers: byToken })
    expect(refused.statusCode).toBe(404)
    await server.stop()
  })

  it('with the plans of one city shows nothing of another', async () => {
    const server = await startWith(zhaoqing)
    const said = await saidBy(server)
    expect(heardOf(said, wordsOf(all.filter((id) => !zhaoqing.includes(id))))).toEqual([])
    expect(heardOf(said, ['珠海', 'zhuhai', '4404', '清远', 'qingyuan', '广东数字经济'])).toEqual([])
    expect(said.get('/api/boards')).toContain('肇庆数字经济2024')
    await server.stop()
  })

  it('without any shows nothing of them, and no later start brings any', async () => {
    const server = await startWith([])
    const said = await saidBy(server)
    expect(heardOf(said, wordsOf(all))).toEqual([])
    expect(heardOf(said, ['珠海', '肇庆', '清远', '广东', '工业和信息化', '5G'])).toEqual([])
    const { sequence } = server.deps.store.head()
    await seedCatalogue(server.deps.store, shipped, { begins: zhaoqing })
    expect(server.deps.store.head().sequence).toBe(sequence)
    await server.stop()
  })

  it('with a document that nobody knows is refused by its name, and brings nothing', async () => {
    const database = await createTestDatabase()
    const store = await openStore(database.place, testClock())
    const begun = seedCatalogue(store, shipped, { begins: [...zhaoqing, 'zhaoqing-2025'] })
    await expect(begun).rejects.toThrow(OperatorError)
    await expect(begun).rejects.toThrow('没有编号为“zhaoqing-2025”的文件。随程序提供的有：')
    expect(store.head().sequence).toBe(0)
    await store.close()
    await database.drop()
  })
})
