import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import {
  Approvals,
  ApprovedList,
  ApprovedQuery,
  Decided,
  Returns,
  Revocations,
  ReviewCount,
  ReviewQuery,
  ReviewQueue,
} from '../../contract/review.ts'
import type { Deps } from '../../deps.ts'
import { bodyLimits } from '../../http/body-limits.ts'
import { viewOf } from '../../judging/view.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { approvedList } from './approved.ts'
import { decideAll } from './decide.ts'
import { reviewCount, reviewQueue } from './queue.ts'

/** Routes of review (审核): the queue, approvals, returns and revocations. */
export function reviewRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/review',
    {
      config: { allow: needed.reviewQueue },
      schema: {
        summary: '待审核',
        tags: ['review'],
        querystring: ReviewQuery,
        response: { 200: ReviewQueue },
      },
    },
    async (request) => {
      const { after = 0, limit = Infinity, order = 'age' } = request.query
      const page = { after: Number(after), limit: Number(limit), order }
      return reviewQueue(await viewOf(deps, {}), actorOfRequest(request), page)
    },
  )

  app.get(
    '/api/review/count',
    {
      config: { allow: needed.reviewQueue },
      schema: { summary: '待审核的项数', tags: ['review'], response: { 200: ReviewCount } },
    },
    async (request) => reviewCount(await viewOf(deps, {}), actorOfRequest(request)),
  )

  app.post(
    '/api/review/approvals',
    {
      config: { allow: needed.decisions },
      bodyLimit: bodyLimits.batch,
      schema: { summary: '审核通过', tags: ['review'], body: Approvals, response: { 200: Decided } },
    },
    async (request) => decideAll(deps, actorOfRequest(request), 'approve', request.body.items),
  )

  app.post(
    '/api/review/returns',
    {
      config: { allow: needed.decisions },
      bodyLimit: bodyLimits.batch,
      schema: {
        summary: '退回填报单位，或分级审核的下级（to），每格一个原因',
        tags: ['review'],
        body: Returns,
        response: { 200: Decided },
      },
    },
    async (request) => decideAll(deps, actorOfRequest(request), 'return', request.body.items),
  )

  app.get(
    '/api/review/approved',
    {
      config: { allow: needed.reviewQueue },
      schema: {
        summary: '已审核通过、可以撤销审核的数，最近的在前',
        tags: ['review'],
        querystring: ApprovedQuery,
        response: { 200: ApprovedList },
      },
    },
    async (request) => {
      const { before = Number.MAX_SAFE_INTEGER, limit = 100 } = request.query
      const page = { before: Number(before), limit: Number(limit) }
      return approvedList(await viewOf(deps, {}), actorOfRequest(request), page)
    },
  )

  app.post(
    '/api/review/take-backs',
    {
      config: { allow: needed.decisions },
      bodyLimit: bodyLimits.batch,
      schema: {
        summary: '撤回本级的通过，上级审过以前可以',
        tags: ['review'],
        body: Approvals,
        response: { 200: Decided },
      },
    },
    async (request) => decideAll(deps, actorOfRequest(request), 'take-back', request.body.items),
  )

  app.post(
    '/api/review/revocations',
    {
      config: { allow: needed.decisions },
      bodyLimit: bodyLimits.batch,
      schema: {
        summary: '撤销审核，每格一个原因',
        tags: ['review'],
        body: Revocations,
        response: { 200: Decided },
      },
    },
    async (request) => decideAll(deps, actorOfRequest(request), 'revoke', request.body.items),
  )
}
