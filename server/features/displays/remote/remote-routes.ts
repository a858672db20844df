import Type from 'typebox'
import type { App } from '../../../http/fastify-app.ts'
import { needed } from '../../../contract/rights.ts'
import {
  ChangeRemote,
  ConfirmRemote,
  LeadTaken,
  LeadWanted,
  Remote,
  RemoteDisplays,
  Remotes,
} from '../../../contract/remote.ts'
import type { Deps } from '../../../deps.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import { displaysOf } from '../queries.ts'
import { roomRoutesOfDisplays } from '../rooms/room-routes.ts'
import { followLeads } from './follow-leads.ts'
import { leadDisplay, letGo, listRemoteDisplays, noteRemote } from './lead-display.ts'
import { changeRemote, confirmRemote, listRemotes, revokeRemote } from './pair-remote.ts'

const tags = ['access']
const params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const config = { allow: needed.steering }
const nothing = { 204: Type.Null() }

export function remoteRoutes(app: App, deps: Deps): void {
  const leads = followLeads(deps)
  app.addHook('preClose', () => leads.stop())
  roomRoutesOfDisplays(app, deps, leads.look)

  app.get(
    '/api/remote',
    {
      config,
      schema: { summary: '可以遥控的大屏', tags, response: { 200: RemoteDisplays } },
    },
    async (request) => ({
      displays: await listRemoteDisplays(deps, deps.store.reader, actorOfRequest(request)),
    }),
  )

  app.post(
    '/api/remote',
    { config, schema: { summary: '遥控器还在，不必交还', tags, response: nothing } },
    async (request, reply) => {
      await noteRemote(deps, actorOfRequest(request))
      return reply.status(204).send(null)
    },
  )

  app.put(
    '/api/displays/:id/lead',
    {
      config: { ...config, audit: 'steered' },
      schema: {
        summary: '遥控大屏显示一个画面，10 分钟；定住的 4 小时',
        ...{ tags, params, body: LeadWanted, response: { 200: LeadTaken } },
      },
    },
    async (request) => {
      const { from, told } = await leadDisplay(deps, actorOfRequest(request), request.params.id, request.body)
      request.auditSubject = told
      await leads.look()
      return { from }
    },
  )

  app.delete(
    '/api/displays/:id/lead',
    {
      config: { ...config, audit: 'steered' },
      schema: { summary: '把大屏交还给它的方案', tags, params, response: nothing },
    },
    async (request, reply) => {
      const name = await letGo(deps, actorOfRequest(request), request.params.id)
      request.auditSubject = name === undefined ? '交还：没有在遥控' : `“${name}”：交还`
      await leads.look()
      return reply.status(204).send(null)
    },
  )

  const { store, clock } = deps
  app.get(
    '/api/remotes',
    {
      config: { allow: needed.remotes },
      schema: { summary: '配对的遥控器', tags, response: { 200: Remotes } },
    },
    async () => ({
      remotes: await listRemotes(store.reader, clock.now()),
      displays: (await displaysOf(store.reader)).map(({ id, name }, place) => ({
        ...{ id, name, number: place + 1 },
      })),
    }),
  )
  const remoteView = async (id: string) =>
    (await listRemotes(store.reader, clock.now())).find((one) => one.id === id)!

  app.post(
    '/api/remotes',
    {
      config: { allow: needed.changeRemotes, rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        summary: '确认手机、平板上的遥控配对码',
        ...{ tags, body: ConfirmRemote, response: { 201: Remote } },
      },
    },
    async (request, reply) => {
      const id = await confirmRemote(deps, actorOfRequest(request), request.body)
      return reply.status(201).send(await remoteView(id))
    },
  )

  app.put(
    '/api/remotes/:id',
    {
      config: { allow: needed.changeRemotes },
      schema: {
        summary: '改遥控器的名称，或它可遥控的大屏',
        ...{ tags, params, body: ChangeRemote, response: { 200: Remote } },
      },
    },
    async (request) => {
      const { id } = request.params
      await changeRemote(deps, actorOfRequest(request), id, request.body)
      await leads.look()
      return remoteView(id)
    },
  )

  app.delete(
    '/api/remotes/:id',
    {
      config: { allow: needed.changeRemotes },
      schema: { summary: '撤销遥控器，它遥控的大屏立即交还', tags, params, response: nothing },
    },
    async (request, reply) => {
      await revokeRemote(deps, actorOfRequest(request), request.params.id)
      await leads.look()
      return reply.status(204).send(null)
    },
  )
}
