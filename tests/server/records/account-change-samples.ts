import { sql } from 'drizzle-orm'
import { storeAccountStep, type AccountStep } from '#server/records/kinds/access/account-changes.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { Sample } from './sample.ts'

const title = '重置 张三（zhang）的密码'

/** Each step of a change of an account, stored directly, since one change can end in only one way. */
export function accountChangeSamples({ deps: { store, clock } }: TestServer) {
  const stored = (step: AccountStep, words: string): Sample => ({
    act: () => store.write((writer) => storeAccountStep(writer, title, step)),
    words: `${words}：${title}`,
    forgery: sql`update account_step set body = replace(body, '"by":"person:', '"by":"person:wang-') where body like ${`%"${step.step}"%`}`,
  })
  const by = { by: 'person:admin', at: clock.now() }
  const act = { about: 'password', person: 'zhang', title } as const
  return {
    'account.asked': stored({ ...by, change: '1', step: 'asked', act }, '提出账号变更，待第二人确认'),
    'account.confirmed': stored({ ...by, change: '2', step: 'confirmed', reason: null }, '确认账号变更'),
    'account.refused': stored({ ...by, change: '3', step: 'refused', reason: '没有申请' }, '不同意账号变更'),
    'account.taken-back': stored({ ...by, change: '4', step: 'taken', reason: null }, '收回账号变更'),
  }
}
