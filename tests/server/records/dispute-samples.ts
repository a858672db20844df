import { sql } from 'drizzle-orm'
import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import { ask, by, type Asked } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { levelSamples } from './level-samples.ts'
import type { Sample } from './sample.ts'

type Ask = (request: string, payload?: object) => Promise<Asked>

/** What reviewers ask, what they decide by levels, and disputes. */
export const decisionSamples = (server: TestServer, asReporter: Ask, asReviewer: Ask) => ({
  ...remarkSamples(asReporter, asReviewer),
  ...disputeSamples(server, asReviewer),
  ...levelSamples(server, (path, revisions) => asReviewer(`POST /api/review/${path}`, revisions)),
})

/** Disputes with an approved figure: raised and withdrawn, raised and rejected, raised and accepted. */
function disputeSamples(
  server: TestServer,
  asReviewer: Ask,
): Readonly<Record<Extract<LedgerKind, `dispute.${string}`>, Sample>> {
  let id = ''
  const asDisputer = async (request: string, payload?: object) =>
    ask(server, request, await by(server, 'disputer'), payload)
  const raise = async () => {
    const dispute = {
      ...stations(6_050, '441200', '02'),
      ...{ reason: '漏计二期站址', method: '按铁塔公司台账逐站核对' },
    }
    id = ((await asDisputer('POST /api/disputes', dispute)).body as { id: string }).id
  }
  return {
    'dispute.raised': {
      act: async () => {
        await approve(server, [stations(6_000, '441200', '02')])
        const bound = { organisations: ['zhaoqing-fagai'], regions: ['441200'] }
        await server.person('disputer', ['reporter'], bound)
        await raise()
      },
      words: '肇庆市发展和改革局对肇庆市 5G基站累计开通数 2024年2月提出异议，认为是 6050座：漏计二期站址',
      forgery: sql`update figure_step set body = replace(body, '6050', '6060')`,
    },
    'dispute.withdrawn': {
      act: () => asDisputer(`POST /api/disputes/${id}/withdrawal`),
      forgery: sql`update figure_step set body = replace(body, 'withdrawn', 'accepted')`,
      words: '收回对肇庆市 5G基站累计开通数 2024年2月的异议',
    },
    'dispute.rejected': {
      act: async () => {
        await raise()
        await asReviewer(`POST /api/disputes/${id}/rejection`, { reason: '台账含未开通的站' })
      },
      forgery: sql`update figure_step set body = replace(body, '台账含', '台账不含')`,
      words: '不采纳对肇庆市 5G基站累计开通数 2024年2月的异议，原因：台账含未开通的站',
    },
    'dispute.accepted': {
      act: async () => {
        await raise()
        await asReviewer(`POST /api/disputes/${id}/acceptance`)
      },
      words: '采纳对肇庆市 5G基站累计开通数 2024年2月的异议',
      forgery: sql`delete from figure_step where body like '%accepted%'`,
    },
  }
}

/** A question of a reviewer on a cell, and the answer of who reports it. */
function remarkSamples(
  asReporter: Ask,
  asReviewer: Ask,
): Readonly<Record<Extract<LedgerKind, `figure.${string}`>, Sample>> {
  const { indicator, region, period } = stations(0, '441200', '08')
  const remark = (text: string) => ({ indicator, region, period, text })
  return {
    'figure.asked': {
      act: () => asReviewer('POST /api/observations/remarks', remark('是否含室分站？')),
      words: '询问肇庆市 5G基站累计开通数 2024年8月：是否含室分站？',
      forgery: sql`update figure_step set body = replace(body, '是否含', '是否除去')`,
    },
    'figure.answered': {
      act: () => asReporter('POST /api/observations/remarks', remark('含，共三十座')),
      words: '答复肇庆市 5G基站累计开通数 2024年8月：含，共三十座',
      forgery: sql`update figure_step set body = replace(body, '三十座', '四十座')`,
    },
    'figure.entered-for': {
      act: () =>
        asReviewer('POST /api/observations/on-behalf', {
          items: [stations(7_555, '441200', '06')],
          because: '单位填报员休假',
        }),
      words: '代填肇庆市 5G基站累计开通数 2024年6月：单位填报员休假',
      forgery: sql`update figure_step set body = replace(body, '休假', '离岗')`,
    },
  }
}
