import Type from 'typebox'
import { actorOfRequest } from '../../../../access/guard.ts'
import { needed } from '../../../../contract/rights.ts'
import { Id } from '../../../../contract/scalars.ts'
import { LightsAt, TurnedLights } from '../../../../contract/turned-lights.ts'
import type { Deps } from '../../../../deps.ts'
import type { App } from '../../../../http/fastify-app.ts'
import { lightsOfImport } from './lights-of-import.ts'

/** The route of the lights that the release of an import would turn. */
export function importLightsRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/imports/:id/lights',
    {
      config: { allow: needed.decisions },
      schema: {
        summary: '整份放行会改变的灯，按某一天看',
        tags: ['imports'],
        params: Type.Object({ id: Id }),
        querystring: LightsAt,
        response: { 200: TurnedLights },
      },
    },
    (request) => lightsOfImport(deps, actorOfRequest(request), { ...request.params, ...request.query }),
  )
}
