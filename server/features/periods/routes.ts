import { create as contentDisposition } from 'content-disposition'
import Type, { type Static } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { Closure, ClosureReason, ReportingPeriods } from '../../contract/periods.ts'
import { TimelinessMatrix, TimelinessQuery } from '../../contract/timeliness.ts'
import { DateText, PeriodText } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { viewOf } from '../../judging/view.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { setClosure } from './closure.ts'
import { reportingPeriods } from './reporting-periods.ts'
import { timelinessCsv, timelinessMatrix } from './timeliness.ts'

const tags = ['periods']

/** 报送期: how complete each is, and closing it to further values. */
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

  const asked = async (query: Static<typeof TimelinessQuery>) => {
    const { reader, index, at } = await viewOf(deps, query)
    const { frequency = 'M', periods = 12 } = query
    return timelinessMatrix(reader, index, { at, frequency, last: Number(periods) })
  }
  app.get(
    '/api/timeliness',
    {
      config: { allow: needed.completeness },
      schema: {
        summary: '报送及时率：单位和报送期，按时、迟报、缺报、退回',
        tags,
        querystring: TimelinessQuery,
        response: { 200: TimelinessMatrix },
      },
    },
    async (request) => asked(request.query),
  )
  app.get(
    '/api/timeliness.csv',
    {
      config: { allow: needed.completeness, audit: 'export' },
      schema: {
        summary: '同上，Excel 可以打开的表格',
        tags,
        querystring: TimelinessQuery,
        response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const matrix = await asked(request.query)
      const disposition = contentDisposition(`报送及时率 ${matrix.at}.csv`, { fallback: 'timeliness.csv' })
      return reply
        .headers({ 'content-disposition': disposition, 'cache-control': 'private, no-store' })
        .type('text/csv; charset=utf-8')
        .send(timelinessCsv(matrix))
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
      setClosure(deps, actorOfRequest(request), {
        period: request.params.period,
        closed: true,
        reason: request.body?.reason,
      }),
  )

  app.delete(
    '/api/periods/:period/closure',
    { config: { allow: needed.changePeriods }, schema: { ...schema, summary: '重新开放，须写原因' } },
    async (request) =>
      setClosure(deps, actorOfRequest(request), {
        period: request.params.period,
        closed: false,
        reason: request.body?.reason,
      }),
  )
}
