import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { updateDisplay } from '#server/features/displays/queries.ts'
import type { Protocol2Message } from '#server/contract/live.ts'
import { approve, stations } from '#tests/support/given/approve.ts'
import { ask, type Asked } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'

let server: TestServer
let admin: { cookie: string }
beforeEach(async () => {
  server = await startTestServer()
  admin = { cookie: await server.signIn('admin') }
})
afterEach(() => server.stop())

interface Wall {
  readonly id: string
  readonly cookie: string
}
/** The ground of a display without a profile. */
const plain = { ground: 'dark', dimming: null }
const turn = (scene: string, seconds: number) => ({ scene, seconds })
const change = (id: string, payload: object) => ask(server, `PUT /api/displays/${id}`, admin, payload)
const revoke = ({ id }: Wall) => ask(server, `DELETE /api/displays/${id}`, admin)
/** A wall shows a code, and an administrator confirms it. */
async function pair(more: object): Promise<{ answer: Asked; cookie: string }> {
  const pairing = await server.app.inject({ method: 'POST', url: '/api/displays/pairing' })
  const { code } = pairing.json<{ code: string }>()
  const answer = await ask(server, 'POST /api/displays', admin, { code, name: '一楼大厅', ...more })
  return { answer, cookie: `xushi_display=${pairing.cookies[0]?.value}` }
}
async function paired(more: object = {}): Promise<Wall> {
  const { answer, cookie } = await pair(more)
  expect(answer.status).toBe(201)
  return { id: (answer.body as { id: string }).id, cookie }
}
const chosen = async ({ cookie }: Wall) =>
  ((await ask(server, 'GET /api/session', { cookie })).body as { display: unknown }).display
/** The ledger's entries on the changes of displays. */
async function told(): Promise<string[]> {
  const { db, tables } = server.deps.store.reader
  const entries = await db.select().from(tables.ledger)
  return entries.filter(({ kind }) => kind === 'display.changed').map(({ payload }) => payload)
}

describe('PUT /api/displays/:id', () => {
  it('changes what is given, keeps the rest, and writes one entry for each change', async () => {
    const wall = await paired({ scope: '441200', at: '2024-10-31' })
    expect((await change(wall.id, { scope: '440000' })).body).toMatchObject({
      name: '一楼大厅',
      scope: '440000',
      at: '2024-10-31',
    })
    expect((await change(wall.id, { name: '二楼', at: null })).body).toMatchObject({
      name: '二楼',
      scope: '440000',
      at: null,
    })
    await change(wall.id, { name: '二楼', at: null })
    expect(await chosen(wall)).toEqual({ scope: '440000', at: null, scenes: [], density: 'desk', ...plain })
    const how = '"scenes":[],"density":"desk","profile":null'
    expect(await told()).toEqual([
      `{"name":"一楼大厅","scope":"440000","at":"2024-10-31",${how}}`,
      `{"name":"二楼","scope":"440000","at":null,${how}}`,
    ])
  })

  it('keeps the scenes in their order and from how far they are read, on the ledger, and tells the wall', async () => {
    const wall = await paired({ scope: '441200', scenes: [turn('alerts', 20)] })
    expect(await chosen(wall)).toMatchObject({ scenes: [turn('alerts', 20)], density: 'desk' })
    const url = await server.listen()
    const line = await openLive<Protocol2Message>(
      url,
      { scope: '441200', protocol: '2' },
      { cookie: wall.cookie },
    )
    await line.next('hello')
    await line.next('snapshot')
    const scenes = [turn('overview', 45), turn('alerts', 3_600)]
    const { body } = await change(wall.id, { scenes, density: 'far' })
    expect(body).toMatchObject({ scope: '441200', at: null, scenes, density: 'far' })
    expect(await line.next('show')).toEqual({
      ...{
        type: 'show',
        scope: '441200',
        at: null,
        scene: null,
        target: null,
        scenes,
        density: 'far',
        ...plain,
      },
    })
    line.close()
    expect(await chosen(wall)).toEqual({ scope: '441200', at: null, scenes, density: 'far', ...plain })
    expect(await told()).toEqual([
      '{"name":"一楼大厅","scope":"441200","at":null,' +
        '"scenes":[{"scene":"overview","seconds":45},{"scene":"alerts","seconds":3600}],"density":"far","profile":null}',
    ])
    const alter = (density: string) =>
      server.deps.store.write((writer) => updateDisplay(writer, wall.id, { density }))
    const { store } = server.deps
    expect(await verifyLedger(store.reader)).toMatchObject({ sound: true })
    await alter('room')
    expect(await verifyLedger(store.reader)).toMatchObject({
      fault: expect.stringContaining('观看距离') as string,
    })
    await alter('far')
    await change(wall.id, { name: '二楼' })
    expect(await chosen(wall)).toMatchObject({ scenes, density: 'far' })
  })

  it('tells the wall at once, whatever it shows, and no other', async () => {
    const wall = await paired({ scope: '441200' })
    const other = await paired({ name: '东墙', scope: '441200' })
    const url = await server.listen()
    const open = async ({ cookie }: Wall) => {
      const client = await openLive(url, { scope: '441200' }, { cookie })
      await client.next('hello')
      await client.next('snapshot')
      return client
    }
    const [line, otherLine] = [await open(wall), await open(other)]
    await change(wall.id, { scope: 'national-5g-targets', at: '2023-10-31' })
    expect(await line.next('show')).toEqual({
      type: 'show',
      scope: 'national-5g-targets',
      at: '2023-10-31',
    })
    // The wall hears nothing more of its former board, and its line ends although the page does not go over by itself.
    await approve(server, [stations(7_100)])
    expect((await otherLine.any()).type).toBe('change')
    await expect(line.any()).rejects.toThrow('closed while waiting for a message')
    expect(await line.closed).toEqual({ code: 1012, reason: 'restart 0' })
    await change(other.id, { at: '2024-10-31' })
    expect(await otherLine.next('show')).toMatchObject({ scope: '441200', at: '2024-10-31' })
    const newer = await openLive<Protocol2Message>(
      url,
      { scope: 'national-5g-targets', protocol: '2' },
      { cookie: wall.cookie },
    )
    await newer.next('hello')
    await newer.next('snapshot')
    await change(wall.id, { scope: '440000', at: null })
    const how = { scenes: [], density: 'desk', ...plain }
    const shown = { type: 'show', scope: '440000', at: null, scene: null, target: null, ...how }
    expect(await newer.next('show')).toEqual(shown)
    for (const client of [line, otherLine, newer]) client.close()
  })

  it.each([
    [{ scope: 'nowhere' }, 422, 'unknown-scope'],
    [{ at: '2024-02-30' }, 400, 'bad-request'],
    [{ name: '东墙' }, 409, 'conflict'],
    [{ scenes: [turn('yesterday', 60)] }, 400, 'bad-request'],
    [{ scenes: [turn('alerts', 4)] }, 400, 'bad-request'],
    [{ scenes: [{ scene: 'alerts' }] }, 400, 'bad-request'],
    [{ density: 'moon' }, 400, 'bad-request'],
    [{ profile: 'none' }, 400, 'bad-request'],
  ])('refuses %j and changes nothing', async (payload, status, code) => {
    const wall = await paired({ scope: '441200' })
    await paired({ name: '东墙' })
    expect((await change(wall.id, payload)).body).toMatchObject({ status, code })
    expect(await chosen(wall)).toEqual({ scope: '441200', at: null, scenes: [], density: 'desk', ...plain })
    expect(await told()).toEqual([])
  })

  it('refuses a date without a board, and a wall that was revoked or never was', async () => {
    const wall = await paired()
    expect((await change(wall.id, { at: '2024-10-31' })).body).toMatchObject({ code: 'bad-request' })
    await revoke(wall)
    expect((await change(wall.id, { scope: '441200' })).status).toBe(404)
    expect((await change('none', { scope: '441200' })).status).toBe(404)
  })
})

describe('POST /api/displays and PUT', () => {
  it('refuse the name of another wall, however it is written, until that is revoked', async () => {
    const first = await paired({ name: 'A厅 东墙' })
    for (const name of ['A厅 东墙', 'Ａ厅东墙', ' a厅 东墙 ']) {
      const { answer } = await pair({ name })
      expect(answer.body).toMatchObject({ status: 409, code: 'conflict' })
    }
    await revoke(first)
    const next = await paired({ name: 'A厅 东墙' })
    expect((await change(next.id, { name: 'A厅东墙' })).body).toMatchObject({ name: 'A厅东墙' })
  })
})
