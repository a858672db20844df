import { afterEach, describe, expect, it } from 'vitest'
import { systemActor } from '#server/access/actor.ts'
import { createToken } from '#server/features/tokens/create-token.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
afterEach(() => server.stop())

describe('a token by which figures or the catalogue change at once', () => {
  it.each([{ twoPersons: true }, { threeAdministrators: true }])(
    'is made by the operator at the machine alone, where the installation asks for a second person: %j',
    async (mode) => {
      server = await startTestServer(mode)
      const admin = await by(server, 'admin')
      const make = (right: string) =>
        ask(server, 'POST /api/tokens', admin, { name: '交换', rights: ['read', right] })
      for (const right of ['publish', 'catalogue'])
        expect((await make(right)).body).toMatchObject({
          ...{ status: 403, code: 'not-allowed' },
          detail: expect.stringContaining('npm run token -- make') as string,
        })
      const { tokens, madeAtMachine } = (await ask(server, 'GET /api/tokens', admin)).body
      expect(tokens.map(({ name }: { name: string }) => name)).not.toContain('交换')
      expect(madeAtMachine).toEqual(['publish', 'catalogue'])
      const wanted = { name: '交换', rights: ['publish'] }
      expect((await createToken(server.deps, systemActor, wanted)).token.createdBy).toBe('system')
      expect((await make('metrics')).status).toBe(201)
    },
  )

  it('is made by an administrator in an office without these settings', async () => {
    server = await startTestServer()
    const admin = await by(server, 'admin')
    const wanted = { name: '交换', rights: ['publish', 'catalogue'] }
    expect((await ask(server, 'POST /api/tokens', admin, wanted)).status).toBe(201)
    expect((await ask(server, 'GET /api/tokens', admin)).body.madeAtMachine).toEqual([])
  })
})
