import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoardRow } from '#server/contract/board.ts'
import type { Why } from '#server/contract/why.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const namesIn = async (scope: string) => {
  const { body } = await ask(server, `GET /api/board?scope=${scope}&at=2024-10-31`, byToken)
  const named = body.targets.map((row: BoardRow) => [row.organisation, row.organisationName])
  return Object.fromEntries(named) as Record<string, string>
}

describe('GET /api/board, same-named offices', () => {
  it('says whose an office is where the scope holds another of its name, and only there', async () => {
    expect((await namesIn('441200'))['zhaoqing-gongxin']).toBe('市工业和信息化局')
    const province = await namesIn('440000')
    expect(province['zhaoqing-gongxin']).toBe('肇庆市工业和信息化局')
    expect(province['qingyuan-gongxin']).toBe('清远市工业和信息化局')
    const named = Object.values(province)
    expect(new Set(named).size).toBe(named.length)
  })
})

describe('GET /api/targets/:id/why, same-named offices', () => {
  it('says whose an office is, for there are others of its name', async () => {
    const path = 'GET /api/targets/zhaoqing-2024-5g-base-stations/why?at=2024-10-31'
    const why: Why = (await ask(server, path, byToken)).body
    expect(why.organisations[0]).toEqual({ name: '肇庆市工业和信息化局', part: 'lead', assumed: false })
  })
})
