import { sql, type SQL } from 'drizzle-orm'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Writer } from '#server/db/store.ts'
import { faultOfAnchors } from '#server/records/verifying/anchors.ts'
import { cutBackRestored } from '#server/records/cut-back-restored.ts'
import { verifyLedger, type Verification } from '#server/records/verify-ledger.ts'
import { readContentsIn } from '#server/db/files/contents-in-database.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'
import { rebuildChain } from '../db/rebuild-chain.ts'
import { rolledBack } from '#tests/support/databases/rolled-back.ts'
import { runSql } from '../db/run-sql.ts'

const now = '2024-11-02T08:00:00.000+08:00'
let desk: Desk
let admin: Record<string, string>
beforeAll(async () => {
  desk = await openDesk()
  const { server, reporter, reviewer } = desk
  admin = await by(server, 'admin')
  await approve(server, [stations(6_900, '441200', '05')])
  await ask(server, 'POST /api/observations', reporter, {
    items: [stations(6_920, '441200', '07'), stations(6_930, '441200', '08')],
    submit: true,
  })
  const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', revision: 1 }
  await ask(server, 'POST /api/review/approvals', reviewer, { items: [{ ...cell, period: '2024-M07' }] })
  await ask(server, 'POST /api/periods/2024-M05/closure', admin)
  const receiver = { name: '办公系统', url: 'https://8.8.8.8/hook', kinds: ['period.closed'], enabled: true }
  await ask(server, 'POST /api/webhooks', admin, receiver)
  await ask(server, 'POST /api/tokens', admin, { name: '统计平台', rights: ['read'] })
  const { body } = await ask(server, 'POST /api/displays/pairing', {})
  const shown = await ask(server, 'POST /api/displays', admin, {
    code: (body as { code: string }).code,
    name: '大厅',
  })
  await ask(server, `DELETE /api/displays/${(shown.body as { id: string }).id}`, admin)
})
afterAll(() => desk.server.stop())

/** The findings of a verification after tampering, which is rolled back. */
const verifyAfter = (...tampering: readonly (SQL | ((writer: Writer) => Promise<void>))[]) =>
  rolledBack(desk.server.deps.store, async (writer) => {
    for (const step of tampering) await (typeof step === 'function' ? step(writer) : runSql(writer, step))
    return verifyLedger(writer)
  })

const ofMonth = (text: string) => sql`period = ${`2024-M${text}`}`

describe('verifyLedger', () => {
  it('finds a ledger sound that nobody touched', async () => {
    expect(await verifyAfter(sql`select 1`)).toMatchObject({ sound: true })
  })

  const columns =
    'id, name, display_name, password_hash, roles, organisations, regions, created_at, demo, failed_sign_ins'
  const tamperings: Readonly<Record<string, readonly [found: string, ...done: SQL[]]>> = {
    'a value that was edited': [
      '被改动：value',
      sql`update observation set value = '7000' where ${ofMonth('07')}`,
    ],
    'a note that was edited': [
      '被改动：note',
      sql`update observation set note = '核实无误' where ${ofMonth('07')}`,
    ],
    'an actor that was edited': [
      '被改动：actor',
      sql`update observation set actor = 'person:other' where ${ofMonth('07')}`,
    ],
    'the catalogue edited': [
      '被改动',
      sql`update catalogue_entry set body = replace(body, '8000', '7000') where id = 'zhaoqing-2024-5g-base-stations'`,
    ],
    'a value deleted': ['不见了', sql`delete from observation where ${ofMonth('07')}`],
    'a row deleted in the middle': ['缺少第 2 号', sql`delete from ledger where sequence = 2`],
    'two rows swapped': [
      '与上一条不相连（previous_hash）',
      sql`update ledger set sequence = -2 where sequence = 2`,
      sql`update ledger set sequence = 2 where sequence = 3`,
      sql`update ledger set sequence = 3 where sequence = -2`,
    ],
    'a forged approval': [
      '2024-M08/1 被改动：state、decidedSequence',
      sql`update observation set state = 'approved', decided_sequence = 1, decided_by = 'person:reviewer', decided_at = at
        where ${ofMonth('08')}`,
    ],
    'a role that was raised': [
      '人员 reporter 被改动：角色',
      sql`update person set roles = '["reporter","reviewer"]' where id = 'reporter'`,
    ],
    'a region that was added': [
      '人员 reporter 被改动：地区',
      sql`update person set regions = '["441200","441202"]' where id = 'reporter'`,
    ],
    'a password put in the place of another': [
      '人员 reviewer 被改动：密码或密钥',
      sql`update person set password_hash = (select password_hash from person where id = 'reporter') where id = 'reviewer'`,
    ],
    'a person who was disabled': [
      '人员 reviewer 被改动：停用状态',
      sql`update person set disabled_at = '2024-10-31T10:00:00.000+08:00' where id = 'reviewer'`,
    ],
    'a ghost account': [
      '人员 ghost 底账中没有',
      sql`insert into person (${sql.raw(columns)}) select 'ghost', 'ghost', ${sql.raw(columns.split(', ').slice(2).join(', '))}
        from person where id = 'admin'`,
    ],
    'a person who was removed': ['人员 reviewer 不见了', sql`delete from person where id = 'reviewer'`],
    'a closure that was deleted': ['关账不见了', sql`delete from period_closure`],
    'a closure that was invented': [
      '关账底账中没有',
      sql`insert into period_closure (period, closed_by, sequence) values ('2024-M06', 'person:admin', 1)`,
    ],
    'a login name that was changed': [
      '人员 reporter 被改动：名称',
      sql`update person set name = 'zz' where id = 'reporter'`,
    ],
    'a receiver of events that was inserted': [
      '事件推送 ghost 底账中没有',
      sql`update webhook set id = 'ghost'`,
    ],
    'a receiver of events that was turned elsewhere': [
      '被改动：接收主机',
      sql`update webhook set url = 'https://9.9.9.9/hook'`,
    ],
    'a token that was inserted': [
      '底账中没有',
      sql`insert into token (id, name, secret_hash, rights, created_at)
        select 'ghost', 'x', 'y', '["read","publish"]', created_at from token limit 1`,
    ],
    'a token with more rights': ['被改动：权限', sql`update token set rights = '["read","publish"]'`],
    'a display that was revoked and revived': ['被改动：撤销状态', sql`update display set revoked_at = null`],
  }
  it.each(Object.entries(tamperings))('finds and names %s', async (_, [found, ...done]) => {
    const verified = await verifyAfter(...done)
    expect(verified).toMatchObject({ sound: false, fault: expect.stringContaining(found) as string })
  })

  const approvers = [
    ['person:reporter', '由填报者本人审核通过'],
    ['person:admin', '由当时没有“审核”权限的 person:admin 所办'],
    ['person:ghost', '由底账中没有的 person:ghost 所办'],
    ['system', '由系统通过，此前没有人审核'],
  ] as const
  it.each(approvers)('finds an approval by %s, though chain and rows agree', async (actor, found) => {
    const approvals = sql`(select sequence from ledger where kind = 'observation.approved' and actor = 'person:reviewer')`
    const verified = await verifyAfter(
      sql`update observation set decided_by = ${actor} where decided_sequence in ${approvals}`,
      sql`update decision set actor = ${actor} where sequence in ${approvals}`,
      sql`update ledger set actor = ${actor} where sequence in ${approvals}`,
      rebuildChain,
    )
    expect(verified).toMatchObject({ sound: false, fault: expect.stringContaining(found) as string })
  })

  it('finds and names a trigger that no migration made', async () => {
    const { engine } = desk.server.deps.store
    const trigger =
      engine === 'sqlite'
        ? [
            sql`create trigger "quiet" after insert on observation begin update observation set note = null; end`,
          ]
        : [
            sql`create function quiet_change() returns trigger language plpgsql as 'begin return new; end'`,
            sql`create trigger "quiet" before insert on observation for each row execute function quiet_change()`,
          ]
    expect(await verifyAfter(...trigger)).toMatchObject({
      sound: false,
      fault: expect.stringMatching(/触发器：quiet$/),
    })
  })
})

describe('faultOfAnchors', () => {
  /** The findings after tampering; where there are none, those against the ledger's end as it was noted before. */
  const heldAfter = (...steps: readonly (SQL | ((writer: Writer) => Promise<void>))[]) => {
    const { sequence, hash, at } = desk.server.deps.store.head()
    const anchor = { sequence, hash, at, from: '备份 a.db 的清单' }
    return rolledBack(desk.server.deps.store, async (writer) => {
      for (const step of steps) await (typeof step === 'function' ? step(writer) : runSql(writer, step))
      const found: Verification = await verifyLedger(writer)
      return { found, held: found.sound ? await faultOfAnchors(writer, found.head, [anchor]) : undefined }
    })
  }

  it('finds nothing where the ledger only grew', async () => {
    expect((await heldAfter(sql`select 1`)).held).toBeUndefined()
  })

  it('finds an end that was deleted with its rows, which is sound by itself', async () => {
    const { sequence } = desk.server.deps.store.head()
    const { found, held } = await heldAfter(
      sql`delete from ledger where sequence = ${sequence}`,
      sql`update display set revoked_at = null`,
    )
    expect(found).toMatchObject({ sound: true })
    expect(held).toMatchObject({
      sequence,
      fault: expect.stringContaining('备份 a.db 的清单记有这一号') as string,
    })
  })

  it('finds a value that was rewritten with its entry and the whole chain, which is sound by itself', async () => {
    const entered = sql`(select sequence from observation where ${ofMonth('08')})`
    const { found, held } = await heldAfter(
      sql`update ledger set payload = replace(payload, '"6930"', '"7930"') where sequence in ${entered}`,
      sql`update observation set value = '7930' where ${ofMonth('08')}`,
      rebuildChain,
    )
    expect(found).toMatchObject({ sound: true })
    expect(held).toMatchObject({ fault: expect.stringContaining('被改写') as string })
  })

  it('looks no more for what lay after the cut of a restored ledger', async () => {
    const cut = async (writer: Writer) => {
      const toSequence = desk.server.deps.store.head().sequence - 2
      await cutBackRestored(writer, readContentsIn(writer), now, { toSequence })
    }
    const { found, held } = await heldAfter(cut)
    expect(found).toMatchObject({ sound: true })
    expect(held).toBeUndefined()
  })
})

describe('cutBackRestored', () => {
  it('states accounts anew that the cut ledger no longer tells as they are, and leaves it sound', async () => {
    const { store } = desk.server.deps
    const last = store.head().sequence
    await desk.server.person('later', ['reader'])
    await ask(desk.server, 'PATCH /api/people/reviewer', admin, { displayName: '改名的审核员' })
    const told = await rolledBack(store, async (writer) => {
      const found = await cutBackRestored(writer, readContentsIn(writer), now, { toSequence: last })
      const { ledger } = writer.tables
      const entries = await writer.db
        .select()
        .from(ledger)
        .where(sql`sequence > ${last}`)
        .orderBy(asc(ledger.sequence))
      return { found, stated: entries.map(({ kind, subject }) => `${kind} ${subject}`) }
    })
    expect(told.found).toMatchObject({ sound: true })
    expect(told.stated).toEqual([
      'ledger.cut ledger',
      'account.stated person:reviewer',
      'account.stated person:later',
    ])
  })
})
