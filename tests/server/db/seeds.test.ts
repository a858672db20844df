import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogue } from '#seeds/catalogue.ts'
import { demoYear } from '#seeds/demo/demo-year.ts'
import { publishedObservations } from '#seeds/published-observations.ts'
import { openCatalogue } from '#server/catalogue-source.ts'
import { seedCatalogue } from '#server/db/catalogue/seed-catalogue.ts'
import { seedDemo, seedPublished } from '#server/db/observations/seed-observations.ts'
import type { Store } from '#server/db/store.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let store: Store
beforeEach(async () => {
  server = await startTestServer()
  store = server.deps.store
})
afterEach(() => server.stop())

const [first] = catalogue.targets

describe('seedCatalogue', () => {
  it('writes nothing the second time, and gives back what was shipped', async () => {
    const before = store.head().sequence
    await seedCatalogue(store, catalogue)
    expect(store.head().sequence).toBe(before)
    expect((await openCatalogue(store)).current().catalogue).toEqual(catalogue)
  })

  it('stores a changed and a withdrawn record as versions, with one entry', async () => {
    const [, second, ...rest] = catalogue.targets
    const before = store.head().sequence
    await seedCatalogue(store, { ...catalogue, targets: [{ ...first!, value: '1' }, ...rest] })
    expect(store.head().sequence).toBe(before + 1)
    const index = (await openCatalogue(store)).current()
    expect(index.targets.get(first!.id)?.record.value).toBe('1')
    expect(index.targets.has(second!.id)).toBe(false)
  })

  it('never overrides an administrator’s version', async () => {
    await store.write(async (writer) => {
      const { db, tables } = writer
      const change = {
        actor: 'person:admin',
        kind: 'catalogue.changed',
        subject: first!.id,
        payload: { records: [] },
      } as const
      const { sequence } = await writer.append(change)
      const body = JSON.stringify({ ...first, value: '7' })
      const version = { kind: 'target', id: first!.id, version: 2, body, origin: 'administrator', sequence }
      await db.insert(tables.catalogueEntry).values(version)
    })
    await seedCatalogue(store, catalogue)
    expect((await openCatalogue(store)).current().targets.get(first!.id)?.record.value).toBe('7')
  })
})

describe('openCatalogue', () => {
  it('follows the ledger', async () => {
    const source = await openCatalogue(store)
    await seedCatalogue(store, {
      ...catalogue,
      targets: [{ ...first!, value: '1' }, ...catalogue.targets.slice(1)],
    })
    await expect.poll(() => source.current().targets.get(first!.id)?.record.value).toBe('1')
  })
})

describe('seedPublished', () => {
  it('stores figures as approved, and nothing the second time', async () => {
    await seedPublished(store, publishedObservations)
    const { sequence } = store.head()
    await seedPublished(store, publishedObservations)
    expect(store.head().sequence).toBe(sequence)
    const { body } = await ask(server, 'GET /api/observations?indicator=national-5g-base-stations', byToken)
    expect(body.observations.find(({ period }: { period: string }) => period === '2023-M10')).toMatchObject({
      value: 321.5,
      state: 'approved',
      provenance: 'published',
      actor: 'system',
      note: '我国5G基站总数达321.5万个(中国科普网 2023-11-23)',
    })
  })

  it('corrects a shipped figure by a revision, and leaves a reported one alone', async () => {
    const [figure] = publishedObservations
    await seedPublished(store, [figure!])
    await seedPublished(store, [{ ...figure!, value: '12.7' }])
    const path = `GET /api/observations?indicator=${figure!.indicator}&includeHistory=true`
    expect((await ask(server, path, byToken)).body.observations).toMatchObject([
      { value: 12.6 },
      { value: 12.7 },
    ])
    await approve(server, [
      { indicator: figure!.indicator, region: figure!.region, period: figure!.period, value: 13 },
    ])
    await seedPublished(store, [figure!])
    expect((await ask(server, path, byToken)).body.observations).toHaveLength(3)
  })
})

describe('seedDemo', () => {
  const row = async () =>
    (await ask(server, 'GET /api/board?scope=441200&at=2024-10-31', byToken)).body.targets.find(
      ({ target }: { target: string }) => target === 'zhaoqing-2024-5g-base-stations',
    )

  it('is superseded by a reported value of the same cell, and the board says demo only while it is used', async () => {
    await seedDemo(store, demoYear(catalogue))
    expect(await row()).toMatchObject({ period: '2024-M09', demo: true })
    const { sequence } = store.head()
    await seedDemo(store, demoYear(catalogue))
    expect(store.head().sequence).toBe(sequence)
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09']
    await approve(server, [
      { ...stations(6_000), period: '2023-M12' },
      ...months.map((month) => stations(7_000, '441200', month)),
    ])
    expect(await row()).toMatchObject({ period: '2024-M09', value: 7_000, demo: false })
  })
})
