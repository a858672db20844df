import { afterEach, expect, it } from 'vitest'
import type { AuditItem } from '#server/contract/audit.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { handIn, settledImport } from '#tests/support/given/hand-in.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
afterEach(() => server.stop())

/** A table of invented figures of a city and its district. */
const table = `指标,地区,期,数值
5G基站累计开通数,肇庆市,2010年6月,610
5G基站累计开通数,端州区,2010年6月,210
`

it('a table is read by its sender alone until it is submitted, and then by reviewers of all of its regions', async () => {
  server = await startTestServer({ imports: true })
  await server.person('keeper', ['system-administrator'])
  await server.person('other', ['system-administrator'])
  await server.person('shen', ['auditor'])
  await server.person('wang', ['reviewer'], { regions: ['441202'] })
  await server.person('zhou', ['reviewer'], { regions: ['441200'] })
  const keeper = await by(server, 'keeper')
  const id = await handIn(server, keeper, table, '&check=true')
  expect((await settledImport(server, keeper, id)).findings).toEqual([])
  const seenBy = async () => {
    const seen: Record<string, number> = {}
    for (const name of ['other', 'shen', 'wang', 'zhou'])
      seen[name] = (await ask(server, `GET /api/imports/${id}`, await by(server, name))).status
    return seen
  }
  expect(await seenBy()).toEqual({ other: 404, shen: 200, wang: 404, zhou: 404 })
  expect((await ask(server, `POST /api/imports/${id}/submit`, keeper)).status).toBe(202)
  expect((await settledImport(server, keeper, id)).state).toBe('submitted')
  expect(await seenBy()).toEqual({ other: 200, shen: 200, wang: 404, zhou: 200 })
  // The audit log holds the refusals that were answered as if the table were not there, and no request for one that is not.
  await ask(server, 'GET /api/imports/import-9', await by(server, 'wang'))
  const shen = await by(server, 'shen')
  const tried = async () => {
    const { entries } = (await ask(server, 'GET /api/audit?kind=refused', shen)).body
    const told = entries.map(({ actor, subject, result }: AuditItem) => `${actor} ${subject} ${result}`)
    return [...new Set<string>(told)].sort()
  }
  const refused = ['other', 'wang', 'zhou'].map((who) => `person:${who} GET /api/imports/${id} not-allowed`)
  await expect.poll(tried, { timeout: 10_000 }).toEqual(refused)
})

it('none of the three administrators hands in a table, where they exclude one another', async () => {
  server = await startTestServer({ threeAdministrators: true })
  await server.person('keeper', ['system-administrator'])
  await server.person('li', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
  const [keeper, li] = [await by(server, 'keeper'), await by(server, 'li')]
  const sent = await server.app.inject({
    ...{ method: 'POST', url: '/api/imports?name=x.csv', payload: table },
    headers: { ...keeper, 'content-type': 'application/octet-stream' },
  })
  expect(sent.statusCode).toBe(403)
  expect((await ask(server, 'GET /api/imports', keeper)).body.mayHandIn).toBe(false)
  expect((await ask(server, 'GET /api/imports', li)).body.mayHandIn).toBe(true)
})
