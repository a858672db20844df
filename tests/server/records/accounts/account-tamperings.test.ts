import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Writer } from '#server/db/store.ts'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { faultsOfAll, verifyLedger } from '#server/records/verify-ledger.ts'
import { gatherFaults } from '#server/records/verifying/gather-faults.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { collectorDraft } from '#tests/server/features/observations/collectors/collector-draft.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { runSql } from '../../db/run-sql.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const admin = await by(server, 'admin')
  await server.person('li', ['reader'])
  await ask(server, 'POST /api/people/li/password', admin)
  const receiver = { name: '办公系统', url: 'https://8.8.8.8/hook', kinds: ['period.closed'], enabled: true }
  await ask(server, 'POST /api/webhooks', admin, receiver)
  await ask(server, 'POST /api/collectors', admin, collectorDraft('https://8.8.8.8/figures.csv'))
  await ask(server, 'POST /api/tokens', admin, { name: '统计平台', rights: ['read'] })
  const { body } = await ask(server, 'POST /api/displays/pairing', {})
  await ask(server, 'POST /api/displays', admin, { code: (body as { code: string }).code, name: '大厅' })
})
afterAll(() => server.stop())

const verifyAfter = (tampering: SQL) =>
  rolledBack(server.deps.store, async (writer) => {
    await runSql(writer, tampering)
    return verifyLedger(writer)
  })

it('finds accounts sound that nobody touched', async () => {
  expect(await verifyAfter(sql`select 1`)).toMatchObject({ sound: true })
})

const tamperings: Readonly<Record<string, readonly [found: string, done: SQL]>> = {
  'wrong passwords counted from far below zero': [
    '人员 admin 被改动：登录失败次数',
    sql`update person set failed_sign_ins = -1000000 where id = 'admin'`,
  ],
  'wrong passwords at an address counted from far below zero': [
    '人员 admin 被改动：登录失败次数',
    sql`insert into known_address (holder, address, failed_sign_ins, last_used_at)
      values ('person:admin', '10.9.9.9', -1000000, '2024-10-31T10:00:00.000+08:00')`,
  ],
  'a password that counts as newer than it is': [
    '人员 admin 被改动：密码的设置时间',
    sql`update person set password_set_at = '2024-12-01T10:00:00.000+08:00' where id = 'admin'`,
  ],
  'another who is said to have reset a password': [
    '人员 li 被改动：密码的设置人',
    sql`update person set password_given_by = 'person:other' where id = 'li'`,
  ],
  'another maker of a token': [
    '被改动：创建人',
    sql`update token set created_by = 'person:other' where name = '统计平台'`,
  ],
  'another who confirmed a display': [
    '被改动：确认人',
    sql`update display set confirmed_by = 'person:other'`,
  ],
  'another secret of a receiver of events': ['被改动：密码或密钥', sql`update webhook set secret = 'x'`],
  'a grant that no reviewer gave': [
    '被改动：直接通过的准许',
    sql`update collector set granted_by = 'person:other'`,
  ],
  'figures read by another mapping': ['被改动：读法与日程', sql`update collector set body = '{}'`],
  'events sent to another place of a host': [
    '被改动：接收地址',
    sql`update webhook set url = 'https://8.8.8.8/other'`,
  ],
}
it.each(Object.entries(tamperings))('verifyLedger finds and names %s', async (_, [found, done]) => {
  expect(await verifyAfter(done)).toMatchObject({
    sound: false,
    fault: expect.stringContaining(found) as string,
  })
})

type Told = Parameters<Writer['append']>[0]

/** All faults of a verification. */
async function faultsIn(writer: Writer): Promise<string[]> {
  const found = await gatherFaults(faultsOfAll(writer, readContentsIn(writer), { most: 9 }), 9)
  return found.sound ? [] : [found, ...(found.others ?? [])].map(({ fault }) => fault)
}

const changes = (actor: string, person: string, payload: object) =>
  ({ actor, kind: 'person.changed', subject: `person:${person}`, payload }) as Told
const closing = {
  actor: 'person:li',
  kind: 'period.closed',
  subject: '2024',
  payload: { period: '2024' },
} as const

/** Entries that are chained rightly, each with the row that it tells. */
const forgeries: Readonly<
  Record<string, readonly [found: string, entries: readonly Told[], ...rows: SQL[]]>
> = {
  'a role that its owner raised': [
    'person:admin 改了自己的角色、单位或地区',
    [changes('person:admin', 'admin', { roles: ['administrator', 'reviewer'] })],
    sql`update person set roles = '["administrator","reviewer"]' where id = 'admin'`,
  ],
  'a person whom a reader changed': [
    '由当时没有“人员与令牌管理”权限的 person:li 所办',
    [changes('person:li', 'admin', { displayName: '改名' })],
    sql`update person set display_name = '改名' where id = 'admin'`,
  ],
  'a period that was closed by somebody whom nobody made': [
    '由底账中没有的 person:ghost 所办',
    [{ ...closing, actor: 'person:ghost' }],
    sql`insert into period_closure (period, closed_by, sequence)
        select '2024', 'person:ghost', max(sequence) from ledger`,
  ],
  'a change of accounts that was confirmed by its proposer': [
    'person:admin 确认了自己提出的变更',
    (['account.asked', 'account.confirmed'] as const).map((kind) => ({
      ...{ kind, actor: 'person:admin', payload: { change: '1', title: '', sha256: '' } },
      subject: kind === 'account.asked' ? 'account-change/1' : 'account-change/1-decided',
    })),
  ],
}
it.each(Object.entries(forgeries))('verifyLedger finds and names %s, entry and row', async (_, forged) => {
  const [found, entries, ...rows] = forged
  const verified = await rolledBack(server.deps.store, async (writer) => {
    for (const entry of entries) await writer.append(entry)
    for (const row of rows) await runSql(writer, row)
    return faultsIn(writer)
  })
  expect(verified).toContain(found)
})

it('holds an act against the rights at its time; one that was begun before they ended may be stored for ten minutes', async () => {
  const { store, clock } = server.deps
  const now = clock.now()
  const late = '由当时已停用的 person:li 所办'
  const verified = await rolledBack(store, async (writer) => {
    await writer.append(changes('person:admin', 'li', { roles: ['administrator'] }))
    await writer.append(changes('person:admin', 'li', { disabled: true }))
    await writer.append(closing)
    const soon = await faultsIn(writer)
    server.clock.advance(660_000)
    await writer.append({ ...closing, kind: 'period.reopened' })
    return { soon: soon.includes(late), later: (await faultsIn(writer)).includes(late) }
  })
  server.clock.set(now)
  expect(verified).toEqual({ soon: false, later: true })
})
