import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoardRow } from '#server/contract/board.ts'
import { approve } from '#tests/support/given/approve.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const target = 'zhaoqing-2024-smart-farming-bases'
async function rowAt(date: string): Promise<BoardRow> {
  const { body } = await ask(server, `GET /api/board?scope=441200&at=${date}`, byToken)
  return body.targets.find((row: BoardRow) => row.target === target)
}
const { indicator, region } = { indicator: 'zhaoqing-smart-farming-bases', region: '441200' }

describe('GET /api/board: what is overdue (L-1, L-5, D-2)', () => {
  it('counts the days from the deadline of the first period owed, 7 February 2024 for January', async () => {
    const overdue = async (date: string) => {
      const { light, overdueSince, overdueDays, expectedPeriod } = await rowAt(date)
      return [light, overdueSince, overdueDays, expectedPeriod]
    }
    expect(await overdue('2024-02-07')).toEqual(['not-started', null, null, null])
    expect(await overdue('2024-02-08')).toEqual(['overdue', '2024-02-07', 1, '2024-M01'])
    expect(await overdue('2024-12-20')).toEqual(['overdue', '2024-02-07', 317, '2024-M11'])
  })

  it('counts from the period after the newest reported one, and nothing on the deadline day', async () => {
    await approve(server, [{ indicator, region, period: '2024-M09', value: 3 }])
    expect(await rowAt('2024-11-08')).toMatchObject({ overdueDays: null })
    expect(await rowAt('2024-11-09')).toMatchObject({ light: 'overdue', overdueDays: 1 })
    expect(await rowAt('2024-12-20')).toMatchObject({ overdueSince: '2024-11-08', overdueDays: 42 })
    const { body } = await ask(server, `GET /api/targets/${target}/why?at=2024-12-20`, byToken)
    expect(body.rule.sentence).toBe(
      '2024年10月至2024年11月数据至今未报，其中2024年10月应于2024-11-08前（含当日）报送，已逾期42天；旧数据不再定灯。',
    )
  })

  it('counts no forecast as a report, nor lets one hide the figure that was reported (A-2)', async () => {
    const figure = { indicator, region, period: '2024-M09' }
    await approve(server, [{ ...figure, value: 3 }])
    const reported = await rowAt('2024-11-08')
    await approve(server, [
      { ...figure, value: 9, status: 'F' },
      { ...figure, period: '2024-M10', value: 9, status: 'F' },
    ])
    expect(await rowAt('2024-11-08')).toEqual(reported)
    expect(await rowAt('2024-11-09')).toMatchObject({ light: 'overdue', overdueDays: 1 })
    const { body } = await ask(server, 'GET /api/changes?scope=441200&at=2024-11-08', byToken)
    expect(body.changes.map(({ value }: { value: number }) => value)).toEqual([3])
  })

  it.skipIf(!sharedIsHere)('gives every figure of cases/30-overdue-days.json', async () => {
    const { cases } = JSON.parse(readFileSync(shared('cases/30-overdue-days.json')!, 'utf8')) as {
      cases: { at: string; after?: string; expected: number | string }[]
    }
    for (const { at, expected } of cases.filter(({ after }) => after === undefined)) {
      const { light, overdueDays } = await rowAt(at)
      if (typeof expected === 'number') expect([at, light, overdueDays]).toEqual([at, 'overdue', expected])
      else expect([expected, light]).toEqual(['not overdue on the day of the deadline', 'not-started'])
    }
    await approve(server, [{ indicator, region, period: '2024-M09', value: 3 }])
    const [reported] = cases.filter(({ after }) => after !== undefined)
    const days = Number(/overdue, (\d+) days/.exec(String(reported!.expected))![1])
    expect(await rowAt(reported!.at)).toMatchObject({ light: 'overdue', overdueDays: days })
  })
})
