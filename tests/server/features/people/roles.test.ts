import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFirstAdministrator } from '#server/features/people/first-people.ts'
import { allPeople } from '#server/features/people/queries.ts'
import type { Role } from '#server/contract/rights.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: Record<string, string>
const named = (name: string, roles: readonly Role[]) => ({
  ...{ name, displayName: name, roles, organisations: [], regions: [] },
})

describe('the three administrators, where they exclude one another', () => {
  beforeEach(async () => {
    // The database is older, and its only administrator has two of the roles.
    server = await startTestServer({ threeAdministrators: true })
    admin = await by(server, 'admin')
  })
  afterEach(() => server.stop())

  it.each<{ roles: Role[] }>([
    { roles: ['administrator'] },
    { roles: ['system-administrator', 'security-administrator'] },
    { roles: ['system-administrator', 'auditor'] },
    { roles: ['security-administrator', 'auditor'] },
    { roles: ['auditor', 'reviewer'] },
    { roles: ['auditor', 'reporter'] },
    { roles: ['auditor', 'secretary'] },
    { roles: ['security-administrator', 'secretary'] },
  ])('are not made one person: $roles', async ({ roles }) => {
    expect(await ask(server, 'POST /api/people', admin, named('wang', roles))).toMatchObject({
      status: 422,
      body: { code: 'roles-conflict', detail: expect.stringContaining('三员分立') as string },
    })
  })

  it.each<{ roles: Role[] }>([
    { roles: ['system-administrator'] },
    { roles: ['security-administrator', 'reader'] },
    { roles: ['auditor', 'reader'] },
  ])('are each one of them, who may look at boards: $roles', async ({ roles }) => {
    expect((await ask(server, 'POST /api/people', admin, named('wang', roles))).status).toBe(201)
  })

  it('leave nobody locked out: who held several before goes on, and parts with them in turn', async () => {
    const rolesOf = async () => {
      const { people, threeAdministrators } = (await ask(server, 'GET /api/people', admin)).body
      expect(threeAdministrators).toBe(true)
      return people.find(({ id }: { id: string }) => id === 'admin').roles
    }
    expect(await rolesOf()).toEqual(['administrator'])
    const same = { displayName: '王主任', roles: ['administrator'] }
    expect((await ask(server, 'PATCH /api/people/admin', admin, same)).status).toBe(200)
    await ask(server, 'POST /api/people', admin, named('zhou', ['system-administrator']))
    await server.person('sun', ['security-administrator'])
    const sun = await by(server, 'sun')
    const change = { roles: ['security-administrator'] }
    expect((await ask(server, 'PATCH /api/people/admin', sun, change)).status).toBe(200)
    expect(await rolesOf()).toEqual(['security-administrator'])
    const back = { roles: ['administrator'] }
    expect((await ask(server, 'PATCH /api/people/admin', sun, back)).status).toBe(422)
  })
})

it('the three administrators are one person where the office does not ask for three', async () => {
  server = await startTestServer()
  try {
    admin = await by(server, 'admin')
    expect((await ask(server, 'POST /api/people', admin, named('wang', ['administrator']))).status).toBe(201)
    expect((await ask(server, 'GET /api/people', admin)).body.threeAdministrators).toBe(false)
  } finally {
    await server.stop()
  }
})

it('the three administrators begin with the one who makes the others', async () => {
  server = await startTestServer({ empty: true, threeAdministrators: true })
  try {
    const made = await createFirstAdministrator(server.deps)
    expect(made).toMatchObject({ name: 'admin', displayName: '安全管理员' })
    const [first] = await allPeople(server.deps.store.reader)
    expect(first?.roles).toBe('["security-administrator"]')
  } finally {
    await server.stop()
  }
})
