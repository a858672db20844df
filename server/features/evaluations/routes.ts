import Type from 'typebox'
import { evaluationSchemeFaults } from '#metrics/drafts/check-evaluation-scheme.ts'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import {
  Evaluation,
  EvaluationPreviewRequest,
  EvaluationSchemeChange,
  EvaluationSchemeDraft,
  KeptEvaluationScheme,
} from '../../contract/evaluations.ts'
import { DateText, Id } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { viewOf } from '../../judging/view.ts'
import { refuseDraft } from '../../refuse-draft.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { evaluateScheme } from './evaluate-scheme.ts'
import { changeScheme, keepScheme, schemeIn, withdrawScheme } from './keep-scheme.ts'

const tags = ['evaluations']
const params = Type.Object({ id: Id })

/** Routes of evaluation (考核评价): schemes over indicators × regions or organisations, and their results at a reference date. */
export function evaluationRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.changeSchemes } as const

  app.get(
    '/api/evaluation-schemes/:id/run',
    {
      config: { allow: needed.evaluations },
      schema: {
        summary: '按考核方案评价，站在某基准日',
        tags,
        params,
        querystring: Type.Object(
          { at: Type.Optional(DateText), asOf: Type.Optional(Type.String({ maxLength: 40 })) },
          { additionalProperties: false },
        ),
        response: { 200: Evaluation },
      },
    },
    async ({ params, query }) => {
      const view = await viewOf(deps, query)
      return { ...(await evaluateScheme(view, schemeIn(view.index, params.id))) }
    },
  )

  app.post(
    '/api/evaluation-schemes/preview',
    {
      config: { allow: needed.schemes },
      schema: {
        summary: '一个考核方案草稿会得出什么',
        tags,
        body: EvaluationPreviewRequest,
        response: { 200: Evaluation },
      },
    },
    async ({ body: { draft, at } }) => {
      const view = await viewOf(deps, { at })
      refuseDraft(evaluationSchemeFaults(draft, view.index))
      return { ...(await evaluateScheme(view, { ...draft, id: 'draft', version: 0 })) }
    },
  )

  app.post(
    '/api/evaluation-schemes',
    {
      config,
      schema: {
        summary: '新拟一个考核方案',
        tags,
        body: EvaluationSchemeDraft,
        response: { 201: KeptEvaluationScheme },
      },
    },
    async (request, reply) =>
      reply.status(201).send({ ...(await keepScheme(deps, actorOfRequest(request), request.body)) }),
  )

  app.put(
    '/api/evaluation-schemes/:id',
    {
      config,
      schema: {
        summary: '考核方案的新一版',
        tags,
        params,
        body: EvaluationSchemeChange,
        response: { 200: KeptEvaluationScheme },
      },
    },
    async (request) => ({
      ...(await changeScheme(deps, actorOfRequest(request), request.params.id, request.body)),
    }),
  )

  app.delete(
    '/api/evaluation-schemes/:id',
    {
      config,
      schema: { summary: '停用一个考核方案', tags, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await withdrawScheme(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
}
