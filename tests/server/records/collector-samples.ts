import { sql } from 'drizzle-orm'
import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import { collectorsJob } from '#server/features/observations/collectors/collectors-job.ts'
import type { Asked } from '#tests/support/callers/ask.ts'
import { collectorDraft } from '#tests/server/features/observations/collectors/collector-draft.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { Sample } from './sample.ts'
import { webhookSamples } from './webhook-samples.ts'

type Ask = (request: string, payload?: object) => Promise<Asked>

/** The kinds of entries on other systems: those that are told of events, and those that are read. */
export const connectedSamples = (server: TestServer, asAdmin: Ask, asReviewer: Ask) => ({
  ...webhookSamples(asAdmin),
  ...collectorSamples(server, asAdmin, asReviewer),
})

/** A collector is made, runs at a source that is not there, is granted to approve at once, loses that, and is removed. */
function collectorSamples(
  { deps, clock }: TestServer,
  asAdmin: Ask,
  asReviewer: Ask,
): Readonly<Record<Extract<LedgerKind, `collector.${string}`>, Sample>> {
  let id = ''
  return {
    'collector.kept': {
      act: async () => {
        const draft = collectorDraft('http://127.0.0.1:1/figures.csv', { pattern: '*/5 * * * *' })
        id = ((await asAdmin('POST /api/collectors', draft)).body as { id: string }).id
      },
      words: '采集任务“省通信管理局”（127.0.0.1:1）',
    },
    'collector.run': {
      act: async () => {
        clock.advance(10 * 60_000)
        await collectorsJob(deps).run(new AbortController().signal)
      },
      words: '采集“省通信管理局”没有成功：127.0.0.1:1：连不上（ECONNREFUSED）',
      forgery: sql`update collector_run set body = '{}'`,
    },
    'collector.interrupted': {
      act: async () => {
        for (let attempt = 0; attempt < 2; attempt += 1) {
          clock.advance(60 * 60_000)
          await collectorsJob(deps).run(new AbortController().signal)
        }
      },
      words: '采集任务“省通信管理局”中断：2024-10-31 10:10起采不到：127.0.0.1:1：连不上（ECONNREFUSED）',
    },
    'collector.resumed': {
      act: () =>
        asAdmin(
          `PUT /api/collectors/${id}`,
          collectorDraft('http://127.0.0.1:1/figures.csv', { enabled: false }),
        ),
      words: '采集任务“省通信管理局”不再中断',
    },
    'collector.grant-asked': {
      act: () => asAdmin(`POST /api/collectors/${id}/grant-request`),
      words: '请审核员准许采集任务“省通信管理局”直接通过',
    },
    'collector.granted': {
      act: () => asReviewer(`PUT /api/collectors/${id}/grant`),
      words: '准许采集任务“省通信管理局”采到的数直接通过',
    },
    'collector.revoked': {
      act: () => asReviewer(`DELETE /api/collectors/${id}/grant`),
      words: '收回采集任务“省通信管理局”直接通过的准许',
    },
    'collector.removed': {
      act: () => asAdmin(`DELETE /api/collectors/${id}`),
      words: '删除采集任务“省通信管理局”',
    },
  }
}
