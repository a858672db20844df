import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { LedgerKind } from '#server/db/ledger/ledger-payloads.ts'
import { ask } from '#tests/support/callers/ask.ts'
import type { TestServer } from '#tests/support/servers/test-server.ts'
import type { Sample } from './sample.ts'

type RoundKind = Extract<LedgerKind, `round.${string}`>
type Headers = Record<string, string>

const asked = { clause: '000:五(二十五)', organisation: 'zhaoqing-gongxin' }
const said = { progress: '已开通 7000 座', problems: '', next: '补建 12 处', own: [], stated: [] }

/** The kinds of entries on a reporting round, in the sequence of its acts. */
export function roundSamples(
  server: TestServer,
  { secretary, reporter }: { readonly secretary: Headers; readonly reporter: Headers },
): Readonly<Record<RoundKind, Sample>> {
  const as = async (headers: Headers, request: string, payload?: object) => {
    const answer = await ask(server, request, headers, payload)
    expect(answer.status, `${request}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  }
  const answer = (version: number, submit: boolean) =>
    as({ ...reporter, 'if-match': `"${version}"` }, 'PUT /api/rounds/round-1/answers/1', { ...said, submit })
  return {
    'round.opened': {
      act: () =>
        as(secretary, 'POST /api/rounds', {
          ...{ title: '第二次报送', due: '2024-12-20', document: 'zhaoqing-2024-digital-economy' },
          ...{ asks: [asked], questions: [] },
        }),
      words: '开设报送轮次“第二次报送”：1 条，1 个单位，2024年12月20日前',
      forgery: sql`update round_part set body = replace(body, '12-20', '12-10') where part = 'head'`,
    },
    'round.changed': {
      act: () =>
        as({ ...secretary, 'if-match': '"1"' }, 'PUT /api/rounds/round-1', {
          ...{ due: '2024-12-31', add: [], reason: '年底汇总' },
        }),
      words: '更改报送轮次“第二次报送”：1 条，1 个单位，2024年12月31日前，原因：年底汇总',
      forgery: sql`update round_part set body = replace(body, '12-31', '12-10') where part = 'head' and version = 2`,
    },
    'round.reminded': {
      act: () => as(secretary, 'POST /api/rounds/round-1/reminders', {}),
      words: '为报送轮次“第二次报送”催报：肇庆市工业和信息化局',
      forgery: sql`update round_part set body = '{}' where part = 'told'`,
    },
    'round.drafted': {
      act: () => answer(0, false),
      words: '为报送轮次“第二次报送”存草稿：肇庆市工业和信息化局，五(二十五)',
      forgery: sql`update round_part set body = replace(body, '7000', '8000') where part = 'answer/1'`,
    },
    'round.answered': {
      act: () => answer(1, true),
      words: '为报送轮次“第二次报送”报送：肇庆市工业和信息化局，五(二十五)',
      forgery: sql`update round_part set body = replace(body, '7000', '8000') where part = 'answer/1' and version = 2`,
    },
    'round.closed': {
      act: () => as(secretary, 'POST /api/rounds/round-1/close'),
      words: '结束报送轮次“第二次报送”',
      forgery: sql`update round_part set body = '[]' where part = 'closed'`,
    },
  }
}
