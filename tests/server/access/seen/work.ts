import { draft as scheme, september } from '#tests/server/features/evaluations/counties.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { inventedPlan } from '#tests/support/given/invented-plan.ts'
import { meetingDraft } from '#tests/support/given/convene-over-red-stations.ts'
import { downloadedTemplate, filledTemplate } from '#tests/support/given/filled-template.ts'
import { handIn, settledImport } from '#tests/support/given/hand-in.ts'
import type { Office } from './office.ts'

export const filing = 'zhaoqing-gongxin-2024-M09'
export const target = 'zhaoqing-2024-5g-base-stations'
export const indicator = 'zhaoqing-5g-base-stations'

/** The texts that take the place of these words in the addresses. */
export interface Made {
  readonly EVIDENCE: string
  readonly PLAN: string
}

/** The people of the office do all that leaves notes, reasons, names and values that nobody has approved yet. */
export async function work(office: Office): Promise<Made> {
  await figures(office)
  await files(office)
  await meeting(office)
  await round(office)
  const { as, send } = actsOf(office)
  const order = { order: '加快5G基站建设', organisation: 'zhaoqing-gongxin', targets: [target], assign: true }
  await as('secretary', 'POST /api/action-items', order)
  await as('reporter', 'POST /api/action-items/2024-1/acknowledge', {})
  const { sha256 } = await send<{ sha256: string }>(
    'reporter',
    '/api/action-items/2024-1/evidence?name=x.pdf',
    pdf,
  )
  await as('reporter', 'POST /api/action-items/2024-1/report', {
    text: '已开工12座',
    files: [{ sha256, name: 'x.pdf' }],
  })
  await as('reader', `POST /api/targets/${target}/instructions`, { text: '请抓紧' })
  await as('secretary', 'POST /api/timeliness/chases', { filings: [filing] })
  await as('administrator', 'POST /api/periods/2023-M01/closure', { reason: '已核对' })
  await as('administrator', 'POST /api/evaluation-schemes', scheme)
  const { sequence: asOf } = office.server.deps.store.head()
  const evaluated = { scheme: 'evaluation-1', version: 1, at: '2024-10-31', asOf }
  await as('administrator', 'POST /api/evaluation-snapshots', evaluated)
  const { id } = await as<{ id: string }>('administrator', 'POST /api/plans', inventedPlan)
  const plan = Buffer.from(
    '甲市数字经济发展行动计划（2026—2028年）\n到2028年，全市累计建成5G基站超过9000座。\n',
  )
  await send('administrator', '/api/policy/readings', plan, 'text/plain')
  const { record } = await as<{ record: object }>('administrator', `GET /api/catalogue/target/${target}`)
  const change = { record: { ...record, value: '8200' }, reason: '会议纪要' }
  await as('administrator', `PUT /api/catalogue/target/${target}`, change, { 'if-match': '"1"' })
  // A second person is needed here, so the password stays.
  await as('security-administrator', 'POST /api/people/login-reader/password')
  return { EVIDENCE: sha256, PLAN: id }
}

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const name = (text: string) => `name=${encodeURIComponent(text)}`

/** Figures are drafted, submitted, returned and approved, with notes and reasons. */
async function figures({ server, ...office }: Office): Promise<void> {
  const { as } = actsOf({ server, ...office })
  const enter = (month: string, value: number, note: string, submit = true) =>
    as('reporter', 'POST /api/observations', {
      items: [{ ...stations(value, '441200', month), note }],
      submit,
    })
  const revision = (month: string) => ({ indicator, region: '441200', period: `2024-M${month}`, revision: 1 })
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }, ...september])
  await enter('05', 7_000, '备注：已审定')
  await as('reviewer', 'POST /api/review/approvals', { items: [revision('05')] })
  await enter('06', 781_231, '备注：退回')
  const returned = { ...revision('06'), reason: '退因：口径不对' }
  await as('reviewer', 'POST /api/review/returns', { items: [returned] })
  await enter('07', 781_232, '备注：待审')
  await enter('08', 781_233, '备注：草稿', false)
}

/** Files beside a figure, a filled template, and a table of history. */
async function files(office: Office): Promise<void> {
  const { as, send } = actsOf(office)
  const { server, identities } = office
  const reporter = identities.get('reporter')!
  const path = `/api/filings/${filing}`
  await send('reporter', `${path}/evidence?${name('备注.pdf')}&indicator=${indicator}&region=441200`, pdf)
  const filled = await filledTemplate(await downloadedTemplate(server, reporter, filing), (sheet, rowOf) => {
    sheet.getCell(rowOf(`${indicator} 441200`), 7).value = 781_234
  })
  const look = await send<{ file: string; digest: string }>(
    'reporter',
    `${path}/uploads?${name('备注.xlsx')}`,
    filled,
  )
  const { file, digest } = look
  await as('reporter', `PUT ${path}/uploads?${name('备注.xlsx')}`, { file, digest })
  const table = '指标,地区,期,数值\n5G基站累计开通数,肇庆市,2018年6月,781235\n'
  await settledImport(server, reporter, await handIn(server, reporter, table))
}

/** A meeting with a narrative that is asked for and answered, a note, and a document. */
async function meeting(office: Office): Promise<void> {
  const { as } = actsOf(office)
  const path = '/api/meetings/weekly-1'
  await as('secretary', 'POST /api/meetings', meetingDraft)
  await as('secretary', `POST ${path}/narratives`, { targets: [target], due: '2024-10-24' })
  const answer = { cause: '缺料', measures: '催办', coordination: '', judgement: 'able' }
  await as('reporter', `PUT ${path}/narratives/${target}`, answer, { 'if-match': '"1"' })
  await as('secretary', `POST ${path}/freeze`, {})
  await as('secretary', `POST ${path}/documents`, { kinds: ['brief'] })
  await office.server.jobs.look()
}

/** A reporting round that is answered: one clause handed in, one as a draft. */
async function round(office: Office): Promise<void> {
  const { as } = actsOf(office)
  const asked = ['000:五(二十五)', '000:一(一)'].map((clause) => ({
    clause,
    organisation: 'zhaoqing-gongxin',
  }))
  await as('secretary', 'POST /api/rounds', {
    ...{ title: '第二次报送', due: '2024-12-20', document: 'zhaoqing-2024-digital-economy' },
    ...{ asks: asked, questions: [] },
  })
  const said = { progress: '已开通', problems: '', next: '补建', own: [], stated: [] }
  const first = { 'if-match': '"0"' }
  await as('reporter', 'PUT /api/rounds/round-1/answers/1', { ...said, submit: true }, first)
  await as(
    'reporter',
    'PUT /api/rounds/round-1/answers/2',
    { ...said, progress: '备注：写了一半', submit: false },
    first,
  )
}

/** Acts of the people of an office, which must succeed. */
function actsOf({ server, identities }: Office) {
  const inject = async <T>(
    who: string,
    request: string,
    payload: object | Buffer | undefined,
    more: Record<string, string>,
  ): Promise<T> => {
    const [method, url] = request.split(' ') as ['POST', string]
    const headers = { ...identities.get(who)!, ...more }
    const answer = await server.app.inject({ method, url, headers, ...(payload && { payload }) })
    if (answer.statusCode >= 300) throw new Error(`${who}: ${request}: ${answer.body}`)
    return (answer.body === '' ? undefined : answer.json()) as T
  }
  return {
    as: <T>(who: string, request: string, body?: object, more: Record<string, string> = {}) =>
      inject<T>(who, request, body, more),
    send: <T>(who: string, path: string, content: Buffer, type = 'application/octet-stream') =>
      inject<T>(who, `POST ${path}`, content, { 'content-type': type }),
  }
}
