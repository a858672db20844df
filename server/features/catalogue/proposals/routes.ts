import Type from 'typebox'
import { actorOfRequest } from '../../../access/guard.ts'
import { ProposalDecided, ProposalList, ProposalRefusal } from '../../../contract/proposals.ts'
import { needed } from '../../../contract/rights.ts'
import { Id } from '../../../contract/scalars.ts'
import { LightsAt, TurnedLights } from '../../../contract/turned-lights.ts'
import type { Deps } from '../../../deps.ts'
import type { App } from '../../../http/fastify-app.ts'
import { decideProposal } from './decide-proposal.ts'
import { listProposals } from './list-proposals.ts'
import { lightsOfProposal } from './preview-proposal.ts'

const tags = ['plans']
const params = Type.Object({ id: Id })
const response = { 200: ProposalDecided }

/** Routes of proposals: changes that lights depend on and that a second person must confirm. */
export function proposalRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.changeStandards } as const

  app.get(
    '/api/proposals',
    {
      config: { allow: needed.plans },
      schema: {
        summary: '影响亮灯的变更：待第二人确认的和处理过的',
        tags,
        response: { 200: ProposalList },
      },
    },
    async (request) => listProposals(deps, actorOfRequest(request)),
  )

  app.get(
    '/api/proposals/:id/lights',
    {
      config: { allow: needed.plans },
      schema: {
        summary: '一项待确认的变更生效后会改变的灯（基准日：今天，或其施行之日）',
        tags,
        params,
        querystring: LightsAt,
        response: { 200: TurnedLights },
      },
    },
    async ({ params: { id }, query: { at } }) => lightsOfProposal(deps, id, at),
  )

  app.post(
    '/api/proposals/:id/confirm',
    { config, schema: { summary: '确认，随即生效；不能由提出人自己确认', tags, params, response } },
    async (request) =>
      decideProposal(deps, actorOfRequest(request), request.params.id, { action: 'confirm', reason: null }),
  )

  app.post(
    '/api/proposals/:id/refuse',
    {
      config,
      schema: {
        summary: '不同意，写明原因；没有任何变更生效',
        tags,
        params,
        body: ProposalRefusal,
        response,
      },
    },
    async (request) => {
      const decision = { action: 'refuse', reason: request.body.reason } as const
      return decideProposal(deps, actorOfRequest(request), request.params.id, decision)
    },
  )

  app.post(
    '/api/proposals/:id/take-back',
    { config: { allow: needed.changePlans }, schema: { summary: '提出人收回', tags, params, response } },
    async (request) =>
      decideProposal(deps, actorOfRequest(request), request.params.id, { action: 'take-back', reason: null }),
  )
}
