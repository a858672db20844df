import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { callApi } from '#tests/support/callers/api-call.ts'
import { apiToken, startServer, type ServerProcess } from '#tests/support/servers/server-process.ts'
import { valueToPost } from '#tests/support/given/values-to-post.ts'

let server: ServerProcess
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

describe('a database that another process keeps locked', () => {
  it('refuses with 503 and Retry-After, keeps walls and boards alive, and stores again once it is free', async () => {
    const wall = new WebSocket(`${server.url.replace('http', 'ws')}/live?scope=100000&at=2023-10-31`, {
      headers: { authorization: `Bearer ${apiToken}` },
    })
    const heard: string[] = []
    wall.on('message', (message) =>
      heard.push((JSON.parse((message as Buffer).toString()) as { type: string }).type),
    )
    await expect.poll(() => heard).toContain('snapshot')

    // The test itself is the other process.
    const other = new Database(join(server.data, 'xushi.db'))
    other.exec('begin exclusive')
    const refused = await callApi(server, '/api/observations', { items: [valueToPost(0)] })
    expect(refused.status).toBe(503)
    expect(refused.body.code).toBe('database-busy')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await callApi(server, '/api/board?scope=100000&at=2023-10-31')).status).toBe(200)
    expect(wall.readyState).toBe(WebSocket.OPEN)

    other.exec('rollback')
    other.close()
    const stored = await callApi(server, '/api/observations', { items: [valueToPost(0)] })
    expect(stored.status, JSON.stringify(stored.body)).toBe(201)
    await expect.poll(() => heard).toContain('change')
    wall.terminate()
    expect(server.alive()).toBe(true)
  })
})
