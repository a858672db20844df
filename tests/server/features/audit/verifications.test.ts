import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VerificationState } from '#server/contract/audit.ts'
import type { WholeVerdict } from '#server/records/verifying/verdict.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, testPassword, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let auditor: Record<string, string>
const path = '/api/audit/verifications'
const state = async (): Promise<VerificationState> => (await ask(server, `GET ${path}`, auditor)).body

afterEach(() => server.stop())

/** The state once no verification is under way. */
async function ended(): Promise<VerificationState> {
  const givenUpAt = performance.now() + 10_000
  for (;;) {
    const now = await state()
    if (!now.running) return now
    if (performance.now() > givenUpAt) throw new Error(`Still under way: ${JSON.stringify(now)}`)
    await pause(100)
  }
}

describe('verifications', () => {
  let finish: (verdict: WholeVerdict) => void
  const sound: WholeVerdict = { sound: true, lines: ['底账完好。'], remarks: [], faults: [] }
  beforeEach(async () => {
    server = await startTestServer({
      verifyApart: (tell, signal) =>
        new Promise((resolve, reject) => {
          tell({ step: '底账', done: 7, of: 9 })
          finish = resolve
          signal.addEventListener('abort', () => reject(new Error('aborted')))
        }),
    })
    await server.person('shen', ['auditor'])
    await server.person('li', ['auditor'])
    auditor = await by(server, 'shen')
  })

  it('are done one at a time, tell how far they are, and others see who began', async () => {
    await ask(server, `POST ${path}`, auditor)
    const other = await by(server, 'li')
    expect(await ask(server, `POST ${path}`, other)).toMatchObject({
      status: 409,
      body: { detail: '正在核对（shen，2024-10-31 10:00 起），请等它结束。' },
    })
    expect((await state()).running).toEqual({
      ...{ byName: 'shen', since: '2024-10-31T10:00:00.000+08:00' },
      ...{ step: '底账', done: 7, of: 9 },
    })
    finish(sound)
    expect(await ended()).toMatchObject({ last: { byName: 'shen', result: 'ok', subject: '底账完好。' } })
  })

  it('are stopped without a verdict, and none is noted', async () => {
    await ask(server, `POST ${path}`, auditor)
    const { body } = await ask(server, `DELETE ${path}`, auditor, {})
    expect(body).toMatchObject({
      running: null,
      ended: { verdict: null, problem: '核对中止了，没有结果。' },
      last: null,
    })
  })
})

describe('the overview', () => {
  it('tells since when the logs are kept, and what was unusual lately, apart from what people do to themselves', async () => {
    server = await startTestServer()
    await server.person('shen', ['auditor'])
    auditor = await by(server, 'shen')
    await ask(server, 'POST /api/backups', auditor)
    const change = { current: testPassword, next: 'Sturdy-River-2024-no!' }
    expect((await ask(server, 'PUT /api/session/password', auditor, change)).status).toBe(204)
    const { body } = await ask(server, 'GET /api/audit/overview', auditor)
    expect(body).toMatchObject({
      ledger: { entries: server.deps.store.head().sequence, begunAt: '2024-10-31T10:00:00.000+08:00' },
      auditBegunAt: '2024-10-31T10:00:00.000+08:00',
      lookedFrom: '2024-10-24',
    })
    const counted = (body as { unusual: { log: string; kind: string; times: number }[] }).unusual
    expect(counted.map(({ log, kind, times }) => [log, kind, times])).toContainEqual(['audit', 'refused', 1])
    expect(counted.map(({ kind }) => kind)).not.toContain('person.password')
  })
})
