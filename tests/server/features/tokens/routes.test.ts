import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepEnvironmentToken } from '#server/features/tokens/environment-token.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import type { NewToken, Token, TokenWithSecret } from '#server/contract/tokens.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { testClock, type TestClock } from '#tests/support/servers/test-clock.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let clock: TestClock
let server: TestServer
let admin: Record<string, string>
beforeEach(async () => {
  clock = testClock('2026-12-01T09:00:00.000+08:00')
  server = await startTestServer({ clock })
  admin = await by(server, 'admin')
})
afterEach(() => server.stop())

const post = (wanted: object) =>
  ask(server, 'POST /api/tokens', admin, { name: '交换', rights: ['read'], ...wanted })

async function made(wanted: Partial<NewToken>): Promise<{ id: string; headers: { authorization: string } }> {
  const { status, body } = await post(wanted)
  expect(status, JSON.stringify(body)).toBe(201)
  const { token, secret } = body as TokenWithSecret
  return { id: token.id, headers: { authorization: `Bearer ${secret}` } }
}
const statusOf = async (request: string, headers: Record<string, string>) =>
  (await server.app.inject({ method: 'GET', url: request, headers })).statusCode
const refusalOf = async (headers: Record<string, string>) => {
  const answer = await server.app.inject({ method: 'GET', url: board, headers })
  return [answer.statusCode, answer.json<{ code: string }>().code, answer.json<{ detail: string }>().detail]
}
const listed = async () => (await ask(server, 'GET /api/tokens', admin)).body.tokens as Token[]

const board = '/api/board?scope=441200&at=2024-10-31'
const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09' }

describe('POST /api/tokens', () => {
  it('makes a token that reads, shows its secret once, and writes who made it on the ledger', async () => {
    const { id, headers } = await made({ name: '数据交换' })
    expect(await statusOf(board, headers)).toBe(200)
    const token = (await listed()).find((one) => one.id === id)
    expect(token).toMatchObject({ id, name: '数据交换', rights: ['read'], createdBy: 'person:admin' })
    expect(JSON.stringify(await listed())).not.toContain(headers.authorization.slice('Bearer '.length))
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it.each([
    [{ rights: ['read', 'read:441200'] }, 'bad-request'],
    [{ rights: ['read:999999'] }, 'not-found'],
    [{ rights: ['report'] }, 'bad-request'],
    [
      { rights: ['read'], cells: { organisations: ['zhaoqing-gongxin'], regions: ['441200'] } },
      'bad-request',
    ],
    [
      { rights: ['report'], cells: { organisations: ['nobody'], regions: ['441200'] } },
      'unknown-organisation',
    ],
    [{ rights: ['administer'] }, 'bad-request'],
    [{ expiresOn: '2026-11-30' }, 'bad-request'],
    [{ expiresOn: '2027-02-31' }, 'bad-request'],
    [{ expiresOn: '9999-12-31' }, 'bad-request'],
    [{ name: ' ' }, 'bad-request'],
    [{ name: '交换\u202e台平' }, 'bad-request'],
  ])('refuses %j: %s', async (wanted, code) => {
    expect((await post(wanted)).body).toMatchObject({ code })
    expect((await listed()).map(({ name }) => name)).not.toContain('交换')
  })

  it('is allowed only to those who give rights', async () => {
    await server.person('safety', ['security-administrator'])
    await server.person('system', ['system-administrator'])
    const wanted = { name: '交换', rights: ['metrics'] }
    expect((await ask(server, 'POST /api/tokens', await by(server, 'safety'), wanted)).status).toBe(201)
    expect((await ask(server, 'POST /api/tokens', await by(server, 'system'), wanted)).status).toBe(403)
  })
})

describe('a token', () => {
  it('that reads some boards reads them and what lies below, and nothing else', async () => {
    const { headers } = await made({ rights: ['read:441200'] })
    const why = (target: string) => `/api/targets/${target}/why?at=2024-10-31`
    const series = (region: string) => `/api/observations?indicator=zhaoqing-5g-base-stations${region}`
    for (const open of [
      board,
      '/api/board?scope=441202&at=2024-10-31',
      '/api/changes?scope=441200',
      why('zhaoqing-2024-5g-base-stations'),
      series('&region=441200'),
      // A series without a region is answered as far as it lies within the token's boards; the list of boards bears no figures.
      series(''),
      '/api/boards',
      '/api/session',
      '/api/catalogue',
    ])
      expect(await statusOf(open, headers), open).toBe(200)
    for (const shut of [
      '/api/board?scope=440000',
      '/api/board?scope=100000',
      '/api/board?scope=441200&scope=440000',
      '/api/changes?scope=440000',
      series('&region=440000'),
      '/api/periods',
      '/api/evaluation-snapshots',
      '/metrics',
    ])
      expect([shut, await statusOf(shut, headers)]).toEqual([shut, 403])
    const refused = await ask(server, 'GET /api/board?scope=440000', headers)
    expect(refused.body).toMatchObject({ status: 403, code: 'not-allowed' })
  })

  it('that reads some boards has its other rights whole', async () => {
    const { headers: watching } = await made({ rights: ['read:441200', 'metrics'] })
    expect(await statusOf('/metrics', watching)).toBe(200)
    const { headers: planning } = await made({ rights: ['read:441200', 'catalogue'] })
    expect(await statusOf('/api/plans', planning)).toBe(200)
    const cells = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }
    const { headers: reporting } = await made({ rights: ['read:441200', 'report'], cells })
    expect(await statusOf('/api/filings', reporting)).toBe(200)
    for (const headers of [watching, planning, reporting]) {
      expect(await statusOf('/api/board?scope=440000', headers)).toBe(403)
      expect(await statusOf(board, headers)).toBe(200)
    }
  })

  it('that reports submits for its cells alone, to be reviewed', async () => {
    const cells = { organisations: ['zhaoqing-gongxin'], regions: ['441200'] }
    const { headers } = await made({ rights: ['report'], cells })
    const stored = await ask(server, 'POST /api/observations', headers, {
      items: [{ ...cell, value: 7_000 }],
    })
    expect(stored.body.accepted).toMatchObject([{ state: 'submitted' }])
    const other = await ask(server, 'POST /api/observations', headers, {
      items: [{ ...cell, region: '440100', value: 7_000 }],
    })
    expect(other.status).toBe(422)
    expect(await statusOf(board, headers)).toBe(403)
  })

  it('for metrics alone is read by Prometheus, and opens nothing else', async () => {
    const { headers } = await made({ rights: ['metrics'] })
    expect(await statusOf('/metrics', headers)).toBe(200)
    expect(await statusOf('/api/session', headers)).toBe(200)
    expect(await statusOf(board, headers)).toBe(403)
    expect(await statusOf('/api/catalogue', headers)).toBe(403)
  })

  it('holds to the end of its last day', async () => {
    const { headers } = await made({ expiresOn: '2026-12-01' })
    expect((await listed()).find(({ name }) => name === '交换')).toMatchObject({
      expiresAt: '2026-12-02T00:00:00.000+08:00',
    })
    clock.set('2026-12-01T23:59:59.000+08:00')
    expect(await statusOf(board, headers)).toBe(200)
    clock.set('2026-12-02T00:00:00.000+08:00')
    expect(await refusalOf(headers)).toEqual([
      401,
      'not-signed-in',
      '令牌“交换”的有效期到 2026-12-01 为止，已过期，不能再用，请找安全管理员另建一个（“令牌”页）。',
    ])
  })

  it('says when it was last used, once that is noted', async () => {
    const { headers, id } = await made({})
    await statusOf(board, headers)
    await server.app.close()
    const { db, tables } = server.deps.store.reader
    const rows: { id: string; lastUsedAt: string | null }[] = await db.select().from(tables.token)
    expect(rows.find((row) => row.id === id)?.lastUsedAt).toBe('2026-12-01T09:00:00.000+08:00')
  })
})

describe('a secret that no token has', () => {
  it.each(['Bearer wrong', 'Bearer ', 'bearer   wrong'])(
    'is called unknown, also beside the cookie of somebody who has signed in: %j',
    async (authorization) => {
      expect(await refusalOf({ ...admin, authorization })).toEqual([
        401,
        'not-signed-in',
        expect.stringMatching(/^没有这个令牌.*请找安全管理员/) as string,
      ])
    },
  )
})

describe('DELETE /api/tokens/:id', () => {
  it('refuses the token from then on and cuts its sockets, and is told on the ledger', async () => {
    const { id, headers } = await made({})
    const client = await openLive(await server.listen(), { scope: '441200', at: '2024-10-31' }, headers)
    await client.next('hello')
    await client.next('snapshot')
    await approve(server, [stations(7_000)])
    expect((await ask(server, `DELETE /api/tokens/${id}`, admin)).status).toBe(204)
    expect(await client.closed).toEqual({ code: 4401, reason: 'signed-out' })
    expect(await refusalOf(headers)).toEqual([
      401,
      'not-signed-in',
      '令牌“交换”已于 2026-12-01 09:00 撤销，不能再用，请找安全管理员另建一个（“令牌”页）。',
    ])
    expect((await listed()).find((token) => token.id === id)?.revokedAt).not.toBeNull()
    // A second revocation changes nothing.
    const { sequence } = server.deps.store.head()
    expect((await ask(server, `DELETE /api/tokens/${id}`, admin)).status).toBe(204)
    expect(server.deps.store.head().sequence).toBe(sequence)
    expect((await ask(server, 'DELETE /api/tokens/nobody', admin)).status).toBe(404)
  })
})

describe('keepEnvironmentToken', () => {
  const [first, second] = ['token-of-the-environment-1', 'token-of-the-environment-2']
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

  it('makes the token that the variable names, and revokes the one it named before', async () => {
    expect(await keepEnvironmentToken(server.deps, first)).toEqual([])
    expect(await keepEnvironmentToken(server.deps, first)).toEqual([])
    expect((await listed()).filter(({ source }) => source === 'environment')).toHaveLength(1)
    expect(await keepEnvironmentToken(server.deps, second)).toEqual([
      'XUSHI_API_TOKEN 已改：新令牌已生效，原来的已撤销。',
    ])
    expect([await statusOf(board, bearer(first)), await statusOf(board, bearer(second))]).toEqual([401, 200])
  })

  it('revokes the one that the variable named before also where it now names one made on the page', async () => {
    await keepEnvironmentToken(server.deps, first)
    const { headers } = await made({ name: '交换', rights: ['read'] })
    const secret = headers.authorization.slice('Bearer '.length)
    expect(await keepEnvironmentToken(server.deps, secret)).toEqual([
      'XUSHI_API_TOKEN 已改：新令牌已生效，原来的已撤销。',
    ])
    expect([await statusOf(board, bearer(first)), await statusOf(board, bearer(secret))]).toEqual([401, 200])
    // An instance whose variable was not changed yet takes nothing from the others.
    await keepEnvironmentToken(server.deps, first)
    expect(await statusOf(board, bearer(secret))).toBe(200)
  })

  it('does not bring back one that was revoked, and says so', async () => {
    await keepEnvironmentToken(server.deps, first)
    const [token] = (await listed()).filter(({ source }) => source === 'environment')
    await ask(server, `DELETE /api/tokens/${token?.id}`, admin)
    expect(await keepEnvironmentToken(server.deps, first)).toEqual([
      'XUSHI_API_TOKEN 所设的令牌已撤销或过期，不能再用；请换一个，或取消这个设置。',
    ])
    expect(await statusOf(board, bearer(first))).toBe(401)
  })
})
