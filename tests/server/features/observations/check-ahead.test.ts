import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StandingFigures } from '#server/db/store.ts'
import { checkAhead } from '#server/features/observations/check-ahead.ts'
import { stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200' }

/** The result of a check that ran ahead of another act, and the number of its runs. */
async function checked(meanwhile: () => Promise<unknown>) {
  let ran = 0
  const check = async (standing: StandingFigures) => {
    ran += 1
    const series = await standing.seriesOf(cell)
    return { newest: series.at('2024-M09')?.newest ?? 0, closed: [...(await standing.closedPeriods())] }
  }
  const { store } = server.deps
  const ahead = await checkAhead(store, check)
  await meanwhile()
  return { ...(await store.write((writer) => ahead(writer))), ran }
}

const post = (item: object) => ask(server, 'POST /api/observations', byToken, { items: [item] })

describe('checkAhead', () => {
  it('runs the check once where nothing that it looked at has changed', async () => {
    const elsewhere = () => post(stations(230, '441202', '09'))
    expect(await checked(elsewhere)).toEqual({ newest: 0, closed: [], ran: 1 })
  })

  it('runs it again where a series has a newer revision', async () => {
    expect(await checked(() => post(stations(2_310, '441200', '09')))).toMatchObject({ newest: 1, ran: 2 })
  })

  it('runs it again where a period was closed', async () => {
    const admin = await by(server, 'admin')
    const close = () => ask(server, 'POST /api/periods/2024-M08/closure', admin, {})
    expect(await checked(close)).toEqual({ newest: 1, closed: ['2024-M08'], ran: 2 })
  })
})
