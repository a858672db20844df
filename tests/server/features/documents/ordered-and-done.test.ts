import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#server/access/actor.ts'
import { run, type DocumentMaking } from '#server/documents/make-document.ts'
import { makeDocument } from '#server/features/documents/make-document.ts'
import { listDocuments } from '#server/features/documents/list-documents.ts'
import { requestDocuments } from '#server/features/documents/request-documents.ts'
import { documentsToMake } from '#server/features/documents/queries.ts'
import { proceedingsOf } from '#server/features/documents/proceedings.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations, meetingDraft } from '#tests/support/given/convene-over-red-stations.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
let meetings = 0
let id: string
let meeting: string
beforeAll(async () => {
  server = await startTestServer()
  secretary = await conveneOverRedStations(server)
  await server.person('owner', ['reporter'], { organisations: ['zhaoqing-gongxin'], regions: ['441200'] })
})
afterAll(() => server.stop())

const act = async (path: string, body: object = {}, who = secretary) => {
  const done = await ask(server, `POST ${path}`, who, body)
  expect([200, 201, 202]).toContain(done.status)
  return done.body as { id: string; number: string }
}
beforeEach(async () => {
  id = (await act('/api/meetings', { ...meetingDraft, series: `minutes-${++meetings}` })).id
  meeting = `/api/meetings/${id}`
  await act(`${meeting}/freeze`)
  await act(`${meeting}/hold`)
})

describe('the minutes of a meeting', () => {
  it('hold an order that was done and taken off before its end, since it was given there', async () => {
    const owner = await by(server, 'owner')
    const { id: order, number } = await act('/api/action-items', {
      ...{ order: '当场核对台账', organisation: 'zhaoqing-gongxin', targets: [], meeting: id },
      ...{ assign: true, days: 5 },
    })
    await act(`/api/action-items/${order}/acknowledge`, {}, owner)
    await act(`/api/action-items/${order}/report`, { text: '台账已逐项核对', done: true }, owner)
    await act(`/api/action-items/${order}/close`, { reason: '台账核对属实' })
    await act(`${meeting}/close`)
    const { store, catalogue } = server.deps
    const { orders } = (await proceedingsOf(store.reader, catalogue, id))!
    expect(orders).toMatchObject([{ number, order: '当场核对台账' }])
  })

  it('list an order that was only filed as one to be handed over, until it is (J-14)', async () => {
    const filed = { order: '补报台账', organisation: 'zhaoqing-gongxin', targets: [], meeting: id, days: 5 }
    const { id: order, number } = await act('/api/action-items', filed)
    const { id: dropped } = await act('/api/action-items', { ...filed, order: '误立一项' })
    await act(`/api/action-items/${dropped}/withdraw`, { reason: '重复立项' })
    await act(`${meeting}/close`)
    const { store, catalogue } = server.deps
    const listed = async () => (await proceedingsOf(store.reader, catalogue, id))!.orders
    expect(await listed()).toMatchObject([{ number, order: '补报台账', due: null }])
    await act(`/api/action-items/${order}/assign`)
    expect(await listed()).toMatchObject([{ number, due: '2024-11-07' }])
  })

  it('are a record while the meeting goes on, and that record stays for good, byte for byte', async () => {
    const record = await madeNow()
    expect(await listed()).toEqual([['纪要（记录稿）.docx', false]])
    const { rawPayload: bytes } = await download(record)
    await act(`${meeting}/close`)
    expect(await listed()).toEqual([['纪要（记录稿）.docx', true]])
    await madeNow()
    expect(await listed()).toEqual([
      ['纪要.docx', false],
      ['纪要（记录稿）.docx', true],
    ])
    expect((await download(record)).rawPayload.equals(bytes)).toBe(true)
  })

  it('are made anew where the meeting ended while they were made', async () => {
    await madeNow(() => act(`${meeting}/close`))
    expect(await listed()).toEqual([])
    await makeWaiting()
    expect(await listed()).toEqual([['纪要.docx', false]])
  })
})

/** The first waiting document is made in this thread; `meanwhile` runs during the making. */
async function makeWaiting(meanwhile?: () => Promise<unknown>): Promise<void> {
  const runApart = async (_: unknown, making: DocumentMaking) => {
    await meanwhile?.()
    return run(making)
  }
  const [request] = await documentsToMake(server.deps.store.reader)
  await makeDocument({ ...server.deps, runApart: runApart as typeof server.deps.runApart }, request!)
}

async function madeNow(meanwhile?: () => Promise<unknown>): Promise<string> {
  const jobs = { begin: () => undefined } as unknown as typeof server.deps.jobs
  const actor = { id: 'person:secretary' } as Actor
  await requestDocuments({ ...server.deps, jobs }, actor, id, { kinds: ['minutes'] })
  await makeWaiting(meanwhile)
  return (await listDocuments(server.deps.store.reader, id)).made[0]?.id ?? ''
}

async function listed(): Promise<[string, boolean][]> {
  const { made } = await listDocuments(server.deps.store.reader, id)
  return made.map(({ name, beforeEnd }) => [name.replace('第43周调度会', ''), beforeEnd])
}

function download(document: string) {
  return server.app.inject({ url: `${meeting}/documents/${document}`, headers: secretary })
}
