import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, by } from '#tests/support/callers/ask.ts'
import { computedPlan } from '#tests/support/given/computed-plan.ts'
import { handIn, settledImport } from '#tests/support/given/hand-in.ts'
import { startBlankServer } from '#tests/support/servers/start-blank-server.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startBlankServer({ imports: true })
})
afterAll(() => server.stop())

it('M-1 a table with a value of a computed indicator is refused, with its place and what to hand in instead', async () => {
  const admin = await by(server, 'admin')
  const { body } = await ask(server, 'POST /api/plans', admin, computedPlan)
  await ask(server, `POST /api/plans/${body.id}/publish`, { ...admin, 'if-match': '"1"' })
  const table = `指标,地区,期,数值
核心产业增加值,厦门市,2023年9月,700
核心产业增加值占比,厦门市,2023年9月,9.1
`
  const shown = await settledImport(server, admin, await handIn(server, admin, table))
  expect(shown.state).toBe('faulty')
  expect(shown.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    {
      row: 3,
      column: 4,
      code: 'computed-indicator',
      message: '“核心产业增加值占比”由程序按“核心产业增加值 ÷ 地区生产总值”算出，不用填报：请填报这些指标。',
    },
  ])
})
