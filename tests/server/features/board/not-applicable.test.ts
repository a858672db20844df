import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Board } from '#server/contract/board.ts'
import type { MeetingSnapshot } from '#server/contract/meetings.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  const none = { ...stations(0), value: null, reason: 'not-applicable' } as const
  await approve(server, [{ ...stations(7_000), period: '2024-M08' }, none])
})
afterEach(() => server.stop())

const target = 'zhaoqing-2024-5g-base-stations'

it('a board counts a target that does not concern its region apart, in no light (L-19)', async () => {
  const { body } = await ask(server, 'GET /api/board?scope=441200&at=2024-10-31', byToken)
  const { targets, summary } = body as Board
  expect(targets.find((row) => row.target === target)).toMatchObject({
    ...{ light: null, notApplicable: true, value: null, completion: null },
  })
  const { notApplicable, ...counts } = summary
  expect([notApplicable, counts.unjudged]).toEqual([1, 1])
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(targets.length - 1)
})

it('the frozen picture of a meeting has neither a row nor an item of a target that does not concern its region (L-19)', async () => {
  await server.person('secretary', ['secretary'])
  const secretary = await by(server, 'secretary')
  const meeting = { series: 'weekly', title: '第44周调度会', date: '2024-10-31', at: '2024-10-31' }
  await ask(server, 'POST /api/meetings', secretary, { ...meeting, scopes: ['441200'] })
  await ask(server, 'POST /api/meetings/weekly-1/freeze', secretary, {})
  const { body } = await ask(server, 'GET /api/meetings/weekly-1/snapshots/1', byToken)
  const { targets, items } = body as MeetingSnapshot
  expect(targets).toHaveLength(20)
  expect([...targets, ...items].map((row) => row.target)).not.toContain(target)
})
