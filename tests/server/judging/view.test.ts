import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** The addresses of three routes that take a day or an instant. */
const addresses = [
  'GET /api/board?scope=441200&',
  'GET /api/observations?indicator=zhaoqing-5g-base-stations&',
  'GET /api/targets/zhaoqing-2024-5g-base-stations/why?',
]

describe('viewOf', () => {
  it.each([
    '2024-02-30',
    '2024-02-30T00:00:00+08:00',
    '2023-02-29T12:00:00Z',
    '2024-04-31T00:00:00.000+08:00',
    '2024-13-01T00:00:00Z',
  ])('refuses asOf=%s, which is no day, and says so', async (instant) => {
    for (const address of addresses) {
      const { status, body } = await ask(server, `${address}asOf=${encodeURIComponent(instant)}`, byToken)
      expect([status, body.code], address).toEqual([400, 'bad-request'])
      expect(body.detail).toContain(`没有这一天：${instant.slice(0, 10)}。`)
    }
  })

  it.each([
    '2024-02-29',
    '2024-02-29T25:00:00Z',
    '2024-02-29T12:60:00Z',
    '2024-02-29T12:00:00',
    'yesterday',
    '-1',
  ])('refuses asOf=%s, which is no instant', async (instant) => {
    for (const address of addresses) {
      const { status, body } = await ask(server, `${address}asOf=${encodeURIComponent(instant)}`, byToken)
      expect([status, body.code], address).toEqual([400, 'bad-request'])
    }
  })

  it('takes the day that a leap year has', async () => {
    const { status } = await ask(server, `${addresses[0]}asOf=2024-02-29T12:00:00Z&at=2024-02-29`, byToken)
    expect(status).toBe(200)
  })

  it.each(['2024-02-30', '2023-02-29', '2024-00-10', '2024-1-1'])(
    'refuses at=%s, which is no day',
    async (day) => {
      for (const address of ['/api/board?scope=441200&', '/api/periods?', '/api/evaluation-schemes/x/run?'])
        expect((await ask(server, `GET ${address}at=${day}`, byToken)).status, address).toBe(400)
    },
  )
})
