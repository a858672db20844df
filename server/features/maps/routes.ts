import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { EvidenceContent } from '../../contract/action-items.ts'
import {
  KeepMap,
  KeptMap,
  KeptMaps,
  MapReading,
  MapSent,
  RegionMap,
  RestoreMap,
} from '../../contract/maps.ts'
import { needed } from '../../contract/rights.ts'
import { RegionCode } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { streamedFiles } from '../../http/request-bodies.ts'
import { keepMap, readSentMap, restoreMap, withdrawMap } from './keep-map.ts'
import { allMaps, newestMap } from './queries.ts'

const tags = ['maps']
const params = Type.Object({ region: RegionCode })

/** Routes of the maps (区划地图) on which walls show the regions below a region. */
export function mapRoutes(app: App, deps: Deps): void {
  const { store } = deps
  const mapView = async (region: string): Promise<KeptMap> => (await allMaps(store.reader, region))[0]!

  app.get(
    '/api/maps',
    {
      config: { allow: needed.displays, reads: 'no-figures' },
      schema: { summary: '各地区的区划地图，连同历次版本', tags, response: { 200: KeptMaps } },
    },
    async () => ({ maps: await allMaps(store.reader) }),
  )

  app.get(
    '/api/maps/:region',
    {
      config: { allow: needed.boards, reads: 'no-figures' },
      schema: {
        summary: '一个地区的区划地图；没有时 map 为 null，用示意图',
        tags,
        params,
        response: { 200: RegionMap },
      },
    },
    async ({ params: { region } }): Promise<RegionMap> => {
      const newest = await newestMap(store.reader, region)
      if (!newest?.body) return { region, map: null }
      const { approval, shapes } = newest.body
      return { region, map: { version: newest.version, approval, shapes } }
    },
  )

  app.put(
    '/api/maps/:region',
    {
      config: { allow: needed.changeDisplays },
      schema: {
        summary: '载入读过的文件，作为地区的区划地图',
        tags,
        params,
        body: KeepMap,
        response: { 200: KeptMap },
      },
    },
    async (request) => {
      const { region } = request.params
      await keepMap(deps, actorOfRequest(request), region, request.body)
      return mapView(region)
    },
  )

  app.post(
    '/api/maps/:region/restored',
    {
      config: { allow: needed.changeDisplays },
      schema: { summary: '换回从前的一版', tags, params, body: RestoreMap, response: { 200: KeptMap } },
    },
    async (request) => {
      const { region } = request.params
      await restoreMap(deps, actorOfRequest(request), region, request.body.version)
      return mapView(region)
    },
  )

  app.delete(
    '/api/maps/:region',
    {
      config: { allow: needed.changeDisplays },
      schema: { summary: '撤下区划地图，改用示意图', tags, params, response: { 200: KeptMap } },
    },
    async (request) => {
      const { region } = request.params
      await withdrawMap(deps, actorOfRequest(request), region)
      return mapView(region)
    },
  )

  void app.register(async (scope) => {
    const sending = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    streamedFiles(sending)
    sending.post(
      '/api/maps/:region/readings',
      {
        config: { allow: needed.changeDisplays },
        schema: {
          summary: '检查一个 GeoJSON 文件，和目录里的地区对上；还不上屏',
          tags,
          params,
          querystring: MapSent,
          body: { content: { 'application/octet-stream': { schema: EvidenceContent } } },
          response: { 200: MapReading },
        },
      },
      async (request) => {
        const { params, query, body } = request
        const sent = { name: query.name, content: body as never }
        return readSentMap(deps, actorOfRequest(request), params.region, sent)
      },
    )
  })
}
