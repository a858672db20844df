import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMetrics } from '#server/features/operations/figures/open-metrics.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { parseOpenMetrics, provideParser } from '#tests/support/callers/parse-open-metrics.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

beforeAll(provideParser, 300_000)

describe('GET /metrics', () => {
  let server: TestServer
  beforeAll(async () => {
    const backups = {
      status: async () => ({
        folder: '/backups',
        lastGood: { at: '2024-10-31T02:00:00.000+08:00', bytes: 1_234, sequence: 1 },
        lastFailure: null,
        nextAt: null,
        running: false,
      }),
      begin: () => {},
    }
    server = await startTestServer({ backups })
  })
  afterAll(() => server.stop())

  it('is read by a parser of OpenMetrics, with names, labels and figures as they are', async () => {
    const name = '东墙 "一号"\\n'
    const wall = await wallNamed(name)
    const sequence = await approve(server, [stations(7_123, '441200', '09')])
    await wall.next('change')
    const answer = await server.app.inject({ url: '/metrics', headers: byToken })
    wall.close()
    const families = parseOpenMetrics(answer.body)

    const figure = (of: string, labels: Record<string, string> = {}) =>
      families
        .flatMap(({ samples }) => samples)
        .filter((sample) => sample.name === of)
        .filter((sample) => Object.entries(labels).every(([label, text]) => sample.labels[label] === text))
        .map(({ value }) => value)
    expect(figure('xushi_ledger_sequence')).toEqual([sequence])
    expect(figure('xushi_wall_lag', { name })).toEqual([0])
    expect(figure('xushi_indicator_value', { indicator: 'zhaoqing-5g-base-stations' })).toEqual([7_123])
    // The age is counted from 02:00 to 10:00.
    expect(figure('xushi_backup_age_seconds')).toEqual([28_800])
    expect(figure('xushi_http_request_seconds_count', { route: '/api/displays/pairing' })).toEqual([1])
    expect(families.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['counter', 'gauge', 'histogram', 'info']),
    )
    // Each family has a help text, and its name ends with its unit.
    expect(families.filter(({ help, unit, name }) => help === '' || !name.endsWith(unit))).toEqual([])
  })

  /** A paired display of this name with its board open. */
  async function wallNamed(name: string) {
    const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
    const { code } = pairing.json<{ code: string }>()
    await ask(server, 'POST /api/displays', await by(server, 'admin'), { code, name })
    const cookie = `xushi_display=${pairing.cookies[0]!.value}`
    const wall = await openLive(await server.listen(), { scope: '441200', at: '2024-10-31' }, { cookie })
    await wall.next('hello')
    await wall.next('snapshot')
    return wall
  }
})

describe('openMetrics', () => {
  it('writes what the parser reads, which refuses the same text without its end', () => {
    const text = openMetrics([{ name: 'a', type: 'gauge', help: 'x', samples: [{ value: 1 }] }])
    expect(parseOpenMetrics(text)).toHaveLength(1)
    expect(() => parseOpenMetrics(text.replace('# EOF\n', ''))).toThrow('Missing # EOF')
  })
})
