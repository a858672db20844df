import type { Round, Rounds } from '#server/contract/rounds.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { openDesk, type Desk } from '#tests/support/given/desk.ts'

export const document = 'zhaoqing-2024-digital-economy'
export const broadband = '000:五(二十五)'
const care = '000:二(十四)'
export const roundDraft = {
  title: '第二次推进落实情况报送',
  due: '2024-12-20',
  document,
  // The clause that comes later in the document is asked first.
  asks: [
    { clause: broadband, organisation: 'zhaoqing-gongxin' },
    { clause: care, organisation: 'zhaoqing-minzheng' },
    { clause: care, organisation: 'zhaoqing-gongxin' },
  ],
  questions: ['需市里协调什么？'],
}
export const roundSaid = {
  progress: '已开通 7000 座\n<年底> & 收尾',
  problems: '',
  next: '补建 12 处',
  own: ['无'],
  stated: [],
}

type Headers = Record<string, string>

/** A desk with a secretary and a reporter of 肇庆市民政局 besides. */
export async function openRoundDesk() {
  const desk: Desk = await openDesk({ notices: { webhook: 'http://127.0.0.1:9/notices', mail: null } })
  const { server } = desk
  await server.person('secretary', ['secretary'])
  await server.person('minzheng', ['reporter'], {
    organisations: ['zhaoqing-minzheng'],
    regions: ['441200'],
  })
  const secretary = await by(server, 'secretary')
  const minzheng = await by(server, 'minzheng')
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000)])
  return {
    ...desk,
    secretary,
    minzheng,
    open: (change: object = {}, who: Headers = secretary) =>
      ask(server, 'POST /api/rounds', who, { ...roundDraft, ...change }),
    round: async (who: Headers) => (await ask(server, 'GET /api/rounds/round-1', who)).body as Round,
    rounds: async (who: Headers) => (await ask(server, 'GET /api/rounds', who)).body as Rounds,
    answer: (number: number, version: number, change: object = {}, who: Headers = desk.reporter) =>
      ask(
        server,
        `PUT /api/rounds/round-1/answers/${number}`,
        { ...who, 'if-match': `"${version}"` },
        { ...roundSaid, submit: true, ...change },
      ),
    remind: (who: Headers = secretary) => ask(server, 'POST /api/rounds/round-1/reminders', who, {}),
    /** The subjects of the messages that wait to be sent. */
    messages: async () => {
      const { db, tables } = server.deps.store.reader
      const rows = await db.select({ subject: tables.outbox.subject }).from(tables.outbox)
      return rows.map(({ subject }) => subject).filter((subject) => subject.startsWith('round/'))
    },
  }
}

export type RoundDesk = Awaited<ReturnType<typeof openRoundDesk>>
