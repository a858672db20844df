import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { Closure, ClosureReason, ExceptionDraft, ReportingPeriods } from '../../contract/periods.ts'
import { DateText, Id, PeriodText } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { viewOf } from '../../judging/view.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { changeClosure } from './closure.ts'
import { endException, grantException } from './exceptions.ts'
import { reportingPeriods } from './reporting-periods.ts'

const tags = ['periods']

/** Routes of periods (报送期): how complete each is, and its closing to further values. */
export function periodRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/periods',
    {
      config: { allow: needed.completeness },
      schema: {
        summary: '近两年的报送期：完整程度与关账',
        tags,
        querystring: Type.Object({ at: Type.Optional(DateText) }, { additionalProperties: false }),
        response: { 200: ReportingPeriods },
      },
    },
    async (request) => {
      const { at } = await viewOf(deps, request.query)
      return reportingPeriods(deps.store.reader, deps.catalogue.recorded().on(at), at)
    },
  )

  const schema = {
    tags,
    params: Type.Object({ period: PeriodText }),
    body: ClosureReason,
    response: { 200: Closure },
  } as const

  app.post(
    '/api/periods/:period/closure',
    { config: { allow: needed.changePeriods }, schema: { ...schema, summary: '关账，可写原因' } },
    async (request) =>
      changeClosure(deps, actorOfRequest(request), {
        period: request.params.period,
        closed: true,
        reason: request.body?.reason,
      }),
  )

  app.delete(
    '/api/periods/:period/closure',
    { config: { allow: needed.changePeriods }, schema: { ...schema, summary: '重新开放，须写原因' } },
    async (request) =>
      changeClosure(deps, actorOfRequest(request), {
        period: request.params.period,
        closed: false,
        reason: request.body?.reason,
      }),
  )

  const excepted = Type.Object({ period: PeriodText, organisation: Id })

  app.put(
    '/api/periods/:period/exceptions/:organisation',
    {
      config: { allow: needed.changePeriods },
      schema: {
        ...{ tags, params: excepted, body: ExceptionDraft, response: { 204: Type.Null() } },
        summary: '准予一个单位在关账以后补报到某一天，须写原因',
      },
    },
    async (request, reply) => {
      await grantException(deps, actorOfRequest(request), request.params, request.body)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/periods/:period/exceptions/:organisation',
    {
      config: { allow: needed.changePeriods },
      schema: {
        ...{ tags, params: excepted, body: ClosureReason, response: { 204: Type.Null() } },
        summary: '收回准许，须写原因',
      },
    },
    async (request, reply) => {
      await endException(deps, actorOfRequest(request), request.params, request.body?.reason ?? '')
      return reply.status(204).send(null)
    },
  )
}
