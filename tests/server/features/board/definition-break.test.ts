import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoardRow } from '#server/contract/board.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { shared, sharedIsHere } from '#tests/support/shared.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const cell = { indicator: 'zhuhai-5g-base-stations', region: '440400' }
async function post(period: string, value: number, status: 'A' | 'B' = 'A'): Promise<void> {
  const items = [{ ...cell, period, value, status }]
  expect(await ask(server, 'POST /api/observations', byToken, { items })).toMatchObject({ status: 201 })
}
async function rowAt(date: string): Promise<BoardRow> {
  const { body } = await ask(server, `GET /api/board?scope=440400&at=${date}`, byToken)
  return body.targets.find((row: BoardRow) => row.target === 'zhuhai-2025-5g-base-stations')
}
const acrossBreak = { distance: null, gap: null, lagMonths: null, baseline: null, breakPeriod: '2022-M12' }

describe('GET /api/board across a break of definition (G-7, L-7)', () => {
  it('has no baseline for 2.0 万座 by the new rule from 1.0 by the old, and says which period broke', async () => {
    await post('2021-M12', 1)
    await post('2022-M12', 2, 'B')
    expect(await rowAt('2022-12-31')).toMatchObject({ light: 'no-baseline', ...acrossBreak })
    const { body } = await ask(
      server,
      'GET /api/targets/zhuhai-2025-5g-base-stations/why?at=2022-12-31',
      byToken,
    )
    expect(body.rule.sentence).toBe('2022年12月口径调整，此前的数未按新口径重报，不能与之相比。')
    expect(body.toGreen).toBe('按调整后的口径重报基期（2021年12月）值')
  })

  it('takes no value as restated that came with the break, in whatever order the list was', async () => {
    const history = [
      { ...cell, period: '2022-M12', value: 2, status: 'B' },
      { ...cell, period: '2021-M12', value: 1 },
    ]
    const { status, body } = await ask(server, 'POST /api/observations', byToken, { items: history })
    expect([status, body.accepted.map(({ period }: { period: string }) => period)]).toEqual([
      201,
      ['2022-M12', '2021-M12'],
    ])
    expect(await rowAt('2022-12-31')).toMatchObject({ light: 'no-baseline', ...acrossBreak })
    await post('2021-M12', 1.8)
    expect(await rowAt('2022-12-31')).toMatchObject({ baseline: 1.8, breakPeriod: null })
  })

  it('measures from a base that is restated after the break, also after the value at the break is corrected', async () => {
    await post('2021-M12', 1)
    await post('2022-M12', 2, 'B')
    await post('2021-M12', 1.8)
    expect(await rowAt('2022-12-31')).toMatchObject({ baseline: 1.8, breakPeriod: null })
    await post('2022-M12', 2.1, 'B')
    const corrected = await rowAt('2022-12-31')
    expect(corrected).toMatchObject({ baseline: 1.8, breakPeriod: null })
    // (2.1 − 1.8) ÷ (2.47 − 1.8)
    expect(corrected.distance).toBeCloseTo(0.3 / 0.67, 12)
  })

  it('has no baseline on an earlier reference date either, after the base is restated for a break of a later year', async () => {
    await post('2021-M12', 1)
    await post('2022-M11', 1.5)
    expect((await rowAt('2022-11-30')).distance).toBeCloseTo(0.5 / 1.47, 12)
    await post('2023-M01', 2, 'B')
    await post('2021-M12', 1.8)
    expect(await rowAt('2022-11-30')).toMatchObject({
      light: 'no-baseline',
      ...acrossBreak,
      breakPeriod: '2023-M01',
    })
    expect(await rowAt('2023-01-31')).toMatchObject({ baseline: 1.8, breakPeriod: null })
  })

  it('shows 2.6 of 2.47 as met, without distance or gap, and judges the due period by its own value', async () => {
    await post('2021-M12', 1)
    server.clock.set('2026-02-02T10:00:00.000+08:00')
    await post('2022-M12', 2.6, 'B')
    expect(await rowAt('2022-12-31')).toMatchObject({ light: 'met', ...acrossBreak })
    await post('2025-M12', 2.6)
    expect(await rowAt('2025-12-31')).toMatchObject({ light: 'met', ...acrossBreak })
    await post('2025-M12', 2.4)
    expect(await rowAt('2025-12-31')).toMatchObject({ light: 'missed', ...acrossBreak })
  })

  it.skipIf(!sharedIsHere)('covers the lights that cases/31-definition-break.json expects', () => {
    const text = readFileSync(shared('cases/31-definition-break.json')!, 'utf8')
    const { cases } = JSON.parse(text) as { cases: { expected: string }[] }
    expect(cases.map(({ expected }) => expected.slice(0, 11))).toEqual([
      'met (the va',
      'no-baseline',
      'judged: (2.',
      'at the due ',
    ])
  })
})

describe('GET /api/board, what one year alone proves (B-4)', () => {
  it('shows a park of April 2022 as met though December 2021 is missing', async () => {
    const clusters = { indicator: 'qingyuan-clusters-transforming', region: '441800' }
    const items = [
      { ...clusters, period: '2021-M11', value: 0 },
      { ...clusters, period: '2022-M04', value: 0 },
    ]
    expect((await ask(server, 'POST /api/observations', byToken, { items })).status).toBe(201)
    const row = async () => {
      const { body } = await ask(server, 'GET /api/board?scope=441800&at=2022-04-30', byToken)
      return body.targets.find((one: BoardRow) => one.target === 'qingyuan-2022-clusters-transforming')
    }
    expect(await row()).toMatchObject({ light: 'no-baseline', completion: null, achieved: null })
    await ask(server, 'POST /api/observations', byToken, {
      items: [{ ...clusters, period: '2022-M04', value: 1 }],
    })
    expect(await row()).toMatchObject({ light: 'met', completion: null, achieved: null })
  })
})
