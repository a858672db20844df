import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Protocol2Message } from '#server/contract/live.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { countQueries } from '#tests/support/databases/count-queries.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { stopSeconds } from '#tests/support/servers/seconds.ts'
import { startTestServer, testToken, type TestServer } from '#tests/support/servers/test-server.ts'

const headers = { authorization: `Bearer ${testToken}` }
const board = { scope: '441200', at: '2024-10-31' }
const series = '/api/observations?indicator=zhaoqing-5g-base-stations&includeHistory=true&region='
const paths = [
  '/api/catalogue',
  '/api/boards',
  `/api/board?${new URLSearchParams(board).toString()}`,
  `${series}441200`,
  `${series}441202`,
]
const walls = 20

let server: TestServer
let url: string
stopSeconds()
beforeEach(async () => {
  server = await startTestServer()
  url = await server.listen()
  await approve(server, [stations(7_000), stations(1_200, '441202')])
})
afterEach(() => server.stop())

const get = async (path: string) => {
  const answer = await server.app.inject({ url: path, headers: { ...headers, 'accept-encoding': 'br' } })
  expect([path, answer.statusCode]).toEqual([path, 200])
}
/** The requests of a wall that starts. */
async function switchOn() {
  const opening = openLive<Protocol2Message>(url, { ...board, protocol: '2' }, headers)
  await Promise.all(paths.map(get))
  const client = await opening
  await client.next('hello')
  await client.next('snapshot')
  return client
}

describe('walls that are switched on at once', () => {
  it('cost the database one query for each wall, after a first one was served', async () => {
    await switchOn()
    const { count, answer: clients } = await countQueries(() =>
      Promise.all(Array.from({ length: walls }, switchOn)),
    )
    expect(Math.floor(count / walls)).toBe(1)
    expect(clients).toHaveLength(walls)
  })

  it('are told of an approval without a query for each of them', async () => {
    const queriesOfTelling = async (clients: Awaited<ReturnType<typeof switchOn>>[], value: number) => {
      const { count } = await countQueries(async () => {
        await approve(server, [stations(value)])
        for (const client of clients)
          expect((await client.next('change')).observation).toMatchObject({ value, status: 'A' })
      })
      return count
    }
    const one = [await switchOn()]
    await queriesOfTelling(one, 7_001)
    const queriesForOne = await queriesOfTelling(one, 7_002)
    const all = [...one, ...(await Promise.all(Array.from({ length: walls }, switchOn)))]
    expect((await queriesOfTelling(all, 7_003)) - queriesForOne).toBeLessThan(walls / 2)
  })
})
