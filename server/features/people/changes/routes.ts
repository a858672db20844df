import Type from 'typebox'
import type { ProposalAction } from '#metrics/workflow/proposal-workflow.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import { AccountChanges, AccountRefusal, ConfirmedChange } from '../../../contract/account-changes.ts'
import { needed } from '../../../contract/rights.ts'
import { Id } from '../../../contract/scalars.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { App } from '../../../http/fastify-app.ts'
import { personView } from '../person.ts'
import { decideChange } from './decide-change.ts'
import { listChanges } from './list-changes.ts'

const tags = ['access']
const params = Type.Object({ id: Id })

/** Routes of changes of accounts that a second person must confirm. */
export function accountChangeRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.confirmAccounts } as const
  const decide = (
    actor: Parameters<typeof decideChange>[1],
    id: string,
    action: ProposalAction,
    reason = '',
  ) => decideChange(deps, actor, id, { action, reason: reason === '' ? null : reason })

  app.get(
    '/api/people/changes',
    {
      config: { allow: needed.accountChanges },
      schema: {
        summary: '账号变更：待第二人确认的和近来处理过的',
        tags,
        response: { 200: AccountChanges },
      },
    },
    async (request) => listChanges(deps.store.reader, actorOfRequest(request)),
  )

  app.post(
    '/api/people/changes/:id/confirm',
    {
      config,
      schema: {
        summary: '确认账号变更，随即生效；重置的新密码只显示一次。不能由提出人或本人确认',
        tags,
        params,
        response: { 200: ConfirmedChange },
      },
    },
    async (request) => {
      const done = await decide(actorOfRequest(request), request.params.id, 'confirm')
      if (!done) throw new AppError('conflict', '这项账号变更已经处理过了，请刷新。')
      return { ...done, person: personView(done.person) }
    },
  )

  const response = { 204: Type.Null() }
  app.post(
    '/api/people/changes/:id/refuse',
    {
      config,
      schema: { summary: '不同意账号变更，写明原因', tags, params, body: AccountRefusal, response },
    },
    async (request, reply) => {
      await decide(actorOfRequest(request), request.params.id, 'refuse', request.body.reason)
      return reply.status(204).send(null)
    },
  )

  app.post(
    '/api/people/changes/:id/take-back',
    {
      config: { allow: needed.changePeople },
      schema: { summary: '提出人收回账号变更', tags, params, response },
    },
    async (request, reply) => {
      await decide(actorOfRequest(request), request.params.id, 'take-back')
      return reply.status(204).send(null)
    },
  )
}
