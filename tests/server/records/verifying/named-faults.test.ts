import { asc, eq, sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerHash } from '#server/db/ledger/ledger.ts'
import type { Writer } from '#server/db/store.ts'
import { verifyLedger, type Verification } from '#server/records/verify-ledger.ts'
import { faultOfAnchors } from '#server/records/verifying/anchors.ts'
import type { VerifyTerms } from '#server/records/verifying/gather-faults.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../../db/run-sql.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await approve(server, [stations(6_900, '441200', '05'), stations(6_910, '441200', '06')])
  await server.person('li', ['reader'])
})
afterAll(() => server.stop())

/** The findings of a verification after tampering, which is rolled back. */
const verifyAfter = (
  tampering: readonly (SQL | ((writer: Writer) => Promise<void>))[],
  terms: VerifyTerms = {},
): Promise<Verification> =>
  rolledBack(server.deps.store, async (writer) => {
    for (const step of tampering) await (typeof step === 'function' ? step(writer) : runSql(writer, step))
    return verifyLedger(writer, terms)
  })

/** An entry after the last, with its hashes to be computed. */
const appended = (kind: string, payload: string, at = sql`at`) =>
  sql`insert into ledger (sequence, at, actor, kind, subject, payload, previous_hash, hash)
    select sequence + 1, ${at}, 'person:ghost', ${kind}, 'ledger', ${payload}, hash, '' from ledger
    order by sequence desc limit 1`

/** Every entry is hashed anew as it stands, so that the chain is sound by itself. */
async function rehash({ db, tables: { ledger } }: Writer): Promise<void> {
  let previousHash = '0'.repeat(64)
  for (const entry of await db.select().from(ledger).orderBy(asc(ledger.sequence))) {
    const hash = ledgerHash({ ...entry, previousHash }, 'sha256')
    await db.update(ledger).set({ previousHash, hash }).where(eq(ledger.sequence, entry.sequence))
    previousHash = hash
  }
}

const soon = '2024-10-31T10:30:00.000+08:00'

describe('verifyLedger', () => {
  it.each([
    ['ledger.cut', '{}'],
    ['ledger.cut', 'null'],
    ['audit.anchored', '[1]'],
    ['person.created', '{'],
  ])(
    'names an entry of kind %s whose payload %s cannot be read, though the chain is right',
    async (kind, payload) => {
      const found = await verifyAfter([appended(kind, payload), rehash])
      const sequence = server.deps.store.head().sequence + 1
      expect(found).toMatchObject({ sound: false, sequence, fault: '内容读不懂' })
    },
  )

  it('counts and names the kinds of entries that it does not know, which are no fault', async () => {
    const steps = [appended('planet.moved', '{}'), appended('star.fell', '{}'), rehash]
    expect(await verifyAfter(steps)).toMatchObject({
      sound: true,
      remarks: ['底账有 2 条是本版本不认识的事项：planet.moved、star.fell'],
    })
  })

  it('finds times that run backwards, lie ahead of the clock, or are written otherwise', async () => {
    const sequence = server.deps.store.head().sequence + 1
    const at = (text: string) => [appended('planet.moved', '{}', sql`${text}`), rehash]
    expect(await verifyAfter(at('2020-01-01T00:00:00.000+08:00'))).toMatchObject({
      ...{ sound: false, sequence },
      fault: '时间早于上一条',
    })
    const ahead = at('2031-01-01T00:00:00.000+08:00')
    expect(await verifyAfter(ahead, { now: soon })).toMatchObject({
      ...{ sound: false, sequence },
      fault: expect.stringContaining('时间晚于现在') as string,
    })
    expect(await verifyAfter([sql`select 1`], { now: soon })).toMatchObject({ sound: true })
    expect(await verifyAfter(at('2031-01-01'))).toMatchObject({ fault: '时间不是本系统所记的写法' })
  })

  it('finds a view in the place of a table, and names tables and views of others', async () => {
    const { engine } = server.deps.store
    const drop = engine === 'sqlite' ? sql`drop table known_address` : sql`drop table known_address cascade`
    const view = sql`create view known_address as select 'person:admin' as holder, '9.9.9.9' as address,
      0 as failed_sign_ins, null as locked_until, at as last_used_at from ledger where sequence = 1`
    expect(await verifyAfter([drop, view])).toMatchObject({
      ...{ sound: false, sequence: null },
      fault: '表 known_address 被换成了视图',
    })
    const others = [sql`create table aside (a text)`, sql`create view beside as select 1 as a`]
    const eventTrigger = [
      sql`create function nothing() returns event_trigger language plpgsql as 'begin end'`,
      sql`create event trigger other on ddl_command_end execute function nothing()`,
    ]
    const all = engine === 'sqlite' ? others : [...others, ...eventTrigger]
    expect(await verifyAfter(all)).toMatchObject({
      sound: true,
      remarks: [
        `数据库里有不是本系统所建的表、视图或事件触发器：aside、beside${engine === 'sqlite' ? '' : '、other'}`,
      ],
    })
  })

  it('finds triggers that others made, and on PostgreSQL own ones that do not run and rows that are hidden', async () => {
    const found = {
      sqlite: [
        [
          [sql`create trigger other after insert on person begin select 1; end`],
          '数据库里有不是本系统所建的触发器：other',
        ],
      ],
      postgres: [
        [
          [sql`alter table observation disable trigger user`],
          expect.stringMatching(/^触发器 \w+ 被停用或改了启用方式$/) as string,
        ],
        [[sql`alter table person enable row level security`], '表 person 启用了行级安全，可能有行读不到'],
      ],
    } as const
    for (const [steps, fault] of found[server.deps.store.engine])
      expect(await verifyAfter([...steps])).toMatchObject({ sound: false, sequence: null, fault })
  })

  it('gathers every fault where it is asked to, in the order of the ledger, each once', async () => {
    const last = server.deps.store.head().sequence
    const found = await verifyAfter(
      [
        sql`update observation set value = '7000' where period = '2024-M05'`,
        sql`update observation set value = '7001' where period = '2024-M06'`,
        sql`delete from ledger where sequence = 2`,
        sql`update person set roles = '["auditor"]' where id = 'li'`,
        sql`insert into token (id, name, secret_hash, rights, created_at)
          select 'ghost', 'x', 'y', '["read"]', created_at from token limit 1`,
      ],
      { most: 100 },
    )
    const { others = [], ...first } = found as Extract<typeof found, { sound: false }>
    expect(first).toEqual({ sound: false, sequence: 3, fault: '缺少第 2 号' })
    const words = others.map(({ fault }) => fault)
    expect(words.filter((one) => one.includes('被改动：value'))).toHaveLength(2)
    expect(words).toContain('人员 li 被改动：角色')
    expect(words).toContain('令牌 ghost 底账中没有')
    expect(new Set(words).size).toBe(words.length)
    expect(others.every(({ sequence }) => sequence === null || sequence <= last)).toBe(true)
  })
})

describe('faultOfAnchors', () => {
  it('reads nothing of a cut whose entry cannot be read', async () => {
    const { sequence, hash } = server.deps.store.head()
    const held = await rolledBack(server.deps.store, async (writer) => {
      await runSql(writer, appended('ledger.cut', '{}'))
      return faultOfAnchors(writer, { sequence: sequence + 1, hash: '', at: soon }, [
        { sequence, hash, at: soon, from: '备份 a.db 的清单' },
      ])
    })
    expect(held).toBeUndefined()
  })
})
