import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { DroppedMessage, Operations } from '../../contract/operations.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { withdrawMessage, sendAgain } from './decide-message.ts'
import { Health, sharedHealth } from './health.ts'
import { indicatorFigures } from './figures/indicator-figures.ts'
import { openMetrics, openMetricsType } from './figures/open-metrics.ts'
import { operationsFigures } from './figures/operations-figures.ts'
import { watchProcess } from './figures/process-figures.ts'
import { readOperations, type OwnFigures } from './read-operations.ts'
import { refusalCounts } from './figures/refusal-counts.ts'
import type { RequestFigures } from './figures/request-figures.ts'

const tags = ['operations']

export function operationsRoutes(app: App, deps: Deps, requests: RequestFigures): void {
  const watched = watchProcess()
  app.addHook('onClose', async () => watched.stop())
  const refusals = refusalCounts(deps.clock)
  app.addHook('onResponse', ({ refusal }, _reply, done) => {
    if (refusal !== null) refusals.count(refusal)
    done()
  })
  const own: OwnFigures = {
    startedAt: deps.clock.now(),
    process: watched.figures,
    refusals: refusals.counts,
  }

  const look = sharedHealth(deps)
  app.get(
    '/healthz',
    {
      config: { allow: 'anyone' },
      schema: { summary: '是否正常', tags, response: { 200: Health, 503: Health } },
    },
    async (_request, reply) => {
      const state = await look()
      return reply.status(state.status === 'ok' ? 200 : 503).send(state)
    },
  )

  app.get(
    '/metrics',
    {
      config: { allow: needed.figures },
      schema: {
        summary: '运行指标（OpenMetrics）',
        tags,
        response: { 200: { content: { [openMetricsType]: { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      // The route serves monitoring programs, neither people nor walls.
      if (actorOfRequest(request).kind !== 'token') {
        throw new AppError(
          'not-allowed',
          '运行指标只供持令牌的监控程序读取。请以 Authorization: Bearer 访问。',
        )
      }
      const text = openMetrics([
        ...operationsFigures(await readOperations(deps, own), watched.figures()),
        requests.family(),
        ...(await indicatorFigures(deps)),
      ])
      return reply.type(openMetricsType).send(text)
    },
  )

  app.get(
    '/api/operations',
    {
      config: { allow: needed.operations },
      schema: { summary: '运行状况', tags, response: { 200: Operations } },
    },
    async () => readOperations(deps, own),
  )

  app.post(
    '/api/backups',
    {
      config: { allow: needed.changeOperations, audit: 'backup' },
      schema: {
        summary: '立即备份一次；结果见 /api/operations',
        tags,
        response: { 202: Type.Null({ description: '已开始' }) },
      },
    },
    async (_request, reply) => {
      deps.backups.begin()
      return reply.status(202).send(null)
    },
  )

  const params = Type.Object({ id: Type.String({ maxLength: 60 }) })
  app.post(
    '/api/messages/:id/attempts',
    {
      config: { allow: needed.changeOperations },
      schema: { summary: '重发没有送达的消息', tags, params, response: { 202: Type.Null() } },
    },
    async (request, reply) => {
      await sendAgain(deps, actorOfRequest(request), request.params.id)
      deps.outbox.wake()
      return reply.status(202).send(null)
    },
  )

  app.delete(
    '/api/messages/:id',
    {
      config: { allow: needed.changeOperations },
      schema: {
        summary: '丢弃没有送达的消息',
        tags,
        params,
        body: DroppedMessage,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await withdrawMessage(deps, actorOfRequest(request), { id, reason: request.body.reason })
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/openapi.json',
    { config: { allow: 'anyone' }, schema: { summary: '本文件', tags, response: { 200: Type.Unknown() } } },
    async () => app.swagger(),
  )
}
