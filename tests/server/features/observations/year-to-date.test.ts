import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approve } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let reporter: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  await server.person('reporter', ['reporter'], { organisations: ['zhaoqing-linye'], regions: ['441200'] })
  reporter = await by(server, 'reporter')
})
afterAll(() => server.stop())

/** A running total with two decimals. */
const series = { indicator: 'zhaoqing-forest-stand-improvement', region: '441200' }
const post = (item: object) => ask(server, 'POST /api/observations', reporter, { items: [item] })

interface Lowered {
  readonly sequence: Readonly<Record<string, string>>
  readonly note?: string
  readonly expected: string
}

describe.skipIf(!sharedIsHere)('POST /api/observations, a running total that is lowered (Q-9)', () => {
  it('asks for the reason, and takes the one of ../shared/cases/33-true-values-refused.json', async () => {
    const text = readFileSync(shared('cases/33-true-values-refused.json')!, 'utf8')
    const { cases } = JSON.parse(text) as { cases: Lowered[] }
    const { sequence, note, expected } = cases.find((one) => one.note !== undefined)!
    expect([note, expected]).toEqual(['省核减', 'query, satisfied by the note'])
    const [[before, had], [period, value]] = Object.entries(sequence) as [[string, string], [string, string]]
    await approve(server, [{ ...series, period: before, value: had }])
    expect(await post({ ...series, period, value })).toMatchObject({
      status: 422,
      body: { code: 'explanation-needed', errors: [{ field: 'note', code: 'year-to-date-falls' }] },
    })
    expect((await post({ ...series, period, value, note })).status).toBe(201)
  })
})
