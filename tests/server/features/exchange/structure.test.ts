import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSdmxStructure } from '#server/exchange/sdmx/read-structure.ts'
import { byToken } from '#tests/support/callers/ask.ts'
import { sharedIsHere } from '#tests/support/shared.ts'
import { startTestServer, type TestServer } from '#tests/support/servers/test-server.ts'
import { compilingTakes, faultsBySchema } from '../../exchange/sdmx/official-schemas.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const get = (path: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url: `/sdmx/structure/${path}`, headers: { ...byToken, ...headers } })
/** The content of a message as `kind id id`. */
const held = async (path: string) => {
  const { data } = (await get(path)).json<{ data: Record<string, { id: string }[]> }>()
  return Object.entries(data).map(([kind, found]) => `${kind} ${found.map(({ id }) => id).join(' ')}`)
}

describe('GET /sdmx/structure', () => {
  it('gives the flows of figures and of targets, and with references all that describes them', async () => {
    expect(await held('dataflow')).toEqual(['dataflows OBSERVATIONS TARGETS'])
    expect(await held('dataflow/XUSHI/OBSERVATIONS/1.0?references=children')).toEqual([
      'dataflows OBSERVATIONS',
      'dataStructures OBSERVATIONS',
    ])
    const all = readSdmxStructure((await get('dataflow/XUSHI/TARGETS?references=descendants')).json())
    expect(all.structures.map(({ id }) => id)).toEqual(['XUSHI:TARGETS(1.0)'])
    expect(all.codeLists.get('XUSHI:CL_LIGHT(1.0)')?.get('far-behind')).toBe('严重滞后')
    expect(all.codeLists.get('XUSHI:CL_TARGET(1.0)')?.size).toBe(server.deps.catalogue.current().targets.size)
    expect(await held('codelist/XUSHI/CL_PROVENANCE?references=parents')).toEqual([
      'dataStructures OBSERVATIONS TARGETS',
      'codelists CL_PROVENANCE',
    ])
    expect(await held('datastructure/XUSHI/TARGETS/1.0?references=ancestors')).toEqual([
      'dataflows TARGETS',
      'dataStructures TARGETS',
    ])
  })

  it('gives names alone where stubs are asked for', async () => {
    const { data } = (await get('codelist/XUSHI/CL_AREA?detail=allstubs')).json<{ data: object }>()
    expect(data).toMatchObject({ codelists: [{ id: 'CL_AREA', isExternalReference: true, name: '地区' }] })
    expect(JSON.stringify(data)).not.toContain('441200')
  })

  it('answers 304 until the catalogue changes, and refuses what is not there or not JSON', async () => {
    const { headers } = await get('*')
    expect(headers['content-type']).toBe('application/vnd.sdmx.structure+json; version=2.1.0')
    expect((await get('*', { 'if-none-match': String(headers['etag']) })).statusCode).toBe(304)
    const codeOf = async (path: string, accept = '*/*') =>
      (await get(path, { accept })).json<{ code: string }>().code
    expect(await codeOf('codelist/XUSHI/CL_NONE')).toBe('not-found')
    expect(await codeOf('codelist/ECB')).toBe('not-found')
    expect(await codeOf('valuelist')).toBe('bad-request')
    expect(await codeOf('*', 'application/vnd.sdmx.structure+xml')).toBe('not-acceptable')
  })

  it.skipIf(!sharedIsHere)(
    'is valid by the official schema',
    async () => {
      for (const path of ['*', 'dataflow/XUSHI/TARGETS?references=all', 'codelist?detail=allstubs'])
        expect(faultsBySchema('structure', (await get(path)).json())).toEqual([])
    },
    compilingTakes,
  )
})
