import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import {
  Acknowledging,
  ActionItemDetail,
  ActionItemDraft,
  ActionItemList,
  Assigning,
  CreatedActionItem,
  CreatedInstruction,
  OpeningQuery,
  OpeningBasis,
  Granting,
  InstructionDraft,
  Reasoned,
  Reporting,
  RequestingExtension,
  TargetOrders,
} from '../../contract/action-items.ts'
import { needed } from '../../contract/rights.ts'
import { Id, Nullable } from '../../contract/scalars.ts'
import { actorOfRequest } from '../../access/guard.ts'
import type { Deps } from '../../deps.ts'
import { openItem } from './open-item.ts'
import { openingBasis } from './opening-basis.ts'
import { listItems, ordersOnTarget, readItem } from './read-items.ts'
import { acknowledging, assigning, granting, reasoned, reporting, requestingExtension } from './steps.ts'
import { takeStep, type Wish } from './take-step.ts'
import { keepSetAside } from './instructions/keep-set-aside.ts'
import { writeInstruction } from './instructions/write-instruction.ts'

const tags = ['action-items']
const params = Type.Object({ id: Id })
const headers = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 40 })) })
const reading = { allow: needed.actionItems }
const giving = { allow: needed.convening }
const answering = { allow: needed.answering }

/** Routes of orders (督办), of their steps, and of the instructions that leaders write on targets. */
export function actionItemRoutes(app: App, deps: Deps): void {
  /** Takes a step, and returns the order after it. */
  const take = async (
    request: FastifyRequest<{ Params: { id: string }; Headers: { 'if-match'?: string } }>,
    reply: FastifyReply,
    wanted: Pick<Wish, 'action' | 'make'>,
  ) => {
    const actor = actorOfRequest(request)
    const { id } = request.params
    await takeStep(deps, actor, { id, basedOn: request.headers['if-match'], ...wanted })
    return tagged(reply, await readItem(deps, actor, id))
  }
  const step = <Body extends Type.TSchema>(summary: string, body: Body) => ({
    summary,
    tags,
    params,
    headers,
    body,
    response: { 200: ActionItemDetail },
  })

  app.get(
    '/api/action-items',
    { config: reading, schema: { summary: '督办事项', tags, response: { 200: ActionItemList } } },
    async (request) => listItems(deps, actorOfRequest(request)),
  )
  app.get(
    '/api/action-items/filing',
    {
      config: giving,
      schema: {
        summary: '立项之前：按哪一天算，各单位由谁签收',
        tags,
        querystring: OpeningQuery,
        response: { 200: OpeningBasis },
      },
    },
    async (request) => openingBasis(deps, actorOfRequest(request), request.query.meeting),
  )
  app.post(
    '/api/action-items',
    {
      config: giving,
      schema: { summary: '立项', tags, body: ActionItemDraft, response: { 201: CreatedActionItem } },
    },
    async (request, reply) =>
      reply.status(201).send(await openItem(deps, actorOfRequest(request), request.body)),
  )
  app.get(
    '/api/action-items/:id',
    {
      config: reading,
      schema: { summary: '一件督办，全过程', tags, params, response: { 200: ActionItemDetail } },
    },
    async (request, reply) => tagged(reply, await readItem(deps, actorOfRequest(request), request.params.id)),
  )
  app.post(
    '/api/action-items/:id/assign',
    { config: giving, schema: step('交办，或改交另一单位', Nullable(Assigning)) },
    (request, reply) => take(request, reply, assigning(request.body ?? {})),
  )
  app.post(
    '/api/action-items/:id/acknowledge',
    { config: answering, schema: step('签收', Nullable(Acknowledging)) },
    (request, reply) => take(request, reply, acknowledging),
  )
  app.post(
    '/api/action-items/:id/report',
    { config: answering, schema: step('反馈；done 为办结，待复核', Reporting) },
    (request, reply) => take(request, reply, reporting(request.body)),
  )
  app.post(
    '/api/action-items/:id/request-extension',
    { config: answering, schema: step('申请延期', RequestingExtension) },
    (request, reply) => take(request, reply, requestingExtension(request.body)),
  )
  app.post(
    '/api/action-items/:id/grant',
    { config: giving, schema: step('批准延期', Nullable(Granting)) },
    (request, reply) => take(request, reply, granting(request.body ?? {})),
  )
  const reasonedSteps = { refuse: '不准延期', return: '退回', close: '销号', withdraw: '撤销' } as const
  for (const action of ['refuse', 'return', 'close', 'withdraw'] as const)
    app.post(
      `/api/action-items/:id/${action}`,
      { config: giving, schema: step(reasonedSteps[action], Reasoned) },
      (request, reply) => take(request, reply, reasoned(action, request.body)),
    )

  app.get(
    '/api/targets/:id/instructions',
    {
      config: reading,
      schema: { summary: '一个目标上的批示和督办', tags, params, response: { 200: TargetOrders } },
    },
    async (request) => ordersOnTarget(deps, actorOfRequest(request), request.params.id),
  )
  app.post(
    '/api/targets/:id/instructions',
    {
      config: { allow: needed.instructing },
      schema: {
        summary: '批示',
        tags,
        params,
        body: InstructionDraft,
        response: { 201: CreatedInstruction },
      },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send(await writeInstruction(deps, actorOfRequest(request), request.params.id, request.body.text)),
  )
  app.post(
    '/api/instructions/:id/set-aside',
    {
      config: giving,
      schema: { summary: '批示不立项', tags, params, body: Reasoned, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await keepSetAside(deps, actorOfRequest(request), request.params.id, request.body.reason)
      return reply.status(204).send(null)
    },
  )
}

/** Sets the order's version as the ETag of the answer, which the next step sends as If-Match. */
function tagged(reply: FastifyReply, item: Awaited<ReturnType<typeof readItem>>) {
  void reply.header('etag', `"${item.version}"`)
  return item
}
