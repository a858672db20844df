import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import {
  KeptReading,
  ReadingDecisions,
  ReadingList,
  ReadingNamed,
  ReadingVersion,
} from '../../contract/readings.ts'
import { needed } from '../../contract/rights.ts'
import { Id } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { bodyLimits } from '../../http/body-limits.ts'
import type { App } from '../../http/fastify-app.ts'
import { IfMatch, setVersionHeader, versionAsked } from '../../http/if-match.ts'
import { documentBody, policyDocumentRoutes, sourceOf } from './sent-document.ts'
import { decideFigures, withdrawReading, keepReading, listReadings, showReading } from './readings.ts'

const tags = ['policy']
const ofReading = Type.Object({ id: Id })

/** Routes of readings (读文件): a document is read once, kept, and its figures are decided on one by one. */
export function readingRoutes(app: App, deps: Deps): void {
  const look = { allow: needed.plans } as const
  const change = { allow: needed.changePlans } as const

  app.get(
    '/api/policy/readings',
    { config: look, schema: { summary: '读过的政策文件', tags, response: { 200: ReadingList } } },
    async () => ({ readings: await listReadings(deps) }),
  )

  app.get(
    '/api/policy/readings/:id',
    {
      config: look,
      schema: {
        summary: '一份政策文件：原文、读到的数和已经处理的',
        tags,
        params: ofReading,
        response: { 200: KeptReading },
      },
    },
    async ({ params }, reply) => {
      const shown = await showReading(deps, params.id)
      setVersionHeader(reply, shown.version)
      return shown
    },
  )

  app.put(
    '/api/policy/readings/:id/decisions',
    {
      config: change,
      bodyLimit: bodyLimits.batch,
      schema: {
        summary: '存下对各数的处理（If-Match：所处理的一版）',
        tags,
        params: ofReading,
        headers: IfMatch,
        body: ReadingDecisions,
        response: { 200: ReadingVersion },
      },
    },
    async (request, reply) => {
      const { params, headers, body } = request
      const asked = { id: params.id, version: versionAsked(headers), decisions: body.decisions }
      const kept = await decideFigures(deps, actorOfRequest(request), asked)
      setVersionHeader(reply, kept.version)
      return kept
    },
  )

  app.delete(
    '/api/policy/readings/:id',
    {
      config: change,
      schema: {
        summary: '删除一份阅读记录（If-Match）',
        tags,
        params: ofReading,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async ({ params, headers }, reply) => {
      await withdrawReading(deps, { id: params.id, version: versionAsked(headers) })
      return reply.status(204).send(null)
    },
  )

  policyDocumentRoutes(app, (documents) => {
    documents.post(
      '/api/policy/readings',
      {
        config: change,
        bodyLimit: bodyLimits.document,
        schema: {
          summary: '读一份政策文件并存下，逐数处理',
          tags,
          querystring: ReadingNamed,
          body: documentBody,
          response: { 201: ReadingVersion },
        },
      },
      async (request, reply) => {
        const made = await keepReading(deps, actorOfRequest(request), sourceOf(request), request.query.name)
        setVersionHeader(reply, made.version)
        return reply.status(201).send(made)
      },
    )
  })
}
