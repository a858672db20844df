import Type from 'typebox'
import type { App } from '../../app.ts'
import { Closure } from '../../contract/periods.ts'
import { PeriodText } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { actorOfRequest } from '../access/guard.ts'
import { setClosure } from './closure.ts'

/** Closing a period to further values. */
export function periodRoutes(app: App, deps: Deps): void {
  const options = {
    config: { allow: 'administer' },
    schema: { tags: ['periods'], params: Type.Object({ period: PeriodText }), response: { 200: Closure } },
  } as const

  app.post('/api/periods/:period/closure', options, async (request) =>
    setClosure(deps, actorOfRequest(request), request.params.period, true),
  )

  app.delete('/api/periods/:period/closure', options, async (request) =>
    setClosure(deps, actorOfRequest(request), request.params.period, false),
  )
}
