import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { handIn, settledImport } from '#tests/support/given/hand-in.ts'
import { reviewBy } from '#tests/support/databases/review-levels.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ imports: true })
})
afterAll(() => server.stop())

const table = (value: number) => `指标,地区,期,数值\n5G基站累计开通数,端州区,2023年9月,${value}\n`

it('W-11 a table of figures that levels review is neither handed in nor released as a whole', async () => {
  const admin = await by(server, 'admin')
  await server.person('reviewer', ['reviewer'], { regions: ['441200'] })
  const reviewer = await by(server, 'reviewer')
  const earlier = await handIn(server, admin, table(500))
  expect((await settledImport(server, admin, earlier)).state).toBe('submitted')
  await reviewBy(server, ['county', 'city'])
  expect(
    (await settledImport(server, admin, await handIn(server, admin, table(502)))).findings,
  ).toMatchObject([{ severity: 'error', code: 'conflict', message: expect.stringContaining('要逐级审核') }])
  const released = await ask(server, `POST /api/imports/${earlier}/release`, reviewer)
  expect([released.status, released.body.detail]).toEqual([409, expect.stringContaining('不能整份通过')])
  expect((await ask(server, `GET /api/imports/${earlier}`, reviewer)).body.transitions).toEqual(['return'])
})
