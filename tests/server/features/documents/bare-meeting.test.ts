import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import type { MeetingAgenda, MeetingSnapshot } from '#server/contract/meetings.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { partOf, partsOf, textIn } from '#tests/support/documents/read-office.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { faultInXml } from '#tests/support/documents/well-formed.ts'

let server: TestServer
let secretary: Record<string, string>
const plan = 'zhuhai-2022-digital-economy'
beforeAll(async () => {
  server = await startTestServer({ documents: true })
  await server.person('secretary', ['secretary'])
  secretary = await by(server, 'secretary')
})
afterAll(() => server.stop())

const convene = async (scopes: readonly string[]) => {
  const meeting = { series: 'weekly', title: '调度会', date: '2024-10-25', at: '2024-10-24', scopes }
  const { status, body } = await ask(server, 'POST /api/meetings', secretary, meeting)
  expect([status, body.detail]).toEqual([201, undefined])
  return body.id as string
}
const agenda = async (id: string) =>
  (await ask(server, `GET /api/meetings/${id}/agenda`, byToken)).body as MeetingAgenda

it('a meeting on whose targets nothing was ever reported is frozen, held, and written out in every kind', async () => {
  const id = await convene(['441200'])
  for (const step of ['freeze', 'hold'])
    expect((await ask(server, `POST /api/meetings/${id}/${step}`, secretary, {})).status).toBe(200)
  const { body } = await ask(server, `GET /api/meetings/${id}/snapshots/1`, byToken)
  const { targets } = body as MeetingSnapshot
  expect(targets.length).toBeGreaterThan(15)
  expect(targets.filter(({ value }) => value !== null)).toEqual([])
  const path = `/api/meetings/${id}/documents`
  const { offered } = (await ask(server, `GET ${path}`, byToken)).body as MeetingDocuments
  expect((await ask(server, `POST ${path}`, secretary, { kinds: offered })).status).toBe(202)
  await server.jobs.look()
  const { made, ordered } = (await ask(server, `GET ${path}`, byToken)).body as MeetingDocuments
  expect([ordered, made.map(({ kind }) => kind).sort()]).toEqual([[], offered.toSorted()])
  for (const { id: document } of made) {
    const { rawPayload } = await server.app.inject({ url: `${path}/${document}`, headers: byToken })
    for (const [part, content] of await partsOf(rawPayload))
      if (part.endsWith('.xml')) expect(faultInXml(content.toString()), `${document} ${part}`).toBeUndefined()
  }
  // Each kind has a red title of its own where nobody worded one.
  for (const [kind, title] of [
    ['brief', '目标调度简报'],
    ['circular', '目标调度通报'],
    ['minutes', '目标调度纪要'],
  ]) {
    const { rawPayload } = await server.app.inject({ url: `${path}/${id}-1-${kind}-1`, headers: byToken })
    const body = await partOf(rawPayload, 'word/document.xml')
    expect(textIn(/<w:pStyle w:val="RedTitle"\/>.*?<\/w:p>/.exec(body)![0])).toBe(title)
  }
}, 60_000)

it('a meeting whose plan was laid aside since has nothing to freeze, and is still read', async () => {
  const id = await convene([plan])
  expect((await agenda(id)).items.length).toBeGreaterThan(0)
  const admin = await by(server, 'admin')
  expect((await ask(server, `POST /api/plans/${plan}/lay-aside`, admin)).status).toBe(200)
  expect((await agenda(id)).items).toEqual([])
  const refused = await ask(server, `POST /api/meetings/${id}/freeze`, secretary, {})
  expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
    422,
    'bad-item',
    '这次会议的范围已经没有目标，不能定格。',
  ])
  expect((await ask(server, `GET /api/meetings/${id}`, byToken)).body).toMatchObject({
    state: 'prepared',
    snapshots: [],
  })
  expect((await ask(server, `GET /api/meetings/${id}/changes`, byToken)).body.changes).toEqual([])
})
