import Type from 'typebox'
import { actorOfRequest } from '../../../access/guard.ts'
import { Versioned } from '../../../contract/meetings.ts'
import {
  NarrativeAddressees,
  NarrativeAnswer,
  NarrativeRequest,
  NarrativesAsked,
  OwnNarratives,
} from '../../../contract/narratives.ts'
import { needed } from '../../../contract/rights.ts'
import { Id } from '../../../contract/scalars.ts'
import type { Deps } from '../../../deps.ts'
import type { App } from '../../../http/fastify-app.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../../http/if-match.ts'
import { reportersOf } from '../../people/queries.ts'
import { addressees } from './addressees.ts'
import { answerNarrative } from './answer-narrative.ts'
import { askForNarratives } from './ask-for-narratives.ts'
import { ownNarratives } from './own-narratives.ts'

const tags = ['meetings']

/** Routes of narratives (会前说明): the questions to organisations before a meeting is frozen, and their answers. */
export function narrativeRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/narratives',
    {
      config: { allow: needed.entry },
      schema: { summary: '请本单位说明的目标', tags, response: { 200: OwnNarratives } },
    },
    async (request) => ownNarratives(deps, actorOfRequest(request)),
  )

  app.get(
    '/api/meetings/:id/narratives',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '各目标会请哪个单位说明',
        tags,
        params: Type.Object({ id: Id }),
        response: { 200: NarrativeAddressees },
      },
    },
    async (request) =>
      addressees(deps, actorOfRequest(request), request.params.id, await reportersOf(deps.store.reader)),
  )

  app.post(
    '/api/meetings/:id/narratives',
    {
      config: { allow: needed.convening },
      schema: {
        summary: '请牵头单位说明原因、措施、需协调事项和研判',
        tags,
        params: Type.Object({ id: Id }),
        body: NarrativeRequest,
        response: { 200: NarrativesAsked },
      },
    },
    async (request) => {
      const reporters = await reportersOf(deps.store.reader)
      const asking = { ...request.body, reporters }
      return askForNarratives(deps, actorOfRequest(request), request.params.id, asking)
    },
  )

  app.put(
    '/api/meetings/:id/narratives/:target',
    {
      config: { allow: needed.entry },
      schema: {
        summary: '说明本单位的一项目标',
        tags,
        params: Type.Object({ id: Id, target: Id }),
        headers: IfMatch,
        body: NarrativeAnswer,
        response: { 200: Versioned },
      },
    },
    async (request, reply) => {
      const { id: meeting, target } = request.params
      const place = { meeting, target, basedOn: versionAsked(request.headers) }
      const version = await answerNarrative(deps, actorOfRequest(request), place, request.body)
      setVersionHeader(reply, version)
      return { version }
    },
  )
}
