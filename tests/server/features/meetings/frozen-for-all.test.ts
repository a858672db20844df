import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '#server/contract/rights.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, by, byToken } from '#tests/support/callers/ask.ts'
import { conveneOverRedStations } from '#tests/support/given/convene-over-red-stations.ts'
import { registeredRoutes } from '#tests/support/servers/registered-routes.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

const target = 'zhaoqing-2024-5g-base-stations'
const red = `red.${target}`
const said = { cause: '缺料', measures: '催办', coordination: '', judgement: 'able' }
/** The acts that change a meeting, each valid, with the version that was seen. */
const acts: Readonly<Record<string, readonly [path: string, body: object, version?: number]>> = {
  'POST /api/meetings/:id/freeze': ['freeze', {}],
  'POST /api/meetings/:id/cancel': ['cancel', { reason: '会议改期' }],
  'POST /api/meetings/:id/hold': ['hold', {}],
  'POST /api/meetings/:id/close': ['close', {}],
  'PUT /api/meetings/:id/agenda/items/:key': [`agenda/items/${red}`, { dropped: '不议', comment: null }, 0],
  'PUT /api/meetings/:id/agenda/order': ['agenda/order', { keys: [red] }, 0],
  'POST /api/meetings/:id/narratives': [
    'narratives',
    { targets: ['zhaoqing-2024-new-it-key-projects'], due: '2024-10-24' },
  ],
  'PUT /api/meetings/:id/narratives/:target': [`narratives/${target}`, said, 1],
  'PUT /api/meetings/:id/notes/:page': [`notes/${target}`, { note: '补记', decision: '补记' }, 0],
  'PUT /api/meetings/:id/attendance': ['attendance', { recorder: '补记', attendees: '补记' }, 0],
  'POST /api/meetings/:id/documents': ['documents', { kinds: ['brief'] }],
}

let server: TestServer
let routes: string[]
let secretary: Record<string, string>
const callers = new Map<string, Record<string, string>>([['token', byToken]])
beforeAll(async () => {
  ;({ routes, result: server } = await registeredRoutes(() => startTestServer({ documents: true })))
  secretary = await conveneOverRedStations(server)
  // Displays and remotes sign in differently, and have fewer rights than a reader.
  for (const role of roles.filter((one) => one !== 'display')) {
    const own = role === 'reporter' ? { organisations: ['zhaoqing-gongxin'], regions: ['441200'] } : {}
    await server.person(`the-${role}`, [role], own)
    callers.set(role, await by(server, `the-${role}`))
  }
  const asked = { targets: [target], due: '2024-10-24' }
  await ask(server, 'POST /api/meetings/weekly-1/narratives', secretary, asked)
  await ask(server, 'POST /api/meetings/weekly-1/freeze', secretary, {})
})
afterAll(() => server.stop())

/** All readings of the meeting, byte for byte. */
async function readings(): Promise<string[]> {
  const parts = ['', '/agenda', '/snapshots/1', '/notes']
  const answers = await Promise.all(
    parts.map((part) => server.app.inject({ url: `/api/meetings/weekly-1${part}`, headers: byToken })),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(parts.map(() => 200))
  return answers.map(({ body }) => body)
}

/** All acts are tried by each caller in turn. @returns the allowed acts with their callers */
async function attempts(without: readonly string[] = []): Promise<string[]> {
  const done: string[] = []
  for (const [caller, headers] of callers)
    for (const [route, [path, body, version]] of Object.entries(acts)) {
      if (without.includes(route)) continue
      const [method] = route.split(' ')
      const seen = version === undefined ? {} : { 'if-match': `"${version}"` }
      const request = `${method} /api/meetings/weekly-1/${path}`
      const { status } = await ask(server, request, { ...headers, ...seen }, body)
      if (status < 400) done.push(`${caller} ${path}`)
    }
  return done
}

describe('a frozen meeting', () => {
  it('is tried by every route that changes a meeting', () => {
    // The open page of the room is what displays show, and no part of the meeting.
    const changing = routes.filter((route) => /^(?!GET ).* \/api\/meetings\/:id(?!\/open-page)/.test(route))
    expect(changing.toSorted()).toEqual(Object.keys(acts).toSorted())
  })

  it('is changed by nobody through the API, nor by what is approved, ordered or written since', async () => {
    const before = await readings()
    expect(await attempts(['POST /api/meetings/:id/hold'])).toEqual(['secretary documents'])
    await approve(server, [stations(7_900)])
    const order = {
      order: '加快基站建设',
      organisation: 'zhaoqing-gongxin',
      targets: [target],
      meeting: 'weekly-1',
    }
    expect((await ask(server, 'POST /api/action-items', secretary, { ...order, assign: true })).status).toBe(
      201,
    )
    expect(await readings()).toEqual(before)
  })

  it('is changed by nobody after it is closed, but for documents of what it was', async () => {
    for (const step of ['hold', 'close'])
      expect((await ask(server, `POST /api/meetings/weekly-1/${step}`, secretary, {})).status).toBe(200)
    const before = await readings()
    expect(await attempts()).toEqual(['secretary documents'])
    const again = await ask(server, 'POST /api/meetings/weekly-1/freeze', secretary, { reason: '更正9月数' })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
    expect(await readings()).toEqual(before)
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })
})
