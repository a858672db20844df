import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe('GET /api/boards', () => {
  it.each([
    ['a city with a board of its own', '441200', ['zhaoqing-2024']],
    ['a city whose plan is a board', '440400', ['zhuhai-2022-2025']],
    [
      'a province: its documents before its cities',
      '440000',
      ['guangdong-5g', 'guangdong-2022', 'zhaoqing-2024', 'qingyuan-2021-2022', 'zhuhai-2022-2025'],
    ],
    ['a county: the nearest above it', '441202', ['zhaoqing-2024']],
    ['a city without any: the nearest above it', '440300', ['guangdong-5g', 'guangdong-2022']],
  ])('lists own boards first for whoever is bound to %s', async (_, region, own) => {
    await server.person(`of-${region}`, ['reader'], { regions: [region] })
    const { body } = await ask(server, 'GET /api/boards', await by(server, `of-${region}`))
    const boards = body.boards as { id: string; own: boolean }[]
    expect(boards.filter((board) => board.own).map(({ id }) => id)).toEqual(own)
    expect(boards.slice(0, own.length).map(({ id }) => id)).toEqual(own)
    expect(boards).toHaveLength(6)
  })
})
