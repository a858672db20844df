import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newestRevision } from '#server/db/observations/newest-revision.ts'
import { seedPublished } from '#server/db/observations/seed-observations.ts'
import { storeRevisions } from '#server/db/observations/store-revision.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2019-M06' }
const shipped = { ...cell, period: '2019-06', value: '900', status: 'A', source: '公报（虚构）' } as const
const newest = async () => {
  const row = await newestRevision(server.deps.store.reader, cell)
  return row && [row.revision, row.value, row.actor, row.state]
}

describe('seedPublished', () => {
  it('stores what is missing, writes nothing twice, and corrects what came with the program', async () => {
    const { store } = server.deps
    await seedPublished(store, [shipped])
    const { sequence } = store.head()
    await seedPublished(store, [shipped])
    expect(store.head().sequence).toBe(sequence)
    expect(await newest()).toEqual([1, '900', 'system', 'approved'])
    await seedPublished(store, [{ ...shipped, value: '901' }])
    expect(await newest()).toEqual([2, '901', 'system', 'approved'])
  })

  it.each(['submitted', 'approved'] as const)(
    'leaves a published value alone that a person has imported and that is %s',
    async (state) => {
      const { store } = server.deps
      await store.write((writer) =>
        storeRevisions(writer, 'person-1', [
          {
            ...cell,
            ...{ revision: 1, periodEnd: '2019-06-30', value: '880', reason: null, status: 'A', bound: null },
            ...{
              numerator: null,
              denominator: null,
              note: '统计年鉴（虚构）',
              findings: null,
              correction: null,
            },
            ...{ provenance: 'published', state },
          },
        ]),
      )
      await seedPublished(store, [shipped])
      expect(await newest()).toEqual([1, '880', 'person-1', state])
    },
  )
})
