import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingVersions } from '#server/contract/meeting-changes.ts'
import type { MeetingDocuments } from '#server/contract/documents.ts'
import { ask, byToken } from '#tests/support/callers/ask.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { countQueries } from '#tests/support/databases/count-queries.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { stopSeconds } from '#tests/support/servers/seconds.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const meeting = '/api/meetings/weekly-1'
const target = 'zhaoqing-2024-5g-base-stations'
let server: TestServer
let secretary: Record<string, string>
// The work of each second would count among the statements.
stopSeconds()
beforeEach(async () => {
  server = await startTestServer({ documents: true })
  // The day is that of the meeting, whose snapshot has what is ordered on it.
  server.clock.set('2024-10-25T09:00:00.000+08:00')
  secretary = await conveneOverRedStations(server)
  await freeze()
})
afterEach(() => server.stop())

const freeze = (body: object = {}) => ask(server, `POST ${meeting}/freeze`, secretary, body)
const versions = async () =>
  ((await ask(server, `GET ${meeting}/versions`, byToken)).body as MeetingVersions).versions

describe('GET /api/meetings/:id/changes', () => {
  it('judges the targets again only after an entry that may change one of them', async () => {
    const changes = () => countQueries(() => ask(server, `GET ${meeting}/changes`, byToken))
    const first = await changes()
    const other = {
      series: 'monthly',
      title: '月度会',
      date: '2024-11-01',
      at: '2024-10-24',
      scopes: ['441200'],
    }
    expect(await ask(server, 'POST /api/meetings', secretary, other)).toMatchObject({ status: 201 })
    const again = await changes()
    expect(again.answer.body.changes).toEqual([])
    expect(again.answer.body.sequence).toBeGreaterThan(first.answer.body.sequence)
    expect(again.count).toBeLessThan(first.count)
    await approve(server, [stations(7_900)])
    expect((await changes()).answer.body.changes).toMatchObject([{ target, valueNow: 7_900 }])
  })
})

describe('GET /api/meetings/:id/versions', () => {
  it('tells of each version what it shows otherwise than the one before: values and lights, orders, items', async () => {
    expect(await versions()).toEqual([])
    await approve(server, [stations(7_900)])
    const order = { order: '报送清单', organisation: 'zhaoqing-gongxin', assign: true, due: '2024-11-15' }
    await ask(server, 'POST /api/action-items', secretary, { ...order, targets: [target] })
    await freeze({ reason: '市工信局更正9月数' })
    const [second, ...none] = await versions()
    expect(none).toEqual([])
    expect(second).toMatchObject({
      version: 2,
      figures: [{ target, light: 'far-behind', lightNow: 'on-schedule', value: 7_000, valueNow: 7_900 }],
      came: [],
      left: [],
      orders: [
        {
          number: '督办〔2024〕1号',
          order: '报送清单',
          standing: null,
          standingNow: '市工业和信息化局，期限2024年11月15日，还有 15 个工作日，待签收',
        },
      ],
      items: [{ came: false, sentence: expect.stringMatching(/^肇庆市“5G基站累计开通数”严重滞后/) }],
    })

    // Nothing has changed since.
    await freeze({ reason: '再核对一次' })
    const same = { version: 3, figures: [], came: [], left: [], orders: [], items: [] }
    expect(await versions()).toEqual([same, second])
  })

  it('is refused for an unknown meeting', async () => {
    expect((await ask(server, 'GET /api/meetings/weekly-9/versions', byToken)).status).toBe(404)
  })
})

describe('POST /api/meetings/:id/documents', () => {
  it('makes documents of an earlier version that is named, but for minutes, and of no unknown version', async () => {
    await freeze({ reason: '会前更正了数据' })
    await ask(server, `POST ${meeting}/hold`, secretary)
    const make = (body: object) => ask(server, `POST ${meeting}/documents`, secretary, body)
    expect((await make({ kinds: ['brief'], version: 3 })).status).toBe(404)
    expect((await make({ kinds: ['minutes'], version: 1 })).body).toMatchObject({
      code: 'bad-item',
      detail: '会议用的是第2版快照，纪要只按那一版制作。',
    })
    expect((await make({ kinds: ['brief'], version: 1 })).status).toBe(202)
    await make({ kinds: ['brief'] })
    await server.jobs.look()
    const { made } = (await ask(server, `GET ${meeting}/documents`, byToken)).body as MeetingDocuments
    expect(made.map(({ version, name }) => [version, name]).toSorted()).toEqual([
      [1, '第43周调度会简报.docx'],
      [2, '第43周调度会简报（快照第2版）.docx'],
    ])
  })
})
