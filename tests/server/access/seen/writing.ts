import { draft as scheme } from '#tests/server/features/evaluations/counties.ts'
import { stations } from '#tests/support/given/approve.ts'
import { meetingDraft } from '#tests/support/given/convene-over-red-stations.ts'
import { downloadedTemplate, filledTemplate } from '#tests/support/given/filled-template.ts'
import type { Act } from './act.ts'
import { actsOnMap } from './map-acts.ts'
import type { Office } from './office.ts'
import { actsOnRound } from './round-acts.ts'
import { filing, indicator, pdf, target, type Made } from './work.ts'

const order = (action: string, who: string, body: object = {}): Act => ({
  ...{ route: `POST /api/action-items/:id/${action}`, who, of: ['2024-1'], body },
})
const cell = (month: string) => ({ indicator, region: '441200', period: `2024-M${month}` })
const named = (text: string) => `?name=${encodeURIComponent(text)}`
const person = { displayName: '名为新来的', roles: ['reader'], organisations: [], regions: [] }

const profile = (name: string) => ({
  ...{ name, at: null, density: 'desk', ground: 'dark', dimming: null },
  turns: [{ scope: '441200', scene: 'alerts', seconds: 30, target: null }],
})

async function aDisplay(_: unknown, { server, identities }: Office): Promise<Partial<Act>> {
  const asked = await server.app.inject({ url: '/api/remote', headers: identities.get('remote')! })
  const { displays } = asked.json<{ displays: { id: string; name: string }[] }>()
  return { of: [displays.find(({ name }) => name === 'display')!.id] }
}

let phones = 1
async function aRemote(_: unknown, { server }: Office): Promise<Partial<Act>> {
  const asked = await server.app.inject({
    method: 'POST',
    url: '/api/displays/pairing?remote=true',
    remoteAddress: `203.0.114.${phones++}`,
  })
  const { code } = asked.json<{ code: string }>()
  return { body: { code, name: '会议室平板', displays: null } }
}

const led = { scope: '441200', scene: 'alerts', target: null }

async function filledUpload(_: unknown, { server, identities }: Office): Promise<Partial<Act>> {
  const template = await downloadedTemplate(server, identities.get('reporter')!, filing)
  const body = await filledTemplate(template, (sheet, rowOf) => {
    sheet.getCell(rowOf(`${indicator} 441200`), 7).value = 781_230
  })
  return { body }
}

async function otherTarget(_: unknown, { server, identities }: Office): Promise<Partial<Act>> {
  const url = `/api/catalogue/target/${target}`
  const shown = await server.app.inject({ url, headers: identities.get('administrator')! })
  return { body: { record: { ...shown.json<{ record: object }>().record, value: '7000' } } }
}

const otherPdf = Buffer.concat([pdf, Buffer.from('%2\n')])
const octets = 'application/octet-stream'

/** What is done to the figures, orders, meetings and accounts that `work.ts` leaves behind. */
export const actsOn = ({ PLAN, EVIDENCE }: Made): readonly Act[] => [
  {
    ...{ route: 'POST /api/observations', who: 'reporter', query: '?check=true' },
    body: { items: [{ ...stations(812_345, '441200', '03'), note: '备注：待审' }], submit: true },
  },
  // A draft over what was approved, and a correction of what was returned, are taken back.
  {
    ...{ route: 'POST /api/observations', who: 'reporter' },
    body: {
      items: [{ ...stations(781_238, '441200', '05'), note: '备注：草稿', basedOn: 1 }],
      submit: false,
    },
  },
  { route: 'DELETE /api/observations/drafts', who: 'reporter', body: { items: [cell('05')] } },
  {
    ...{ route: 'POST /api/observations', who: 'reporter' },
    body: { items: [{ ...stations(781_239, '441200', '06'), note: '备注：更正', basedOn: 1 }], submit: true },
  },
  { route: 'POST /api/observations/recalls', who: 'reporter', body: { items: [cell('06')] } },
  {
    ...{
      route: 'POST /api/filings/:id/evidence',
      who: 'reporter',
      of: [filing],
      type: octets,
      body: otherPdf,
    },
    query: `${named('备注二.pdf')}&indicator=${indicator}&region=441200`,
  },
  { route: 'DELETE /api/filings/:id/evidence/:number', who: 'reporter', of: [filing, '2'] },
  {
    ...{ route: 'POST /api/filings/:id/uploads', who: 'reporter', of: [filing], type: octets },
    ...{ query: named('备注二.xlsx'), by: filledUpload },
  },
  {
    ...{ route: 'PUT /api/filings/:id/uploads', who: 'reporter', of: [filing] },
    ...{ query: named('备注二.xlsx'), by: ({ file, digest }) => ({ body: { file, digest } }) },
  },
  {
    ...{ route: 'POST /api/imports/rows', who: 'reporter', query: '?check=true' },
    ...{ type: 'application/x-ndjson', body: Buffer.from(JSON.stringify(stations(812_345, '441200', '03'))) },
  },
  { route: 'POST /api/timeliness/chases', who: 'reviewer', body: { filings: [filing] } },
  ...actsOnRound,
  order('request-extension', 'reporter', { until: '2024-11-29', reason: '设备晚到' }),
  order('refuse', 'secretary', { reason: '来得及，不必延' }),
  order('request-extension', 'reporter', { until: '2024-11-28', reason: '设备仍未到' }),
  order('grant', 'secretary'),
  order('report', 'reporter', { text: '全部建成', done: true }),
  order('return', 'secretary', { reason: '没有附清单' }),
  {
    ...{ route: 'POST /api/action-items/:id/evidence', who: 'reporter', of: ['2024-1'] },
    ...{ query: named('清单.pdf'), body: pdf, type: octets },
  },
  order('report', 'reporter', { text: '清单已附', done: true, files: [{ sha256: EVIDENCE, name: 'x.pdf' }] }),
  order('close', 'secretary', { reason: '已核实' }),
  {
    ...{ route: 'POST /api/action-items', who: 'secretary' },
    body: { order: '再加快基站建设', organisation: 'zhaoqing-gongxin', targets: [target], assign: false },
  },
  { ...order('assign', 'secretary'), of: ['2024-2'] },
  { ...order('acknowledge', 'reporter'), of: ['2024-2'] },
  { ...order('withdraw', 'secretary', { reason: '已有别的安排' }), of: ['2024-2'] },
  {
    ...{ route: 'POST /api/meetings/:id/documents', who: 'secretary', of: ['weekly-1'] },
    body: { kinds: ['brief'] },
  },
  { route: 'POST /api/meetings/:id/hold', who: 'secretary', of: ['weekly-1'], body: {} },
  { route: 'POST /api/meetings/:id/close', who: 'secretary', of: ['weekly-1'], body: {} },
  {
    route: 'POST /api/meetings',
    who: 'secretary',
    body: { ...meetingDraft, title: '第44周调度会', date: '2024-11-01', at: '2024-10-31' },
  },
  {
    ...{ route: 'POST /api/meetings/:id/cancel', who: 'secretary', of: ['weekly-2'] },
    body: { reason: '会议改期' },
  },
  {
    ...{ route: 'POST /api/meetings', who: 'secretary' },
    body: { ...meetingDraft, title: '第45周调度会', date: '2024-11-08', at: '2024-10-31' },
  },
  { route: 'POST /api/meetings/:id/freeze', who: 'secretary', of: ['weekly-3'], body: {} },
  { route: 'PUT /api/bell', who: 'reporter', body: { off: ['due'] } },
  {
    ...{ route: 'PUT /api/bell/delivery', who: 'reporter' },
    body: { mail: 'reporter@example.gov.cn', fromHour: 8, untilHour: 18, workingDays: true, off: [] },
  },
  {
    ...{ route: 'POST /api/catalogue/target/:id/lights', who: 'administrator', of: [target] },
    by: otherTarget,
  },
  {
    ...{ route: 'POST /api/light-rules/preview', who: 'auditor' },
    body: { rule: { cuts: { onSchedule: { from: -60 }, behind: { from: -80 } } }, at: '2024-10-31' },
  },
  {
    ...{ route: 'POST /api/evaluation-schemes/preview', who: 'auditor' },
    body: { draft: scheme, at: '2024-10-31' },
  },
  {
    ...{ route: 'POST /api/evaluation-snapshots', who: 'administrator' },
    by: (_, { server: { deps } }) => ({
      body: { scheme: 'evaluation-1', version: 1, at: '2024-10-30', asOf: deps.store.head().sequence },
    }),
  },
  { route: 'POST /api/people', who: 'security-administrator', body: { name: 'login-new', ...person } },
  { route: 'POST /api/people/changes/:id/confirm', who: 'administrator', of: ['2'] },
  {
    ...{ route: 'PATCH /api/people/:id', who: 'security-administrator', of: ['login-new'] },
    body: { displayName: '名为新名' },
  },
  { route: 'POST /api/people/:id/password', who: 'security-administrator', of: ['login-secretary'] },
  {
    ...{ route: 'DELETE /api/people/:id/second-factor', who: 'security-administrator', of: ['login-new'] },
  },
  { route: 'POST /api/display-profiles', who: 'administrator', body: profile('大厅日常') },
  {
    ...{ route: 'PUT /api/display-profiles/:id', who: 'system-administrator', body: profile('大厅夜间') },
    by: ({ id }) => ({ of: [String(id)] }),
  },
  {
    ...{ route: 'DELETE /api/display-profiles/:id', who: 'system-administrator' },
    by: ({ id }) => ({ of: [String(id)] }),
  },
  {
    ...{ route: 'POST /api/display-profiles/file', who: 'administrator' },
    body: { format: 'xushi-display-profile', version: 1, profile: profile('外来的方案') },
  },
  ...actsOnMap,
  { route: 'POST /api/displays/pairing', who: 'nobody' },
  {
    ...{ route: 'POST /api/displays', who: 'administrator' },
    by: ({ code }) => ({ body: { code, name: '北墙', scope: '441200' } }),
  },
  {
    ...{ route: 'PUT /api/displays/:id', who: 'system-administrator', body: { name: '南墙' } },
    by: ({ id }) => ({ of: [String(id)] }),
  },
  {
    ...{ route: 'POST /api/displays/:id/acts', who: 'system-administrator', body: { act: 'identify' } },
    by: ({ id }) => ({ of: [String(id)] }),
  },
  { route: 'POST /api/remote', who: 'remote' },
  { route: 'PUT /api/displays/:id/lead', who: 'remote', body: led, by: aDisplay },
  { route: 'DELETE /api/displays/:id/lead', who: 'remote', by: aDisplay },
  { route: 'PUT /api/displays/:id/meeting', who: 'secretary', by: aDisplay, body: { meeting: 'weekly-3' } },
  {
    ...{ route: 'PUT /api/meetings/:id/open-page', who: 'secretary', of: ['weekly-3'] },
    body: { page: 'general' },
  },
  { route: 'POST /api/remotes', who: 'secretary', by: aRemote },
  {
    ...{ route: 'PUT /api/remotes/:id', who: 'secretary', body: { name: '会上平板' } },
    by: ({ id }) => ({ of: [String(id)] }),
  },
  {
    ...{ route: 'DELETE /api/remotes/:id', who: 'secretary' },
    by: ({ id }) => ({ of: [String(id)] }),
  },
  {
    ...{ route: 'POST /api/policy/read', who: 'administrator', type: 'text/plain' },
    body: Buffer.from('到2028年，全市累计建成5G基站超过9000座。\n'),
  },
  { route: 'POST /api/plans/:id/publish', who: 'administrator', of: [PLAN], match: '"1"' },
  {
    route: 'POST /api/plans/:id/lay-aside',
    who: 'administrator',
    of: ['zhuhai-2022-digital-economy'],
    body: {},
  },
  {
    route: 'POST /api/plans/:id/take-up',
    who: 'administrator',
    of: ['zhuhai-2022-digital-economy'],
    body: {},
  },
  {
    ...{ route: 'POST /api/tokens', who: 'security-administrator' },
    body: { name: '统计平台', rights: ['read'] },
  },
  {
    ...{ route: 'POST /api/webhooks', who: 'administrator' },
    body: { name: '办公系统', url: 'https://127.0.0.1/hook', kinds: ['period.closed'], enabled: false },
  },
  {
    ...{ route: 'POST /api/webhooks/:id/secret', who: 'administrator' },
    by: ({ id }) => ({ of: [String(id)] }),
  },
  { route: 'POST /api/session/second-factor', who: 'reader' },
]
