import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listEntries } from '#server/records/list-entries.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await server.deps.store.write(async (writer) => {
    const token = { actor: 'person:admin', subject: 'token:1' }
    await writer.append({ ...token, kind: 'token.created', payload: { name: '统计局', rights: ['read'] } })
    await writer.append({ ...token, kind: 'token.revoked', payload: { name: '统计局' } })
  })
})
afterAll(() => server.stop())

describe('listEntries', () => {
  const list = (last: number) => listEntries(server.deps.store.reader, server.deps.catalogue.current(), last)

  it('tells the last entries, the newest below', async () => {
    const { sequence } = server.deps.store.head()
    expect(await list(2)).toEqual([
      `${sequence - 1} 号 2024-10-31 10:00 person:admin 新建令牌“统计局”`,
      `${sequence} 号 2024-10-31 10:00 person:admin 撤销令牌“统计局”`,
    ])
  })

  it('tells all where there are fewer', async () => {
    const all = await list(1_000)
    expect(all).toHaveLength(server.deps.store.head().sequence)
    expect(all[0]).toMatch(/^1 号 2024-10-31 10:00 system 随程序更新目录 \d+ 项$/)
  })
})
