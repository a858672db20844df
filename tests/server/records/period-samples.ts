import { sql } from 'drizzle-orm'
import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import type { Sample } from './sample.ts'

type PeriodKind = Extract<LedgerKind, `period.${string}`>

/** The kinds of entries on the closing of periods, in the sequence of their acts. */
export function periodSamples(
  asAdmin: (request: string, payload?: object) => Promise<unknown>,
): Readonly<Record<PeriodKind, Sample>> {
  return {
    'period.closed': {
      act: () => asAdmin('POST /api/periods/2024-M05/closure', { reason: '年中核对完毕' }),
      words: '关账：2024年5月，原因：年中核对完毕',
      forgery: sql`insert into period_closure select '2024-M04', actor, sequence from ledger where kind = 'period.closed'`,
    },
    'period.reopened': {
      act: () => asAdmin('DELETE /api/periods/2024-M05/closure', { reason: '更正漏报' }),
      words: '重新开放：2024年5月，原因：更正漏报',
      forgery: sql`insert into period_closure select subject, actor, sequence from ledger where kind = 'period.closed'`,
    },
    'period.excepted': {
      act: () =>
        asAdmin('PUT /api/periods/2024-M07/exceptions/zhaoqing-gongxin', {
          ...{ until: '2024-11-15', reason: '系统故障没有报上' },
        }),
      words: '准予肇庆市工业和信息化局补报2024年7月到2024年11月15日，原因：系统故障没有报上',
      forgery: sql`update period_exception set until = '2024-12-31'`,
    },
    'period.exception-ended': {
      act: async () => {
        const other = '/api/periods/2024-M07/exceptions/zhaoqing-minzheng'
        await asAdmin(`PUT ${other}`, { until: '2024-11-15', reason: '系统故障没有报上' })
        await asAdmin(`DELETE ${other}`, { reason: '已经补报' })
      },
      words: '收回肇庆市民政局补报2024年7月的准许，原因：已经补报',
      forgery: sql`insert into period_exception select '2024-M07/zhaoqing-minzheng', '2024-M07', 'zhaoqing-minzheng', '2024-11-15', actor, sequence from ledger where kind = 'period.excepted' and payload like '%minzheng%'`,
    },
  }
}
