import Type from 'typebox'
import { actorOfRequest } from '../../../access/guard.ts'
import {
  CollectorDraft,
  CollectorId,
  CollectorRuns,
  Collectors,
  SampleAsked,
  SampleShown,
} from '../../../contract/collectors.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import type { Deps } from '../../../deps.ts'
import type { App } from '../../../http/fastify-app.ts'
import {
  askForGrant,
  changeCollector,
  createCollector,
  grantApproval,
  withdrawCollector,
  revokeApproval,
  wantRun,
} from './keep-collector.ts'
import { sampleSource } from './sample-source.ts'
import { listCollectors, listRuns } from './show-collectors.ts'

const tags = ['collectors']
const params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const none = { 204: Type.Null() }

/** Routes of collectors (采集任务): where the server reads values by itself, how, and what came of it. */
export function collectorRoutes(app: App, deps: Deps): void {
  const change = { allow: needed.changeCollectors } as const
  const grant = { allow: needed.grantCollectors } as const

  app.get(
    '/api/collectors',
    {
      config: { allow: needed.collectors },
      schema: { summary: '采集任务：从哪里采，采得怎样', tags, response: { 200: Collectors } },
    },
    async (request) => {
      const actor = actorOfRequest(request)
      const mayChange = hasRight(actor.rights, needed.changeCollectors)
      return { collectors: await listCollectors(deps, actor), mayChange }
    },
  )

  app.get(
    '/api/collectors/:id/runs',
    {
      config: { allow: needed.collectors },
      schema: {
        summary: '采集记录：收下什么，没有收什么，为什么',
        tags,
        params,
        response: { 200: CollectorRuns },
      },
    },
    async (request) => ({ runs: await listRuns(deps, request.params.id) }),
  )

  app.post(
    '/api/collectors/sample',
    {
      config: change,
      schema: {
        summary: '看样：现在读一次来源，照映射读出来，什么都不留',
        tags,
        body: SampleAsked,
        response: { 200: SampleShown },
      },
    },
    async (request) => sampleSource(deps, request.body),
  )

  app.post(
    '/api/collectors',
    {
      config: change,
      schema: { summary: '新建采集任务', tags, body: CollectorDraft, response: { 201: CollectorId } },
    },
    async (request, reply) =>
      reply.status(201).send(await createCollector(deps, actorOfRequest(request), request.body)),
  )

  app.put(
    '/api/collectors/:id',
    {
      config: change,
      schema: {
        summary: '修改采集任务；改了来源或映射，直接通过的准许即失效',
        tags,
        params,
        body: CollectorDraft,
        response: none,
      },
    },
    async (request, reply) => {
      await changeCollector(deps, actorOfRequest(request), request.params.id, request.body)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/collectors/:id',
    { config: change, schema: { summary: '删除采集任务，采到的数都保留', tags, params, response: none } },
    async (request, reply) => {
      await withdrawCollector(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/collectors/:id/run',
    { config: change, schema: { summary: '现在采一次', tags, params, response: { 202: Type.Null() } } },
    async (request, reply) => {
      await wantRun(deps, actorOfRequest(request), request.params.id)
      return reply.status(202).send(null)
    },
  )

  app.post(
    '/api/collectors/:id/grant-request',
    { config: change, schema: { summary: '请审核员准许采到的数直接通过', tags, params, response: none } },
    async (request, reply) => {
      await askForGrant(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.put(
    '/api/collectors/:id/grant',
    { config: grant, schema: { summary: '准许采到的数直接通过，收回为止', tags, params, response: none } },
    async (request, reply) => {
      await grantApproval(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/collectors/:id/grant',
    { config: grant, schema: { summary: '收回直接通过的准许', tags, params, response: none } },
    async (request, reply) => {
      await revokeApproval(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
}
