import type { NoticeSettings } from '#server/alerts/notices.ts'
import type { ActionItemBrief, ActionItemDetail } from '#server/contract/action-items.ts'
import { ask, by, type Asked } from '#tests/support/callers/ask.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import type { TestClock } from '#tests/support/servers/test-clock.ts'

export type Who = 'secretary' | 'owner' | 'other' | 'leader' | 'auditor'

/** A server where a secretary gives orders, 肇庆市工信局 answers, another bureau reads along, and a leader reads. */
export interface OrderDesk {
  readonly server: TestServer
  readonly clock: TestClock
  /** A request of a person, who signs in again on each new day of the clock. */
  as(who: Who, request: string, body?: object, headers?: Record<string, string>): Promise<Asked>
  /** An order is given: opened, and handed over at once unless `change` says otherwise. */
  give(change?: object): Promise<Asked>
  /** A step of the first order of 2024 is taken. */
  act(who: Who, action: string, body?: object, headers?: Record<string, string>): Promise<Asked>
  /** The first order of 2024 is read. */
  read(who?: Who): Promise<ActionItemDetail>
  list(who: Who): Promise<{ items: ActionItemBrief[]; instructions: unknown[] }>
  stop(): Promise<void>
}

export async function openOrderDesk({
  at = '2024-10-31T10:00:00.000+08:00',
  notices = { webhook: null, mail: null },
}: { at?: string; notices?: NoticeSettings } = {}): Promise<OrderDesk> {
  const server = await startTestServer({ notices })
  server.clock.set(at)
  await server.person('secretary', ['secretary'])
  await server.person('leader', ['reader'], { regions: ['441200'] })
  await server.person('auditor', ['auditor'])
  await server.person('owner', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
  await server.person('other', ['reporter'], { organisations: ['zhaoqing-minzheng'], regions: ['441200'] })
  let signedInOn = ''
  let sessions = new Map<Who, Record<string, string>>()
  const headersOf = async (who: Who) => {
    if (signedInOn !== server.clock.today()) sessions = new Map()
    signedInOn = server.clock.today()
    const known = sessions.get(who) ?? (await by(server, who))
    sessions.set(who, known)
    return known
  }
  const as: OrderDesk['as'] = async (who, request, body, headers = {}) =>
    ask(server, request, { ...(await headersOf(who)), ...headers }, body)
  return {
    server,
    clock: server.clock,
    as,
    give: (change = {}) => as('secretary', 'POST /api/action-items', { ...draft, assign: true, ...change }),
    act: (who, action, body = {}, headers) =>
      as(who, `POST /api/action-items/2024-1/${action}`, body, headers),
    read: async (who = 'secretary') =>
      (await as(who, 'GET /api/action-items/2024-1')).body as ActionItemDetail,
    list: async (who) =>
      (await as(who, 'GET /api/action-items')).body as { items: ActionItemBrief[]; instructions: unknown[] },
    stop: () => server.stop(),
  }
}

export const draft = {
  order: '加快5G基站建设，11月底前补齐缺口',
  organisation: 'zhaoqing-gongxin',
  targets: ['zhaoqing-2024-5g-base-stations'],
}
