import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import { documentKinds } from '#server/contract/document-kinds.ts'
import { changeCatalogue } from '#server/db/catalogue/change-catalogue.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

/** Milliseconds for fourteen documents, each made in a thread of its own. */
const patience = 90_000
const path = '/api/meetings/weekly-1/documents'
const kinds = Object.keys(documentKinds)
const target = 'zhaoqing-2024-5g-base-stations'
const bureau = {
  id: 'zhaoqing-wangxin-test',
  name: '市网信办',
  aliases: [],
  region: '441200',
  collective: false,
}

let server: TestServer
let secretary: Record<string, string>
beforeAll(async () => {
  server = await startTestServer({ documents: true })
  secretary = await conveneOverRedStations(server)
  await keepBureau(1, bureau.name)
  await take('freeze')
  await take('hold')
  const note = { note: '站址尚缺12处。', decision: '11月15日前落实站址。' }
  await ask(server, `PUT /api/meetings/weekly-1/notes/${target}`, { ...secretary, 'if-match': '"0"' }, note)
  const order = { order: '落实站址', organisation: 'zhaoqing-gongxin', collaborators: [bureau.id], days: 5 }
  const given = { ...order, targets: [target], meeting: 'weekly-1', assign: true }
  expect((await ask(server, 'POST /api/action-items', secretary, given)).status).toBe(201)
  await take('close')
})
afterAll(() => server.stop())

const take = async (step: string) => {
  expect((await ask(server, `POST /api/meetings/weekly-1/${step}`, secretary, {})).status).toBe(200)
}
const keepBureau = (version: number, name: string) =>
  server.deps.store.write((writer) =>
    changeCatalogue(writer, {
      actor: 'person:admin',
      subject: `organisation/${bureau.id}`,
      origin: 'administrator',
      records: [{ kind: 'organisation', id: bureau.id, version, body: JSON.stringify({ ...bureau, name }) }],
    }),
  )

/** Every kind of document is made and read, byte for byte. */
async function made(): Promise<Map<string, Buffer>> {
  expect((await ask(server, `POST ${path}`, secretary, { kinds })).status).toBe(202)
  await server.jobs.look()
  const { made: documents, ordered } = (await ask(server, `GET ${path}`, byToken)).body as MeetingDocuments
  expect(ordered).toEqual([])
  const files = new Map<string, Buffer>()
  for (const { id } of documents.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    files.set(id, (await server.app.inject({ url: `${path}/${id}`, headers: byToken })).rawPayload)
  return files
}

it(
  'documents are served byte for byte a year on, and made again of one snapshot by one version they are the same',
  async () => {
    const first = await made()
    expect([...first.keys()]).toEqual(kinds.map((kind) => `weekly-1-1-${kind}-1`).sort())
    server.clock.set('2025-10-31T10:00:00.000+08:00')
    await approve(server, [stations(7_900), { ...stations(8_100), period: '2024-M12' }])
    await keepBureau(2, '市互联网信息办公室')
    const renamed = { displayName: '王秘书' }
    expect(
      await ask(server, 'PATCH /api/people/secretary', await by(server, 'admin'), renamed),
    ).toMatchObject({ status: 200 })
    secretary = await by(server, 'secretary')
    await ask(
      server,
      'POST /api/action-items/2024-1/withdraw',
      { ...secretary, 'if-match': '"2"' },
      { reason: '并入另一件' },
    )
    const again = await made()
    expect([...again.keys()]).toEqual([...first.keys()])
    for (const [id, bytes] of first) expect(again.get(id)!.equals(bytes), id).toBe(true)
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  },
  patience,
)
