import Type from 'typebox'
import type { App } from '../../../http/fastify-app.ts'
import {
  DisputeKept,
  DisputeRejection,
  Disputes,
  DisputesQuery,
  NewDispute,
} from '../../../contract/disputes.ts'
import { needed } from '../../../contract/rights.ts'
import type { Deps } from '../../../deps.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import { viewOf } from '../../../judging/view.ts'
import { endDispute } from './end-dispute.ts'
import { listDisputes } from './list-disputes.ts'
import { raiseDispute } from './raise-dispute.ts'

const params = Type.Object({ id: Type.String({ pattern: '^\\d{1,15}$' }) })

/** Routes of disputes (异议) with approved figures. */
export function disputeRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/disputes',
    {
      config: { allow: needed.boards },
      schema: {
        summary: '对一个序列的数的异议；不指明序列的，是自己提的和等自己处理的',
        tags: ['observations'],
        querystring: DisputesQuery,
        response: { 200: Disputes },
      },
    },
    async (request) => listDisputes(await viewOf(deps, {}), actorOfRequest(request), request.query),
  )

  app.post(
    '/api/disputes',
    {
      config: { allow: needed.disputing },
      schema: {
        summary: '对一个审定的数提出异议',
        tags: ['observations'],
        body: NewDispute,
        response: { 201: DisputeKept },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await raiseDispute(deps, actorOfRequest(request), request.body)),
  )

  app.post(
    '/api/disputes/:id/acceptance',
    {
      config: { allow: needed.decisions },
      schema: {
        summary: '采纳异议：异议的数作为更正提交，等待审核',
        tags: ['review'],
        params,
        response: { 200: DisputeKept },
      },
    },
    async (request) => endDispute(deps, actorOfRequest(request), { id: request.params.id, action: 'accept' }),
  )

  app.post(
    '/api/disputes/:id/rejection',
    {
      config: { allow: needed.decisions },
      schema: {
        summary: '不采纳异议，写明原因',
        tags: ['review'],
        params,
        body: DisputeRejection,
        response: { 200: DisputeKept },
      },
    },
    async (request) => {
      const { id } = request.params
      return endDispute(deps, actorOfRequest(request), { id, action: 'reject', reason: request.body.reason })
    },
  )

  app.post(
    '/api/disputes/:id/withdrawal',
    {
      config: { allow: needed.disputing },
      schema: { summary: '收回自己的异议', tags: ['observations'], params, response: { 200: DisputeKept } },
    },
    async (request) =>
      endDispute(deps, actorOfRequest(request), { id: request.params.id, action: 'withdraw' }),
  )
}
