import Type from 'typebox'
import type { EventKind } from '#metrics/wording/installation/event-kinds.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { needed } from '../../contract/rights.ts'
import { Replay, WebhookDraft, Webhooks, WebhookWithSecret, type Webhook } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { changeWebhook, createWebhook, withdrawWebhook, renewSecret, replayWebhook } from './keep-webhook.ts'
import { allWebhooks, underWay, type WebhookRow } from './queries.ts'

const tags = ['exchange']
const params = Type.Object({ id: Type.String({ maxLength: 60 }) })

/** Routes of the receivers of events, and of how far each was told. */
export function webhookRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.changeWebhooks } as const

  app.get(
    '/api/webhooks',
    {
      config: { allow: needed.webhooks },
      schema: { summary: '事件推送：推给谁，推到哪里', tags, response: { 200: Webhooks } },
    },
    async () => {
      const { reader } = deps.store
      const rows = await allWebhooks(reader)
      const webhooks = await Promise.all(rows.map((row) => webhookView(deps, row)))
      return { webhooks, sequence: deps.store.head().sequence }
    },
  )

  app.post(
    '/api/webhooks',
    {
      config,
      schema: {
        summary: '新建事件推送，签名密钥只显示一次',
        tags,
        body: WebhookDraft,
        response: { 201: WebhookWithSecret },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await createWebhook(deps, actorOfRequest(request), request.body)),
  )

  app.put(
    '/api/webhooks/:id',
    {
      config,
      schema: {
        summary: '修改事件推送',
        tags,
        params,
        body: WebhookDraft,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await changeWebhook(deps, actorOfRequest(request), request.params.id, request.body)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/webhooks/:id',
    { config, schema: { summary: '删除事件推送', tags, params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await withdrawWebhook(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/webhooks/:id/secret',
    {
      config,
      schema: {
        summary: '换一个签名密钥，只显示一次',
        tags,
        params,
        response: { 201: WebhookWithSecret },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await renewSecret(deps, actorOfRequest(request), request.params.id)),
  )

  app.post(
    '/api/webhooks/:id/replay',
    {
      config,
      schema: {
        summary: '从底账某一号起重推',
        tags,
        params,
        body: Replay,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await replayWebhook(deps, actorOfRequest(request), request.params.id, request.body.from)
      return reply.status(204).send(null)
    },
  )
}

async function webhookView({ store: { reader }, secrets }: Deps, row: WebhookRow): Promise<Webhook> {
  const { id, name, url, createdAt, followed } = row
  return {
    ...{ id, name, url, createdAt, followed },
    kinds: JSON.parse(row.kinds) as EventKind[],
    enabled: row.enabled === 1,
    restored: row.held === 'restored',
    opens: secrets.open(row.secret, id) !== undefined,
    ...(await underWay(reader, id)),
  }
}
