import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { Board, ChangeList } from '../../contract/board.ts'
import { BoardChoices } from '../../contract/boards.ts'
import { needed } from '../../contract/rights.ts'
import { DateText, Id, NotModified } from '../../contract/scalars.ts'
import { Why } from '../../contract/why.ts'
import type { Deps } from '../../deps.ts'
import { lastAnswer } from '../../db/availability/last-answer.ts'
import { sendAnswer } from '../../http/encoded-answer.ts'
import { recentChanges } from '../../judging/changes.ts'
import { viewOf } from '../../judging/view.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { boardAnswers } from './board-answers.ts'
import { boardsFor } from './boards-for.ts'
import { hasDemo } from './queries.ts'
import { why } from './why.ts'

const At = Type.Optional(DateText)
const AsOf = Type.Optional(
  Type.String({
    maxLength: 40,
    description: 'what was known then: a ledger sequence, or an instant with offset',
  }),
)
const Scope = Type.String({
  maxLength: 120,
  description: 'region code (that region and below) or document id',
})
const closed = { additionalProperties: false }

/** Routes of boards, of the explanations of their lights and of their latest changes. */
export function boardRoutes(app: App, deps: Deps): void {
  const answer = boardAnswers(deps)
  const demo = lastAnswer(
    deps.store,
    () => hasDemo(deps.store.reader),
    ({ kind }) => kind.startsWith('person.'),
  )
  // This is asked at the start, because somebody may ask for the list of boards while the database is away.
  app.addHook('onReady', async () => {
    await demo()
  })

  app.get(
    '/api/board',
    {
      config: { allow: needed.boards, fromMemory: true, reads: 'scope' },
      schema: {
        summary: '一个范围的看板',
        tags: ['board'],
        querystring: Type.Object({ scope: Scope, at: At, asOf: AsOf }, closed),
        response: { 200: Board, 304: NotModified },
      },
    },
    // The board is sent as bytes that are encoded once; the schema only documents the answer.
    (request, reply) => sendAnswer(request, reply, answer(request.query)) as never,
  )

  app.get(
    '/api/targets/:id/why',
    {
      config: { allow: needed.boards, reads: 'target' },
      schema: {
        summary: '一盏灯为什么是这个颜色',
        tags: ['board'],
        params: Type.Object({ id: Id }),
        querystring: Type.Object({ at: At, asOf: AsOf }, closed),
        response: { 200: Why },
      },
    },
    async ({ params, query }) => why(await viewOf(deps, query), params.id),
  )

  app.get(
    '/api/changes',
    {
      config: { allow: needed.boards, reads: 'scope' },
      schema: {
        summary: '最近审定的变化',
        tags: ['board'],
        querystring: Type.Object(
          {
            scope: Scope,
            at: At,
            asOf: AsOf,
            limit: Type.Optional(Type.String({ pattern: '^(100|[1-9][0-9]?)$' })),
          },
          closed,
        ),
        response: { 200: ChangeList },
      },
    },
    async ({ query }) => {
      const { scope, limit, ...asked } = query
      const view = await viewOf(deps, asked)
      return { sequence: view.asOf, changes: await recentChanges(view, scope, Number(limit ?? 20)) }
    },
  )

  app.get(
    '/api/boards',
    {
      config: { allow: needed.boards, fromMemory: true, reads: 'names' },
      schema: { summary: '可选的看板', tags: ['board'], response: { 200: BoardChoices } },
    },
    async (request) => ({
      boards: boardsFor(deps.catalogue.current(), actorOfRequest(request).regions),
      demo: await demo(),
    }),
  )
}
