import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CollectorDraft, SampleAsked } from '#server/contract/collectors.ts'
import { isSealed, secretSeal } from '#server/outgoing/sealed-secret.ts'
import {
  allCollectors,
  collectorSeal,
  updateCollector,
} from '#server/features/observations/collectors/queries.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { collectorDraft } from '#tests/server/features/observations/collectors/collector-draft.ts'
import { forbiddenAddresses } from '#tests/server/outgoing/forbidden-addresses.ts'
import { openCollecting, table, type Collecting } from './open-collecting.ts'

let at: Collecting
beforeAll(async () => {
  at = await openCollecting()
})
afterAll(() => at.stop())

const sample = async (asked: Partial<SampleAsked> = {}) => {
  const { url, form, path, header, sheet, mapping, heads, names } = collectorDraft(at.source.url)
  const body = { url, form, path, header, sheet, mapping, heads, names, ...asked }
  return ask(at.server, 'POST /api/collectors/sample', await at.admin(), body)
}
const unmapped = { mapping: null, heads: {} }

describe('POST /api/collectors/sample', () => {
  it('shows the table, a recognised mapping, the heads that it counts on, and what a run would take, and keeps nothing', async () => {
    await at.source.answer(table([7, 7_700], [8, '不详']))
    const before = at.server.deps.store.head().sequence
    const { status, body } = await sample(unmapped)
    expect([status, body]).toMatchObject([
      200,
      {
        mapping: { header: 1, columns: { indicator: 1, region: 2, period: 3, value: 4 }, across: null },
        heads: { indicator: '指标', region: '地区', period: '期', value: '数值' },
        read: [{ regionName: '肇庆市', period: '2024年7月', value: '7700' }],
        counts: { taken: 1, refused: 1 },
        findings: [{ row: 3, column: 4, code: 'bad-value' }],
      },
    ])
    expect(at.server.deps.store.head().sequence).toBe(before)
  })

  it('reads JSON by the path to its rows, with the digits of its numbers and names by a list', async () => {
    const rows =
      '[{"ind":"A01","area":{"code":"441200"},"month":"2024-08","v":7750.10},{"ind":"A02","area":{"code":"441200"},"month":"2024-08","v":1e3}]'
    await at.source.answer(`{"data":{"items":${rows}}}`)
    const mapping = {
      header: 1,
      columns: { indicator: 1, region: 2, period: 3, value: 4 },
      across: null,
      fixed: {},
    }
    const names = [{ said: 'A01', means: '5G基站累计开通数' }]
    const { body } = await sample({ form: 'json', path: 'data.items', mapping, heads: {}, names })
    expect(body).toMatchObject({
      sample: [
        { cells: ['ind', 'area.code', 'month', 'v'] },
        { cells: ['A01', '441200', '2024-08', '7750.10'] },
        { cells: ['A02', '441200', '2024-08', '1000'] },
      ],
      findings: [
        { row: 2, code: 'too-many-decimals' },
        { row: 3, code: 'unknown-indicator' },
      ],
    })
    const wrong = await sample({ form: 'json', path: 'data.rows', mapping, heads: {} })
    expect([wrong.status, wrong.body.detail]).toEqual([
      422,
      '答的 JSON 里没有“data.rows”（到“rows”为止）。请核对行的路径。',
    ])
  })

  it('reads SDMX-CSV and SDMX-JSON of this program by the usual parts', async () => {
    const { server, source } = at
    await approve(server, [stations(7_400, '441200', '05')])
    const query = 'c[INDICATOR]=zhaoqing-5g-base-stations&c[TIME_PERIOD]=2024-M05'
    for (const [form, mime] of [
      ['sdmx-csv', 'application/vnd.sdmx.data+csv;version=2.1.0'],
      ['sdmx-json', 'application/vnd.sdmx.data+json;version=2.1.0'],
    ] as const) {
      const sent = await server.app.inject({
        url: `/sdmx/data/dataflow/XUSHI/OBSERVATIONS/1.0/*?${query}`,
        headers: { ...(await at.admin()), accept: mime },
      })
      await source.answer(sent.body)
      expect([form, (await sample({ form, ...unmapped })).body]).toMatchObject([
        form,
        {
          heads: { indicator: 'INDICATOR', region: 'REF_AREA', period: 'TIME_PERIOD', value: 'OBS_VALUE' },
          read: [{ regionName: '肇庆市', period: '2024年5月', value: '7400' }],
          counts: { taken: 0, same: 1, refused: 0 },
        },
      ])
    }
  })

  it('says what the source did, and sends a kept secret to no other origin', async () => {
    await at.source.answer(table([7, 7_700]))
    const id = await at.make({ header: 'X-Key', secret: 'hush-hush' })
    const [row] = (await allCollectors(at.server.deps.store.reader)).filter((one) => one.id === id)
    expect([isSealed(row!.secret!), row!.body.includes('hush')]).toEqual([true, false])
    await sample({ id, header: 'X-Key' })
    expect(at.source.asked.at(-1)!.headers['x-key']).toBe('hush-hush')
    const { port } = new URL(at.source.url)
    await sample({ id, header: 'X-Key', url: `http://[::ffff:127.0.0.1]:${port}/` })
    expect(at.source.asked.at(-1)!.headers).not.toHaveProperty('x-key')
    const gone = await sample({ url: 'http://127.0.0.1:1/' })
    expect([gone.status, gone.body.detail]).toEqual([400, '没有读到：127.0.0.1:1：连不上（ECONNREFUSED）。'])
  })
})

describe('POST /api/collectors', () => {
  it.each<[string, Parameters<typeof collectorDraft>[1], string]>([
    ['an address within', { url: 'http://169.254.169.254/' }, '内部地址'],
    ['a password in the address', { url: 'https://a:b@example.com/' }, '不能带用户名、密码'],
    ['another scheme', { url: 'ftp://example.com/' }, 'https:// 或 http://'],
    ['times that cannot be read', { pattern: '61 8 * * *' }, '读不懂'],
    ['times that are too close', { pattern: '* * * * *' }, '太密'],
    ['times that never come', { pattern: '0 0 31 2 *' }, '永远不会到'],
    ['seconds', { pattern: '0 30 8 * * *' }, '应有五段'],
    ['no mapping', { mapping: null }, '还没有定映射'],
  ])('refuses %s', async (_, changed, detail) => {
    const draft = collectorDraft(at.source.url, changed)
    const answer = await ask(at.server, 'POST /api/collectors', await at.admin(), draft)
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining(detail)])
  })

  it('reads no sample at an address within, in whatever form, and no message goes there', async () => {
    const admin = await at.admin()
    // The server of this test may connect to 127.0.0.1 alone.
    const urls = forbiddenAddresses
      .map((host) => `http://${host}:8080/`)
      .filter((url) => !/^(127\.0\.0\.1|\[::ffff:7f00:1\]|localhost\.?)$/.test(new URL(url).hostname))
    const told: unknown[] = []
    for (const url of urls) {
      const { path, header, sheet, mapping, heads, names } = collectorDraft(url)
      const sample = { url, form: 'table', path, header, sheet, mapping, heads, names }
      const webhook = { name: '办公系统', url, kinds: ['period.closed'], enabled: true }
      for (const [route, body] of [
        ['POST /api/collectors/sample', sample],
        ['POST /api/webhooks', webhook],
      ] as const) {
        const answer = await ask(at.server, route, admin, body)
        if (answer.status !== 400 || !String(answer.body.detail).includes('是内部地址'))
          told.push([route, url])
      }
    }
    expect([told, urls.length > 30]).toEqual([[], true])
  })

  it('is refused without a name that can be seen, with the name of another, without values, or with its secret in a header of the request', async () => {
    const kept = async (changed: Partial<CollectorDraft>) => {
      const draft = { ...collectorDraft(at.source.url), ...changed }
      const { status, body } = await ask(at.server, 'POST /api/collectors', await at.admin(), draft)
      return [status, (body as { detail?: string }).detail]
    }
    await at.make({ name: '只此一个' })
    const { mapping } = collectorDraft(at.source.url)
    const columns = { indicator: 1, region: 2, period: 3 }
    expect(await kept({ name: '  ' })).toEqual([400, expect.stringContaining('名称')])
    expect(await kept({ publisher: ' ' })).toEqual([400, expect.stringContaining('发布单位')])
    expect(await kept({ name: '只此一个' })).toEqual([409, expect.stringContaining('已有采集任务“只此一个”')])
    expect(await kept({ name: '无值', mapping: { ...mapping!, columns } })).toEqual([
      400,
      expect.stringContaining('数值在哪一列'),
    ])
    for (const header of ['Host', 'Trailer', 'TE', 'Upgrade'])
      expect(await kept({ name: '主机', header })).toEqual([400, expect.stringContaining('Authorization')])
    const nine = { ...mapping!, columns: { ...columns, value: 9 } }
    const { value: _, ...heads } = collectorDraft('').heads
    expect(await kept({ name: '无头', mapping: nine, heads })).toEqual([
      400,
      expect.stringContaining('数值在 I 列，那里没有列头'),
    ])
    expect(await kept({ name: '无此', names: [{ said: 'A01', means: '无此指标' }] })).toEqual([
      400,
      expect.stringContaining('目录里没有指标或地区“无此指标”'),
    ])
    // A table without heads is mapped by its columns alone, and a run tells of one that is not there.
    const headless = await at.make({ mapping: { ...nine, header: 0 }, heads: {} })
    await at.source.answer(table([7, 7_700]))
    expect(await at.run(headless)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('I 列，表里没有') as string,
    })
  })

  it('is shown to a reviewer without what follows the question mark, and to nobody with its secret', async () => {
    const id = await at.make({ url: `${at.source.url}?key=hidden`, header: 'X-Key', secret: 'hush-hush' })
    const { body } = await ask(at.server, 'GET /api/collectors', await at.reviewer())
    const shown = (body.collectors as { id: string }[]).find((one) => one.id === id)
    expect(shown).toMatchObject({ url: `${at.source.url}?…`, hasSecret: true, mayGrant: true })
    expect(JSON.stringify(await at.shown(id))).not.toContain('hush')
    expect((await at.shown(id)).url).toContain('key=hidden')
  })

  it('keeps a secret for its server alone, and says where the key at hand does not open it', async () => {
    const secret = { header: 'X-Key', secret: 'hush-hush', name: '有密钥' }
    const id = await at.make(secret)
    const { header, name } = secret
    const put = async (url: string) =>
      ask(at.server, `PUT /api/collectors/${id}`, await at.admin(), collectorDraft(url, { header, name }))
    expect([(await put(`${at.source.url}?page=2`)).status, (await at.shown(id)).hasSecret]).toEqual([
      204,
      true,
    ])
    const other = await at.make({ ...secret, name: '另一个' })
    const elsewhere = secretSeal(Buffer.alloc(32, 'another key')).seal('hush-hush', collectorSeal(other))
    await at.server.deps.store.write((writer) => updateCollector(writer, other, { secret: elsewhere }))
    expect((await at.shown(other)).condition).toBe('sealed')
    const { judged } = (await ask(at.server, 'GET /api/operations', await at.admin())).body
    expect(judged.collectors).toEqual({
      condition: 'failing',
      reason: '1 个采集任务的密钥打不开，请拷回原来的钥匙文件，或到“采集任务”重新填写',
    })
    await at.source.answer(table([7, 7_700]))
    const before = at.source.asked.length
    expect(await at.run(other)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('密钥打不开') as string,
    })
    expect(at.source.asked).toHaveLength(before)
    expect([(await put('https://8.8.8.8/figures.csv')).status, (await at.shown(id)).hasSecret]).toEqual([
      204,
      false,
    ])
  })
})
