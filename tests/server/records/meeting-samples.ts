import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import { ask } from '#tests/support/callers/ask.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import { narrativeRemindJob } from '#server/features/meetings/narratives/remind-organisations.ts'
import { makeSampleDocument } from './sample-document.ts'
import type { Sample } from './sample.ts'

type MeetingKind = Extract<LedgerKind, `meeting.${string}`>
type Headers = Record<string, string>

const ownTarget = 'zhaoqing-2024-5g-base-stations'

/** The kinds of entries on a meeting, in the sequence of its acts. */
export function meetingSamples(
  server: TestServer,
  { secretary, reporter }: { readonly secretary: Headers; readonly reporter: Headers },
): Readonly<Record<MeetingKind, Sample>> {
  const as = async (headers: Headers, request: string, payload?: object) => {
    const answer = await ask(server, request, headers, payload)
    expect(answer.status, `${request}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  }
  return {
    'meeting.convened': {
      act: () =>
        as(secretary, 'POST /api/meetings', {
          series: 'weekly',
          title: '第一次调度会',
          date: '2024-11-01',
          at: '2024-10-24',
          scopes: ['441200'],
        }),
      words: '筹备会议“第一次调度会”（2024年11月1日，基准日2024年10月24日）',
      forgery: sql`update meeting set body = replace(body, '10-24', '10-20')`,
    },
    'meeting.agenda-edited': {
      act: () =>
        as(
          { ...secretary, 'if-match': '"0"' },
          `PUT /api/meetings/weekly-1/agenda/items/added.${ownTarget}`,
          { dropped: null, comment: '请市工信局汇报' },
        ),
      words: '编排会议“第一次调度会”的议题：秘书增列“5G基站累计开通数”，加批注',
      forgery: sql`update meeting_part set body = replace(body, '汇报', '不汇报') where part like 'agenda/%'`,
    },
    'meeting.narrative-asked': {
      act: () =>
        as(secretary, 'POST /api/meetings/weekly-1/narratives', { targets: [ownTarget], due: '2024-10-31' }),
      words: '为会议“第一次调度会”请单位说明：市工业和信息化局，“5G基站累计开通数”，2024年10月31日前',
      forgery: sql`update meeting_part set body = replace(body, '10-31', '10-25') where part like 'narrative/%'`,
    },
    'meeting.narrative-reminded': {
      act: () => narrativeRemindJob(server.deps).run(AbortSignal.timeout(10_000)),
      words: '为会议“第一次调度会”催请单位说明：2024年10月31日前的答复将到期',
      forgery: sql`update meeting_part set body = '{"causes":[]}' where part like 'narrative-told/%'`,
    },
    'meeting.narrative-answered': {
      act: () =>
        as({ ...reporter, 'if-match': '"1"' }, `PUT /api/meetings/weekly-1/narratives/${ownTarget}`, {
          cause: '站址未落实',
          measures: '逐站清单推进',
          coordination: '',
          judgement: 'at-risk',
        }),
      words: '为会议“第一次调度会”说明：“5G基站累计开通数”，研判有风险',
      forgery: sql`update meeting_part set body = replace(body, 'at-risk', 'able') where part like 'narrative/%'`,
    },
    'meeting.frozen': {
      act: () => as(secretary, 'POST /api/meetings/weekly-1/freeze', {}),
      words: expect.stringMatching(
        /^定格会议“第一次调度会”第1版（基准日2024年10月24日，底账截至第 \d+ 号）$/,
      ) as string,
      forgery: sql`update meeting_snapshot set body = replace(body, '2024-10-24', '2024-10-20')`,
    },
    'meeting.held': {
      act: () => as(secretary, 'POST /api/meetings/weekly-1/hold'),
      words: '会议“第一次调度会”开会',
      forgery: sql`update meeting_part set body = '[]' where part = 'held'`,
    },
    'meeting.noted': {
      act: () =>
        as({ ...secretary, 'if-match': '"0"' }, `PUT /api/meetings/weekly-1/notes/${ownTarget}`, {
          note: '站址尚缺12处',
          decision: '月底前落实',
        }),
      words: '记录会议“第一次调度会”：“5G基站累计开通数”，第 1 稿',
      forgery: sql`update meeting_part set body = replace(body, '月底', '年底') where part like 'note/%'`,
    },
    'meeting.closed': {
      act: () => as(secretary, 'POST /api/meetings/weekly-1/close'),
      words: '会议“第一次调度会”结束',
      forgery: sql`delete from meeting_part where part = 'closed'`,
    },
    'meeting.cancelled': {
      act: async () => {
        const another = { series: 'weekly', title: '第二次调度会', date: '2024-11-08', at: '2024-10-24' }
        await as(secretary, 'POST /api/meetings', { ...another, scopes: ['441200'] })
        await as(secretary, 'POST /api/meetings/weekly-2/cancel', { reason: '会议改期' })
      },
      words: '取消会议“第二次调度会”，原因：会议改期',
      forgery: sql`update meeting_part set body = replace(body, '改期', '照开') where part = 'cancelled'`,
    },
    'meeting.documented': {
      act: () => makeSampleDocument(server.deps),
      words: '制作会议“第一次调度会”的简报（快照第1版）',
      forgery: sql`update meeting_document set body = replace(body, '简报', '通报')`,
    },
  }
}
