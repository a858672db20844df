import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { recordRoutes } from '#tests/support/callers/record-routes.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const roles = [
  'administrator',
  'system-administrator',
  'security-administrator',
  'reporter',
  'reviewer',
  'secretary',
  'auditor',
  'reader',
  'remote',
] as const
type Caller = (typeof roles)[number] | 'token' | 'nobody'
const everyone: readonly Caller[] = [...roles, 'token']
/** The roles of people who work at a desk of their own. */
const watching = roles.filter((role) => role !== 'remote')

let server: TestServer
const headersOf = new Map<Caller, Record<string, string>>([
  ['token', byToken],
  ['nobody', {}],
])
beforeAll(async () => {
  server = await startTestServer()
  for (const role of roles) {
    await server.person(`the-${role}`, [role])
    headersOf.set(role, await by(server, `the-${role}`))
  }
})
afterAll(() => server.stop())

const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441200', period: '2024-M09', revision: 1 }
const webhook = {
  name: '办公系统',
  url: 'https://oa.example.gov.cn/',
  kinds: ['period.closed'],
  enabled: true,
}
const routes: [request: string, allowed: readonly Caller[], payload?: object][] = [
  ['GET /api/catalogue', everyone],
  ['GET /api/catalogue/region/441200', ['administrator', 'system-administrator', 'auditor']],
  ...recordRoutes.map((route): [string, Caller[], object] => [
    route.replace(':id', 'none'),
    ['administrator', 'system-administrator'],
    { record: {}, reason: '更正' },
  ]),
  ['GET /api/proposals', ['administrator', 'system-administrator', 'auditor']],
  ['GET /api/proposals/1/lights', ['administrator', 'system-administrator', 'auditor']],
  ['POST /api/proposals/1/confirm', ['administrator', 'system-administrator']],
  ['POST /api/proposals/1/refuse', ['administrator', 'system-administrator'], { reason: '缺少文号' }],
  ['POST /api/proposals/1/take-back', ['administrator', 'system-administrator']],
  ['GET /api/boards', everyone],
  ['GET /api/board?scope=441200', everyone],
  ['GET /api/changes?scope=441200', everyone],
  ['GET /api/targets/zhaoqing-2024-5g-base-stations/why', everyone],
  ['GET /api/observations?indicator=zhaoqing-5g-base-stations', everyone],
  ['GET /sdmx/data/dataflow/XUSHI/OBSERVATIONS/1.0/*?format=sdmx-json', everyone],
  ['GET /sdmx/structure/dataflow', everyone],
  ['GET /api/exchange/observations?format=json-stat', everyone],
  [
    'PUT /api/indicators/zhaoqing-5g-base-stations/disclosure',
    ['administrator', 'system-administrator'],
    { level: 'shared' },
  ],
  ['GET /api/webhooks', ['administrator', 'system-administrator', 'auditor']],
  ['POST /api/webhooks', ['administrator', 'system-administrator'], webhook],
  ['PUT /api/webhooks/none', ['administrator', 'system-administrator'], webhook],
  ['DELETE /api/webhooks/none', ['administrator', 'system-administrator']],
  ['POST /api/webhooks/none/secret', ['administrator', 'system-administrator']],
  ['POST /api/webhooks/none/replay', ['administrator', 'system-administrator'], { from: 1 }],
  [
    'GET /api/observations/history?indicator=zhaoqing-5g-base-stations&region=441200&period=2024-M09',
    ['reporter', 'reviewer', 'auditor'],
  ],
  [
    'POST /api/observations',
    ['reporter', 'token'],
    { items: [{ ...cell, revision: undefined, value: 7_000 }] },
  ],
  ['GET /api/filings', ['reporter']],
  ['GET /api/filings/zhaoqing-gongxin-2024-M09', ['reporter']],
  ['GET /api/filings/zhaoqing-gongxin-2024-M09/template.xlsx', ['reporter']],
  ['GET /api/review', ['reviewer', 'auditor']],
  ['GET /api/review/count', ['reviewer', 'auditor']],
  ['POST /api/review/approvals', ['reviewer'], { items: [cell] }],
  ['POST /api/review/returns', ['reviewer'], { items: [{ ...cell, reason: '未按物理地址计数' }] }],
  ['GET /api/review/approved', ['reviewer', 'auditor']],
  ['POST /api/review/take-backs', ['reviewer'], { items: [cell] }],
  ['POST /api/review/revocations', ['reviewer'], { items: [{ ...cell, reason: '未按物理地址计数' }] }],
  ['GET /api/periods', everyone],
  ['GET /api/timeliness', everyone],
  ['GET /api/timeliness.csv?at=2024-02-31', everyone],
  ['GET /api/timeliness.xlsx?at=2024-02-31', everyone],
  ['POST /api/timeliness/chases', ['reviewer', 'secretary'], { filings: ['none'] }],
  ['GET /api/timeliness/filings/none', ['reporter', 'reviewer', 'secretary', 'auditor', 'reader']],
  ['POST /api/periods/2023-M01/closure', ['administrator', 'system-administrator']],
  ['DELETE /api/periods/2023-M01/closure', ['administrator', 'system-administrator']],
  ['GET /api/meetings', everyone],
  ['GET /api/meetings/weekly-1', everyone],
  ['GET /api/meetings/weekly-1/agenda', everyone],
  ['GET /api/meetings/weekly-1/changes', everyone],
  ['GET /api/meetings/weekly-1/snapshots/1', everyone],
  [
    'POST /api/meetings',
    ['secretary'],
    { series: 'weekly', title: '调度会', date: '2024-10-25', at: '2024-10-24', scopes: ['441200'] },
  ],
  ['GET /api/meetings/weekly-1/documents', everyone],
  ['GET /api/meetings/weekly-1/documents/weekly-1-1-brief-1', everyone],
  ['POST /api/meetings/weekly-1/documents', ['secretary'], { kinds: ['brief'] }],
  ['POST /api/meetings/weekly-1/freeze', ['secretary'], {}],
  ['POST /api/meetings/weekly-1/cancel', ['secretary'], { reason: '改期' }],
  ['POST /api/meetings/weekly-1/hold', ['secretary']],
  ['POST /api/meetings/weekly-1/close', ['secretary']],
  ['PUT /api/meetings/weekly-1/agenda/items/red.x', ['secretary'], { dropped: null, comment: null }],
  ['GET /api/narratives', ['reporter']],
  ['GET /api/meetings/weekly-1/notes', everyone],
  ['PUT /api/meetings/weekly-1/notes/general', ['secretary'], { note: '', decision: '' }],
  ['POST /api/meetings/weekly-1/narratives', ['secretary'], { targets: ['x'], due: '2024-10-24' }],
  [
    'PUT /api/meetings/weekly-1/narratives/x',
    ['reporter'],
    { cause: '缺料', measures: '催办', coordination: '', judgement: 'able' },
  ],
  ['PUT /api/meetings/weekly-1/agenda/order', ['secretary'], { keys: [] }],
  ['GET /api/action-items', ['secretary', 'reporter', 'reader', 'auditor']],
  ['GET /api/action-items/filing', ['secretary']],
  ['GET /api/action-items/2024-1', ['secretary', 'reporter', 'reader', 'auditor']],
  ['POST /api/action-items', ['secretary'], { order: '加快基站建设', organisation: 'zhaoqing-gongxin' }],
  ['POST /api/action-items/2024-9/assign', ['secretary'], {}],
  ['POST /api/action-items/2024-9/grant', ['secretary'], {}],
  ['POST /api/action-items/2024-9/refuse', ['secretary'], { reason: '工期已留足' }],
  ['POST /api/action-items/2024-9/return', ['secretary'], { reason: '没有附清单' }],
  ['POST /api/action-items/2024-9/close', ['secretary'], { reason: '已核实' }],
  ['POST /api/action-items/2024-9/withdraw', ['secretary'], { reason: '重复立项' }],
  ['POST /api/action-items/2024-9/acknowledge', ['reporter'], {}],
  ['POST /api/action-items/2024-9/report', ['reporter'], { text: '已开工12座' }],
  ['POST /api/action-items/2024-9/evidence?name=x.txt', ['reporter'], {}],
  [`GET /api/action-items/2024-9/evidence/${'0'.repeat(64)}`, ['secretary', 'reporter', 'reader', 'auditor']],
  [
    'POST /api/action-items/2024-9/request-extension',
    ['reporter'],
    { until: '2024-11-29', reason: '设备晚到' },
  ],
  [
    'GET /api/targets/zhaoqing-2024-5g-base-stations/instructions',
    ['secretary', 'reporter', 'reader', 'auditor'],
  ],
  ['POST /api/targets/zhaoqing-2024-5g-base-stations/instructions', ['reader'], { text: '请抓紧' }],
  ['POST /api/instructions/instruction-9/set-aside', ['secretary'], { reason: '已有督办在办' }],
  ['GET /api/people', ['administrator', 'security-administrator', 'auditor']],
  ['GET /api/tokens', ['administrator', 'security-administrator', 'auditor']],
  ['POST /api/tokens', ['administrator', 'security-administrator'], { name: '交换', rights: ['read'] }],
  ['GET /api/displays', ['administrator', 'system-administrator', 'auditor']],
  ['GET /api/audit', ['auditor']],
  ['GET /api/audit/verification', ['auditor']],
  ['GET /api/session/others', roles],
  ['DELETE /api/session/others/none', roles],
  ['POST /api/policy/read', ['administrator', 'system-administrator'], {}],
  ['GET /api/policy/readings', ['administrator', 'system-administrator', 'auditor']],
  ['GET /api/policy/readings/reading-1', ['administrator', 'system-administrator', 'auditor']],
  ['POST /api/policy/readings', ['administrator', 'system-administrator'], {}],
  [
    'PUT /api/policy/readings/reading-1/decisions',
    ['administrator', 'system-administrator'],
    { decisions: [] },
  ],
  ['POST /api/policy/readings/reading-1/draft', ['administrator', 'system-administrator'], {}],
  ['DELETE /api/policy/readings/reading-1', ['administrator', 'system-administrator']],
  ['GET /api/bell', watching],
  ['PUT /api/bell', watching, { readTo: 0 }],
  ['GET /api/watches', watching],
  ['PUT /api/watches/none', watching],
  ['GET /api/filings/none-2024-M09/evidence', ['reporter', 'reviewer', 'auditor']],
  ['GET /api/filings/none-2024-M09/evidence/1/file', ['reporter', 'reviewer', 'auditor']],
  ['POST /api/filings/none-2024-M09/evidence?name=x.txt', ['reporter'], {}],
  ['DELETE /api/filings/none-2024-M09/evidence/1', ['reporter']],
  ['GET /api/filings/none-2024-M09/uploads', ['reporter', 'reviewer', 'auditor']],
  ['GET /api/filings/none-2024-M09/uploads/1/file', ['reporter', 'reviewer', 'auditor']],
  ['POST /api/filings/none-2024-M09/uploads?name=1.xlsx', ['reporter']],
  [
    'PUT /api/filings/none-2024-M09/uploads?name=1.xlsx',
    ['reporter'],
    { file: '0'.repeat(64), digest: '0'.repeat(64) },
  ],
  ['GET /api/imports', ['administrator', 'system-administrator', 'reporter', 'reviewer', 'auditor', 'token']],
  [
    'GET /api/imports/import-1',
    ['administrator', 'system-administrator', 'reporter', 'reviewer', 'auditor', 'token'],
  ],
  [
    'GET /api/imports/import-1/findings.csv',
    ['administrator', 'system-administrator', 'reporter', 'reviewer', 'auditor', 'token'],
  ],
  [
    'GET /api/imports/import-1/file',
    ['administrator', 'system-administrator', 'reporter', 'reviewer', 'auditor', 'token'],
  ],
  ['POST /api/imports', ['administrator', 'system-administrator', 'reporter'], {}],
  [
    'PUT /api/imports/import-1',
    ['administrator', 'system-administrator', 'reporter'],
    { mapping: { header: 1, columns: {}, across: null, fixed: {} } },
  ],
  ['DELETE /api/imports/import-1', ['administrator', 'system-administrator', 'reporter']],
  ['POST /api/imports/import-1/submit', ['administrator', 'system-administrator', 'reporter']],
  ['POST /api/imports/import-1/release', ['reviewer']],
  ['POST /api/imports/import-1/return', ['reviewer'], { reason: '口径不是本市的' }],
  ['GET /api/operations', ['administrator', 'system-administrator']],
  ['POST /api/messages/none/attempts', ['administrator', 'system-administrator']],
  ['DELETE /api/messages/none', ['administrator', 'system-administrator'], { reason: '接收方已停用' }],
]

describe.each(routes)('%s', (request, allowed, payload) => {
  it(`is for ${allowed.join(', ')}`, async () => {
    for (const [caller, headers] of headersOf) {
      const { status, body } = await ask(server, request, headers, payload)
      if (caller === 'nobody') expect(status, caller).toBe(401)
      else if (allowed.includes(caller)) expect(body.code, caller).not.toBe('not-allowed')
      else expect([status, body.code], caller).toEqual([403, 'not-allowed'])
    }
  })
})
