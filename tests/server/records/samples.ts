import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { systemActor } from '#server/access/actor.ts'
import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import { auditJob } from '#server/features/audit/audit-job.ts'
import { unlockPerson } from '#server/features/people/unlock-person.ts'
import { storeSnapshot } from '#server/records/kinds/evaluations.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { setUpFactor } from '#tests/support/callers/second-factor.ts'
import { testPassword } from '#tests/support/callers/staff.ts'
import type { Desk } from '#tests/support/given/desk.ts'
import { accountChangeSamples } from './account-change-samples.ts'
import { actionItemSamples } from './action-item-samples.ts'
import { connectedSamples } from './collector-samples.ts'
import { displaySamples } from './display-samples.ts'
import { decisionSamples } from './dispute-samples.ts'
import { importSamples } from './import-samples.ts'
import { meetingSamples } from './meeting-samples.ts'
import { periodSamples } from './period-samples.ts'
import { proposalSamples } from './proposal-samples.ts'
import { roundSamples } from './round-samples.ts'
import type { Sample } from './sample.ts'
import { turnLight } from './turned-light.ts'
import { uploadSamples } from './upload-samples.ts'

/** The beginning of a ledger, a cut, and the accounts that it states again are sampled elsewhere: none can stand among these samples. */
export type ToldKind = Exclude<LedgerKind, 'ledger.begun' | 'ledger.cut' | 'account.stated'>

const snapshot = {
  id: 'evaluation-1-2024-09-30-1',
  body: '{"score":12.5}',
  facts: { scheme: 'evaluation-1', version: 1, name: '县区评价', at: '2024-09-30', asOf: 1, demo: false },
}

const cell = (month: string) => {
  const { indicator, region, period } = stations(0, '441200', month)
  return { indicator, region, period }
}
const ofMonth = (text: string) => sql`period = ${`2024-M${text}`}`

/** A sample of every kind, in the sequence of the acts. A registered kind without a sample does not compile. */
export async function samplesOf({
  server,
  reporter,
  reviewer,
}: Desk): Promise<Readonly<Record<ToldKind, Sample>>> {
  const as = (headers: Record<string, string>) => async (request: string, payload?: object) => {
    const answer = await ask(server, request, headers, payload)
    expect(answer.status, `${request}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer
  }
  const asReporter = as(reporter)
  const asReviewer = as(reviewer)
  const asAdmin = as(await by(server, 'admin'))
  await server.person('secretary', ['secretary'])
  const secretary = await by(server, 'secretary')
  const asSecretary = as(secretary)
  await server.person('leader', ['reader'])
  const leader = await by(server, 'leader')
  const asLeader = as(leader)
  const enter = (value: number, month: string, submit: boolean) =>
    asReporter('POST /api/observations', { items: [stations(value, '441200', month)], submit })
  /** Ids that one act makes and another names. */
  const made = { token: '', messages: ['', ''], codes: [''] }
  const { store } = server.deps
  /** Two messages are put into the outbox that nobody delivers any more. */
  const undelivered = async () => {
    const message = { kind: 'alert-mail', subject: 'operators', payload: {} }
    made.messages = await store.write(async (writer) => {
      const ids = [await writer.tell(message), await writer.tell(message)]
      await writer.db.update(writer.tables.outbox).set({ nextAttemptAt: null })
      return ids
    })
  }
  return {
    // The anchor comes first, since later it depends on the time at which refusals are written.
    'audit.anchored': {
      act: () => auditJob(server.deps, { keptDays: 200 }).run(new AbortController().signal),
      words: '登记审计日志末条：第 5 条',
    },
    'catalogue.changed': {
      act: () =>
        asAdmin('PUT /api/calendar-years/2027', { source: '市政府通知', holidays: [], workdays: [] }),
      words: '更改目录：工作日历 2027（第1版）',
      forgery: sql`update catalogue_entry set body = replace(body, '2027', '2028') where kind = 'calendar-year' and id = '2027'`,
    },
    ...proposalSamples(server),
    ...accountChangeSamples(server),
    'observation.drafted': {
      act: () => enter(6_910, '06', false),
      words: '存草稿：肇庆市 5G基站累计开通数 2024年6月 6910座',
      forgery: sql`update observation set value = '6911' where ${ofMonth('06')}`,
    },
    'observation.withdrawn': {
      act: () => asReporter('DELETE /api/observations/drafts', { items: [{ ...cell('06'), basedOn: 1 }] }),
      words: '撤回草稿：肇庆市 5G基站累计开通数 2024年6月 6910座',
      forgery: sql`update observation set state = 'draft' where ${ofMonth('06')}`,
    },
    'observation.submitted': {
      act: async () => {
        await enter(6_930, '08', true)
        await enter(6_920, '07', true)
      },
      words: '提交：肇庆市 5G基站累计开通数 2024年7月 6920座',
      forgery: sql`update observation set at = '2024-10-01' where ${ofMonth('07')}`,
    },
    'observation.approved': {
      act: async () => {
        await approve(server, [stations(6_900, '441200', '05')])
        await asReviewer('POST /api/review/approvals', { items: [{ ...cell('07'), revision: 1 }] })
      },
      words: '通过：肇庆市 5G基站累计开通数 2024年7月 6920座',
      forgery: sql`update observation set decided_by = 'person:other' where ${ofMonth('07')}`,
    },
    'observation.returned': {
      act: () =>
        asReviewer('POST /api/review/returns', {
          items: [{ ...cell('08'), revision: 1, reason: '未按物理地址计数' }],
        }),
      words: '退回：肇庆市 5G基站累计开通数 2024年8月 6930座，原因：未按物理地址计数',
      forgery: sql`update observation set return_reason = '口径不符' where ${ofMonth('08')}`,
    },
    'observation.recalled': {
      act: async () => {
        await enter(6_940, '09', true)
        await asReporter('POST /api/observations/recalls', { items: [cell('09')] })
      },
      words: '撤回提交：肇庆市 5G基站累计开通数 2024年9月 6940座',
      forgery: sql`update observation set state = 'submitted' where ${ofMonth('09')}`,
    },
    'observation.revoked': {
      act: () =>
        asReviewer('POST /api/review/revocations', {
          items: [{ ...cell('07'), revision: 1, reason: '通过后发现重复计数' }],
        }),
      words: '撤销审核：肇庆市 5G基站累计开通数 2024年7月 6920座，原因：通过后发现重复计数',
      forgery: sql`update observation set state = 'approved' where ${ofMonth('07')}`,
    },
    ...decisionSamples(server, asReporter, asReviewer),
    'evaluation.published': {
      act: () => server.deps.store.write((writer) => storeSnapshot(writer, 'person:admin', snapshot)),
      words: '发布考核评价“县区评价”（第1版，基准日2024年9月30日）',
      forgery: sql`update evaluation_snapshot set body = '{"score":99.5}'`,
    },
    ...actionItemSamples({ server, asReporter, asSecretary, asLeader }),
    ...importSamples(server),
    ...uploadSamples(server),
    ...meetingSamples(server, { secretary, reporter }),
    ...roundSamples(server, { secretary, reporter }),
    ...periodSamples(asAdmin),
    'light.turned': {
      act: () => turnLight(server),
      words: '亮灯变化：5G基站累计开通数',
      forgery: sql`update light_turn set body = replace(body, 'overdue', 'behind')`,
    },
    'person.created': {
      act: () =>
        asAdmin('POST /api/people', {
          name: 'li.na',
          displayName: '李娜',
          roles: ['reporter'],
          organisations: ['zhaoqing-gongxin'],
          regions: ['441200'],
        }),
      words: '添加人员“李娜”（li.na；填报员）',
    },
    'person.changed': {
      act: () =>
        asAdmin('PATCH /api/people/li.na', {
          displayName: '李娜娜',
          roles: ['reviewer'],
          regions: [],
          disabled: true,
        }),
      words: '更改人员 li.na：姓名改为“李娜娜”、角色改为审核员、改所辖地区、停用',
    },
    'person.password': {
      act: () => asAdmin('POST /api/people/li.na/password'),
      words: '重置 li.na 的密码',
    },
    'person.second-factor': {
      act: async () => void (made.codes = (await setUpFactor(server, leader)).recoveryCodes),
      words: '启用 leader 的动态口令',
    },
    'person.recovery-code': {
      act: () =>
        ask(server, 'POST /api/session', {}, { name: 'leader', password: testPassword, code: made.codes[0] }),
      words: 'leader 用一个备用码代替动态口令，还剩 7 个',
    },
    'person.locked': {
      act: async () => {
        for (let time = 0; time < 5; time += 1)
          await ask(server, 'POST /api/session', {}, { name: 'reviewer', password: 'not-the-password' })
      },
      words: 'reviewer 连续输错密码，锁定至 2024-10-31 10:01',
    },
    'person.unlocked': {
      act: () => unlockPerson(server.deps, systemActor, 'reviewer'),
      words: '在服务器上解除 reviewer 的锁定',
    },
    'message.resent': {
      act: async () => {
        await undelivered()
        await asAdmin(`POST /api/messages/${made.messages[0]}/attempts`)
      },
      words: '重发没有送达的消息（告警邮件）',
    },
    'message.dropped': {
      act: () => asAdmin(`DELETE /api/messages/${made.messages[1]}`, { reason: '接收方已停用' }),
      words: '丢弃没有送达的消息（告警邮件），原因：接收方已停用',
    },
    ...connectedSamples(server, asAdmin, asReviewer),
    'token.created': {
      act: async () => {
        made.token = (
          (await asAdmin('POST /api/tokens', { name: '统计局', rights: ['read'] })).body as {
            token: { id: string }
          }
        ).token.id
      },
      words: '新建令牌“统计局”',
    },
    'token.revoked': {
      act: () => asAdmin(`DELETE /api/tokens/${made.token}`),
      words: '撤销令牌“统计局”',
    },
    ...displaySamples(server, asAdmin, asSecretary),
  }
}
