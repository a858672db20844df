import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

describe('GET /api/openapi.json', () => {
  it('describes the key under which a batch is stored once', async () => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    expect(body.paths['/api/observations'].post.parameters).toEqual([
      expect.objectContaining({ in: 'query', name: 'check' }),
      expect.objectContaining({ in: 'header', name: 'idempotency-key' }),
    ])
  })

  it.each(['/api/board', '/api/catalogue'])('says that %s may answer 304', async (path) => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    expect(Object.keys(body.paths[path].get.responses)).toEqual(['200', '304', 'default'])
  })

  it('tells the parameters that stand in a path, no others, by names that programs can have', async () => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    type Told = Record<string, { readonly parameters?: readonly { in: string; name: string }[] }>
    for (const [path, methods] of Object.entries(body.paths as Record<string, Told>))
      for (const { parameters = [] } of Object.values(methods)) {
        const told = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
        expect(told.toSorted(), path).toEqual((path.match(/(?<=\{)\w+(?=\})/g) ?? []).toSorted())
      }
  })

  it('names the type of every enum', async () => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    const enums: { readonly enum: readonly unknown[]; readonly type?: string }[] = []
    JSON.stringify(body, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && Array.isArray((value as { enum?: unknown }).enum))
        enums.push(value as (typeof enums)[number])
      return value
    })
    expect(enums.length).toBeGreaterThan(100)
    expect(enums.filter(({ type }) => type === undefined)).toEqual([])
    expect(enums).toContainEqual({ type: 'string', enum: ['sqlite', 'postgres'] })
  })

  it('says in its words how sockets are opened, told and closed', async () => {
    const { body } = await ask(server, 'GET /api/openapi.json')
    for (const word of ['/live?scope=', 'snapshot', '1008', '1012', '4401'])
      expect(body.info.description).toContain(word)
    expect(body.servers).toEqual([expect.objectContaining({ url: '/' })])
  })

  it('tells what every operation answers where it is done', async () => {
    for (const { operationId, responses } of await allOperations())
      expect(
        Object.keys(responses).filter((status) => /^[23]/.test(status)),
        operationId,
      ).not.toEqual([])
  })

  it('names each operation by its method and path, each differently', async () => {
    const operations = await allOperations()
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['getBoard', 'getMeetingsIdAgenda', 'putCalendarYearsYear']))
    expect(ids.every((id) => /^[a-z][A-Za-z0-9]+$/.test(id))).toBe(true)
  })

  it.each([
    ['getBoard', ['token', 'session', 'display']],
    ['getMetrics', ['token', 'session', 'display']],
    ['postObservations', ['token', 'session']],
    ['postReviewApprovals', ['session']],
    ['postPeople', ['session']],
    ['postSession', []],
  ])('tells what proves a caller of %s: %j', async (wanted, schemes) => {
    const operation = (await allOperations()).find(({ operationId }) => operationId === wanted)
    expect(operation?.security.flatMap((one) => Object.keys(one))).toEqual(schemes)
  })
})

interface Operation {
  readonly operationId: string
  readonly responses: Record<string, unknown>
  readonly security: Record<string, string[]>[]
}

async function allOperations(): Promise<Operation[]> {
  const { body } = await ask(server, 'GET /api/openapi.json')
  const paths = Object.values(body.paths as Record<string, Record<string, Operation>>)
  return paths.flatMap((path) => Object.values(path))
}
