import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileUses } from '#server/files/file-types.ts'
import type { KeptMap, MapReading, RegionMap } from '#server/contract/maps.ts'
import { verifyLedger } from '#server/records/verify-ledger.ts'
import { ask, by } from '#tests/support/callers/ask.ts'
import { openLive } from '#tests/support/callers/live-client.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { collectionOf, inventedMap, inventedShape } from './invented-map.ts'

let server: TestServer
let admin: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  admin = await by(server, 'admin')
})
afterAll(() => server.stop())

async function read(content: Buffer, { region = '441200', name = '肇庆.geojson' } = {}) {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/maps/${region}/readings?name=${encodeURIComponent(name)}`,
    headers: { ...admin, 'content-type': 'application/octet-stream' },
    payload: content,
  })
  return {
    status: answer.statusCode,
    body: answer.json<MapReading & { code: string; detail: string }>(),
  }
}
const keep = (file: string, approval: string, region = '441200') =>
  ask(server, `PUT /api/maps/${region}`, admin, { file, name: '肇庆.geojson', approval })
const shown = async (region = '441200') => {
  const { body } = await ask(server, `GET /api/maps/${region}`, admin)
  const { map } = body as RegionMap
  return map && { version: map.version, approval: map.approval, shapes: map.shapes.features.length }
}
const actsOf = ({ versions }: KeptMap) =>
  versions.map(({ version, isMap, approval }) => `${version} ${isMap ? approval : '撤下'}`)

describe('the map of a region', () => {
  it('is shown once its file was read and its approval number given; replaced, removed and put back it keeps its versions', async () => {
    expect(await shown()).toBeNull()
    const { status, body } = await read(inventedMap())
    expect([status, body.matched.length, body.others, body.lacking.length]).toEqual([200, 4, ['湖面'], 7])
    expect(body.file).toBe(createHash('sha256').update(inventedMap()).digest('hex'))
    expect(await shown()).toBeNull()

    const unapproved = await keep(body.file, '没有')
    expect([unapproved.status, unapproved.body]).toMatchObject([400, { code: 'bad-request' }])
    const kept = await keep(body.file, '粤S（2023）045号')
    expect(kept.body).toMatchObject({
      region: '441200',
      versions: [
        {
          version: 1,
          isMap: true,
          approval: '粤S(2023)045号',
          sha256: body.file,
          matched: 4,
          changedBy: 'person:admin',
        },
      ],
    })
    expect(await shown()).toEqual({ version: 1, approval: '粤S(2023)045号', shapes: 5 })
    // A map that is kept once more changes nothing.
    expect(actsOf((await keep(body.file, '粤S(2023)045号')).body as KeptMap)).toHaveLength(1)

    const other = await read(collectionOf([inventedShape({ adcode: 441202 }, [112, 23])]))
    await keep(other.body.file, 'GS(2024)0650号')
    expect(await shown()).toEqual({ version: 2, approval: 'GS(2024)0650号', shapes: 1 })
    const removed = await ask(server, 'DELETE /api/maps/441200', admin)
    expect(actsOf(removed.body as KeptMap)).toEqual(['3 撤下', '2 GS(2024)0650号', '1 粤S(2023)045号'])
    expect(await shown()).toBeNull()
    const restore = (version: number) => ask(server, 'POST /api/maps/441200/restored', admin, { version })
    expect((await restore(3)).status).toBe(404)
    expect(actsOf((await restore(1)).body as KeptMap)[0]).toBe('4 粤S(2023)045号')
    expect((await restore(4)).status).toBe(409)
    expect(await shown()).toEqual({ version: 4, approval: '粤S(2023)045号', shapes: 5 })
    const { maps } = (await ask(server, 'GET /api/maps', admin)).body as { maps: KeptMap[] }
    expect(maps.map(({ region, versions }) => [region, versions.length])).toEqual([['441200', 4]])
    expect(await verifyLedger(server.deps.store.reader)).toMatchObject({ sound: true })
  })

  it('stands beside that of its province, and the walls that show a board are told', async () => {
    const live = await openLive(await server.listen(), { scope: '440000' }, admin)
    await live.next('hello')
    await live.next('snapshot')
    const { body } = await read(collectionOf([inventedShape({ name: '肇庆市' }, [112, 23])]), {
      region: '440000',
    })
    expect(body.matched).toMatchObject([{ code: '441200', by: 'name' }])
    await keep(body.file, 'GS(2024)0650号', '440000')
    await live.next('snapshot')
    expect([await shown('440000'), (await shown())?.version]).toEqual([
      { version: 1, approval: 'GS(2024)0650号', shapes: 1 },
      4,
    ])
    live.close()
  })

  it('is refused with what to do where the file is too large, of another kind, unknown, or of a region without parts', async () => {
    const large = await read(Buffer.alloc(50 * 1024 * 1024, ' '))
    expect([large.status, large.body.code]).toEqual([413, 'file-too-large'])
    expect(large.body.detail).toContain(`超过 ${fileUses.maps.limit / 1024 / 1024} MB`)
    expect(large.body.detail).toContain('简化')
    const shapefile = await read(Buffer.from([0, 0, 0x27, 0x0a, 0, 0]), { name: '肇庆.shp' })
    expect([shapefile.status, shapefile.body.code]).toEqual([415, 'file-type-not-allowed'])
    expect(shapefile.body.detail).toContain('存成 GeoJSON')
    const crossed = await read(Buffer.from('{"type":"FeatureCollection"}'))
    expect([crossed.status, crossed.body.code]).toEqual([422, 'bad-map'])
    const county = await read(inventedMap(), { region: '441202' })
    expect([county.status, county.body.code]).toEqual([422, 'unknown-region'])
    const lost = await keep('0'.repeat(64), '粤S(2023)045号')
    expect([lost.status, lost.body]).toMatchObject([404, { code: 'not-found' }])
    expect((await ask(server, 'DELETE /api/maps/440100', admin)).status).toBe(404)
  })
})
