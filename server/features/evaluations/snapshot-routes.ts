import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import {
  EvaluationSnapshot,
  EvaluationSnapshotBrief,
  EvaluationSnapshotList,
  PublishEvaluation,
} from '../../contract/evaluations.ts'
import { Id } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { listSnapshots, publishEvaluation, readSnapshot } from './snapshots.ts'

const tags = ['evaluations']

/** Routes of published evaluations, which are stored for good, whatever is revised later. */
export function snapshotRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/evaluation-snapshots',
    {
      config: { allow: needed.evaluations },
      schema: { summary: '已发布的考核评价', tags, response: { 200: EvaluationSnapshotList } },
    },
    async () => ({ snapshots: await listSnapshots(deps.store.reader) }),
  )

  app.get(
    '/api/evaluation-snapshots/:id',
    {
      config: { allow: needed.evaluations },
      schema: {
        summary: '一份已发布的考核评价，以及按今天所知重算会有哪些不同',
        tags,
        params: Type.Object({ id: Id }),
        response: { 200: EvaluationSnapshot },
      },
    },
    async ({ params }) => ({ ...(await readSnapshot(deps, params.id)) }),
  )

  app.post(
    '/api/evaluation-snapshots',
    {
      config: { allow: needed.changeSchemes },
      schema: {
        summary: '发布一次考核评价，此后不再改动',
        tags,
        body: PublishEvaluation,
        response: { 201: EvaluationSnapshotBrief },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await publishEvaluation(deps, actorOfRequest(request), request.body)),
  )
}
