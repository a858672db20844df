import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import type { Meeting, MeetingSnapshot } from '#server/contract/meetings.ts'
import { pagedSource } from '#server/documents/letters/own-pages.ts'
import { circularSource } from '#server/documents/letters/circular.ts'
import type { DocumentSource } from '#server/documents/source.ts'
import { summaryOf } from '#server/documents/summary.ts'
import { proceedingsOf } from '#server/features/documents/proceedings.ts'
import { putRequest } from '#server/features/documents/queries.ts'
import { disagreement } from '#tests/support/documents/agrees-with-snapshot.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { figureDifferences } from '#tests/support/documents/annex-agrees.ts'
import { figuresInWord, figuresInWorkbook } from '#tests/support/documents/read-office.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let secretary: Record<string, string>
const draft = {
  series: 'weekly',
  title: '第43周调度会',
  date: '2024-10-25',
  at: '2024-10-24',
  scopes: ['441200'],
}
const convene = (date = draft.date) => ask(server, 'POST /api/meetings', secretary, { ...draft, date })
beforeAll(async () => {
  server = await startTestServer({ documents: true })
  await server.person('secretary', ['secretary'])
  secretary = await by(server, 'secretary')
  await approve(server, [{ ...stations(6_800), period: '2023-M12' }, stations(7_000)])
  await convene()
})
afterAll(() => server.stop())

const path = '/api/meetings/weekly-1/documents'
const freeze = () => ask(server, 'POST /api/meetings/weekly-1/freeze', secretary, {})
const order = (body: object = { kinds: ['brief'] }) => ask(server, `POST ${path}`, secretary, body)
const listed = async () => (await ask(server, `GET ${path}`, byToken)).body as MeetingDocuments
/** The documents after all that were requested are made or have failed. */
const afterMaking = async () => {
  await server.jobs.look()
  return listed()
}
const download = (id: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url: `${path}/${id}`, headers: { ...byToken, ...headers } })
const head = { redTitle: '数字经济简报', number: '第3期', issuer: '市数字办', closing: '', copies: '各区县' }
/** The source of the first meeting's documents. */
async function frozenSource(): Promise<DocumentSource> {
  const snapshot = await ask(server, 'GET /api/meetings/weekly-1/snapshots/1', byToken)
  const picture = snapshot.body as MeetingSnapshot
  const { title, date, snapshots } = (await ask(server, 'GET /api/meetings/weekly-1', byToken))
    .body as Meeting
  const summary = summaryOf(picture.targets)
  return { ...picture, meeting: { title, date }, snapshot: snapshots[0]!, summary, head }
}
/** The keys of the figures in a document, each of which equals the source's. */
async function agreedKeys(id: string, source: DocumentSource): Promise<Set<string>> {
  const figures = await figuresInWord((await download(id)).rawPayload)
  expect(figures.flatMap((figure) => disagreement(source, figure) ?? [])).toEqual([])
  return new Set(figures.map(({ key }) => key))
}

describe('POST /api/meetings/:id/documents', () => {
  it('is refused for a meeting that is not frozen, or is none, and to whoever is no secretary', async () => {
    expect((await order()).body).toMatchObject({
      code: 'bad-item',
      detail: '这次会议还没有定格。请先定格，再制作文件。',
    })
    const kinds = ['brief']
    expect((await ask(server, 'POST /api/meetings/weekly-9/documents', secretary, { kinds })).status).toBe(
      404,
    )
    expect((await ask(server, 'GET /api/meetings/weekly-9/documents', byToken)).status).toBe(404)
    expect((await download('weekly-1-1-brief-1')).statusCode).toBe(404)
    expect((await ask(server, `POST ${path}`, byToken, { kinds })).status).toBe(403)
    const { made: none, ordered, offered, head: usual } = await listed()
    expect([none, ordered, offered]).toEqual([[], [], []])
    expect(usual).toEqual({ redTitle: '目标调度简报', number: '', issuer: '', closing: '', copies: '' })
  })

  it('makes a document of the frozen picture, which is served as it was made from then on', async () => {
    await freeze()
    const asked = await order({ kinds: ['brief'], head })
    expect(asked).toMatchObject({
      status: 202,
      body: { made: [], ordered: [{ kind: 'brief', version: 1, orderedBy: 'secretary', reason: null }] },
    })
    const { made: documents, ordered } = await afterMaking()
    expect(ordered).toEqual([])
    expect(documents).toMatchObject([
      {
        id: 'weekly-1-1-brief-1',
        kind: 'brief',
        version: 1,
        edition: 1,
        name: '第43周调度会简报.docx',
        madeBy: 'secretary',
      },
    ])
    const answer = await download('weekly-1-1-brief-1')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    )
    expect(answer.rawPayload).toHaveLength(documents[0]!.size)
    expect(answer.headers.etag).toBe(`"${documents[0]!.sha256}"`)
    const known = await download('weekly-1-1-brief-1', { 'if-none-match': String(answer.headers.etag) })
    expect(known.statusCode).toBe(304)
    await approve(server, [stations(7_900)])
    expect((await download('weekly-1-1-brief-1')).rawPayload.equals(answer.rawPayload)).toBe(true)
  })

  it('prints no figure that is not the frozen picture’s', async () => {
    const source = await frozenSource()
    const keys = await agreedKeys('weekly-1-1-brief-1', source)
    for (const place of source.targets.keys()) expect(keys).toContain(`targets/${place}/light`)
    for (const place of source.items.keys()) expect(keys).toContain(`items/${place}/sentence`)
    expect(keys).toContain('snapshot/hash')
  })

  it('makes a workbook that holds every figure of the frozen picture', async () => {
    await order({ kinds: ['annex'], head })
    const [newest] = (await afterMaking()).made
    expect(newest).toMatchObject({ id: 'weekly-1-1-annex-1', name: '第43周调度会数据附表.xlsx' })
    const answer = await download(newest!.id)
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet')
    expect(figureDifferences(await frozenSource(), await figuresInWorkbook(answer.rawPayload))).toEqual([])
  })

  it('makes a page for each organisation and each region', async () => {
    for (const [kind, by, name] of [
      ['units', 'organisation', '第43周调度会一单位一页.docx'],
      ['regions', 'region', '第43周调度会一地区一页.docx'],
    ] as const) {
      await order({ kinds: [kind], head })
      const [newest] = (await afterMaking()).made
      expect(newest!.name).toBe(name)
      const source = pagedSource(by, await frozenSource())
      const keys = await agreedKeys(newest!.id, source)
      for (const place of source.targets.keys()) expect(keys).toContain(`targets/${place}/light`)
      for (const place of source.groups.keys()) expect(keys).toContain(`groups/${place}/summary/all`)
    }
  })

  it('makes a circular in which organisations stand as the frozen picture has their lights', async () => {
    await order({ kinds: ['circular'], head })
    const [newest] = (await afterMaking()).made
    expect(newest).toMatchObject({ id: 'weekly-1-1-circular-1', name: '第43周调度会通报.docx' })
    const source = circularSource(await frozenSource())
    const keys = await agreedKeys(newest!.id, source)
    for (const place of source.units.keys()) expect(keys).toContain(`units/${place}/place`)
  })

  it('is made anew where the process that was making it is gone; the same bytes as before are not kept twice', async () => {
    const first = await listed()
    const { store } = server.deps
    const left = {
      id: 'weekly-1-1-brief',
      meeting: 'weekly-1',
      version: 1,
      kind: 'brief' as const,
      head: JSON.stringify(head),
      orderedAt: server.clock.now(),
      orderedBy: 'person:secretary',
      makes: 'xushi elsewhere 1',
      reason: null,
    }
    await store.write((writer) => putRequest(writer, left))
    expect((await listed()).ordered).toMatchObject([{ state: 'making' }])
    server.clock.advance(2 * 60_000)
    expect(await afterMaking()).toEqual(first)
  })

  it('keeps the earlier document where the head is another, and offers the newer head to the next meeting without its number', async () => {
    await order({ kinds: ['brief'], head: { ...head, number: '第4期' } })
    const again = await afterMaking()
    expect(again.made.map(({ id }) => id)).toEqual([
      'weekly-1-1-brief-2',
      'weekly-1-1-circular-1',
      'weekly-1-1-regions-1',
      'weekly-1-1-units-1',
      'weekly-1-1-annex-1',
      'weekly-1-1-brief-1',
    ])
    expect(again.head.number).toBe('第4期')
    await convene('2024-11-01')
    const { body } = await ask(server, 'GET /api/meetings/weekly-2/documents', byToken)
    expect(body.head).toEqual({ ...head, number: '' })
  })

  it('refuses minutes before the meeting is opened, with all that was asked for beside them', async () => {
    expect((await listed()).offered).toEqual(['brief', 'slides', 'annex', 'circular', 'units', 'regions'])
    const early = await order({ kinds: ['circular', 'minutes'] })
    expect([early.status, early.body]).toMatchObject([
      422,
      {
        code: 'bad-item',
        detail: '会议还没有开，纪要没有可写的内容。请先点“开会”，记下议定事项，再制作纪要。',
      },
    ])
    expect((await listed()).ordered).toEqual([])
  })

  it('makes minutes of what was decided and ordered, as a record before the end; anew only where it was written otherwise', async () => {
    const meeting = '/api/meetings/weekly-1'
    const target = 'zhaoqing-2024-5g-base-stations'
    await ask(server, `POST ${meeting}/hold`, secretary)
    const note = { note: '站址尚缺12处。', decision: '11月15日前落实站址。\n每周报进度。' }
    await ask(server, `PUT ${meeting}/notes/${target}`, { ...secretary, 'if-match': '"0"' }, note)
    const given = {
      order: '落实站址',
      organisation: 'zhaoqing-gongxin',
      targets: [target],
      meeting: 'weekly-1',
    }
    const kept = await ask(server, 'POST /api/action-items', secretary, { ...given, assign: true, days: 5 })
    const dropped = await ask(server, 'POST /api/action-items', secretary, { ...given, order: '误列一项' })
    const withdrawal = { ...secretary, 'if-match': '"1"' }
    const gone = `POST /api/action-items/${dropped.body.id}/withdraw`
    expect((await ask(server, gone, withdrawal, { reason: '误列一项' })).status).toBe(200)
    await order({ kinds: ['minutes'], head })
    const record = (await afterMaking()).made[0]!
    expect([record.id, record.name]).toEqual(['weekly-1-1-minutes-1', '第43周调度会纪要（记录稿）.docx'])
    await ask(server, `POST ${meeting}/close`, secretary)
    await order({ kinds: ['minutes'], head })
    const ended = (await afterMaking()).made[0]!
    expect([ended.id, ended.name]).toEqual(['weekly-1-1-minutes-2', '第43周调度会纪要.docx'])
    const proceedings = (await proceedingsOf(server.deps.store.reader, server.deps.catalogue, 'weekly-1'))!
    expect(proceedings.notes).toEqual([{ page: target, ...note }])
    expect(proceedings.orders).toMatchObject([
      { number: kept.body.number, order: '落实站址', due: '2024-11-07', collaborators: [] },
    ])
    const source = { ...(await frozenSource()), proceedings }
    expect(await agreedKeys(ended.id, source)).toContain('proceedings/notes/0/decision')
    // Later steps of an order do not belong to the minutes.
    const later = `POST /api/action-items/${kept.body.id}/withdraw`
    const merged = { reason: '并入其他事项' }
    expect((await ask(server, later, { ...secretary, 'if-match': '"2"' }, merged)).status).toBe(200)
    await order({ kinds: ['minutes'], head })
    expect((await afterMaking()).made[0]!.id).toBe(ended.id)
  })
})
