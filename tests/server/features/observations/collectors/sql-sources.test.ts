import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres, type PostgresServer } from '#tests/support/databases/postgres-server.ts'
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

it('reads a PostgreSQL database by one query, exactly, and takes what is new', async () => {
  const id = await at.make(draft())
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
