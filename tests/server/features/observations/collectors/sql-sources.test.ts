import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
import { trustTestAuthority, type TestCertificate } from '#tests/support/callers/tls-source.ts'
import { databaseCertificate } from '#tests/support/databases/database-certificate.ts'
import { ask } from '#tests/support/callers/ask.ts'
import { collectorDraft } from './collector-draft.ts'
import { openCollecting, type Collecting } from './open-collecting.ts'

let at: Collecting
let database: PostgresServer
let url: string
const onSource = async (statement: string) => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(statement)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}
beforeAll(async () => {
  ;[at, database] = [await openCollecting(), await startPostgres(['fsync=off'])]
  url = database.url.replace('localhost', '127.0.0.1')
  await onSource(`create table monthly (indicator text, region text, month date, value numeric)`)
  await onSource(`insert into monthly values ('5G基站累计开通数', '肇庆市', '2024-07-01', 7700.00),
    ('5G基站累计开通数', '肇庆市', '2024-08-01', 7750), ('没有的指标', '肇庆市', '2024-08-01', 1)`)
}, 60_000)
afterAll(async () => {
  await database.stop()
  await at.stop()
})

const query = `select indicator as "指标", region as "地区", to_char(month, 'YYYY-MM') as "期", value as "数值" from monthly order by month;`
const draft = (asked = query) => ({ form: 'sql' as const, url, query: asked })
const sampled = async (asked: string, changed: object = {}) => {
  const { form, path, header, sheet, mapping, heads, names } = collectorDraft(url, draft(asked))
  const body = { url, form, path, query: asked, header, sheet, mapping, heads, names, ...changed }
  return ask(at.server, 'POST /api/collectors/sample', await at.admin(), body)
}

/** The collector of the first test. */
let first: string

it('reads a PostgreSQL database by one query, exactly, and takes what is new', async () => {
  const id = (first = await at.make(draft()))
  expect(await at.run(id)).toMatchObject({
    outcome: 'taken',
    counts: { taken: 2, refused: 1 },
    refusals: [{ row: 4, column: 1, code: 'unknown-indicator' }],
  })
  await onSource(`update monthly set value = 7760 where month = '2024-08-01'`)
  expect(await at.run(id)).toMatchObject({ counts: { taken: 1, revised: 1, same: 1 } })
})

it.each([
  [
    'runs one statement alone',
    'select 1 as a) as b; commit; drop table monthly; select * from (select 1 as a',
    '查询出错（42601',
  ],
  ['says what is wrong with a query', 'select nothing from monthly', '查询出错（42703'],
  ['takes no more rows than it may', 'select 1 as a from generate_series(1, 100001)', '超过 100000 行'],
  ['refuses what is no query', 'drop table monthly', '查询应以 select 或 with 开头'],
])('%s', async (_, asked, detail) => {
  const { status, body } = await sampled(asked)
  expect([status, body.detail]).toEqual([400, expect.stringContaining(detail)])
  expect(await onSource('select count(*)::int as rows from monthly')).toEqual([{ rows: 3 }])
})

it('writes nothing: the transaction only reads', async () => {
  await onSource(`create function spoil() returns int language sql as 'delete from monthly returning 1'`)
  const { status, body } = await sampled('select spoil() as a')
  expect([status, body.detail]).toEqual([400, expect.stringContaining('查询要改数据，没有执行')])
})

it('connects to no database within that is not named, and takes no password in the address', async () => {
  for (const [address, detail] of [
    ['postgres://a@10.0.0.1/b', '内部地址'],
    ['postgres://a@167772161/b', '内部地址'],
    ['postgres://a:b@8.8.8.8/b', '不能带密码'],
    ['postgres://8.8.8.8', '应为 postgres://'],
  ]) {
    const { status, body } = await sampled(query, { url: address })
    expect([address, status, body.detail]).toEqual([address, 400, expect.stringContaining(detail!)])
  }
})

it('tries a database that is away again with growing waits, tells that nothing comes, and takes each value once when it is back', async () => {
  const ofCounty = query.replace('order by', `where region = '端州区' order by`)
  const id = await at.make({ ...draft(ofCounty), pattern: '*/30 * * * *' })
  await onSource(`insert into monthly values ('5G基站累计开通数', '端州区', '2024-06-01', 1200)`)
  await ask(at.server, `DELETE /api/collectors/${first}`, await at.admin())
  await database.halt()
  expect(await at.run(id)).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('连不上') })
  await at.pass(50 * 60_000)
  expect(await at.shown(id)).toMatchObject({ condition: 'failing' })
  expect((await at.runs(id)).map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed'])
  await database.start()
  await at.pass(90 * 60_000)
  const back = (await at.runs(id)).filter(({ outcome }) => outcome !== 'failed')
  expect(await at.shown(id)).toMatchObject({ condition: 'normal' })
  expect(back.map(({ counts }) => counts.taken).reduce((sum, taken) => sum + taken, 0)).toBe(1)
  expect(back.length).toBeGreaterThan(1)
  expect(await at.figures('441202')).toEqual([['2024-M06', 1_200, 'submitted']])
})

it.each<[TestCertificate, string]>([
  ['elsewhere', '证书不是这个主机的'],
  ['own', '证书不可信'],
  ['fits', ''],
])('reads by TLS only where the certificate is the host’s: “%s”', async (certificate, reason) => {
  const { cert, key, remove } = databaseCertificate(certificate)
  const distrust = certificate === 'own' ? () => {} : trustTestAuthority()
  const files = [`ssl_cert_file=${cert}`, `ssl_key_file=${key}`]
  const encrypted = await startPostgres(['fsync=off', 'ssl=on', ...files])
  try {
    const address = `${encrypted.url.replace('localhost', '127.0.0.1')}?sslmode=verify-full`
    const asked = `select ssl::text as "数值" from pg_stat_ssl where pid = pg_backend_pid()`
    const { status, body } = await sampled(asked, { url: address, mapping: null, heads: {} })
    if (reason === '') expect(body.sample[1].cells).toEqual(['true'])
    else expect([status, body.detail]).toEqual([400, expect.stringContaining(reason)])
  } finally {
    distrust()
    await encrypted.stop()
    remove()
  }
})
