import { LONGEST_VALUE } from '#metrics/numbers/parse-value.ts'
import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import {
  Consequences,
  TakenBack,
  ObservationSeries,
  ObservationsAccepted,
  ObservationsChecked,
  OnBehalf,
  PostObservations,
  TakeBack,
} from '../../contract/observations.ts'
import { NewRemark, RemarkKept } from '../../contract/figure-questions.ts'
import { FigureHistory } from '../../contract/history.ts'
import { enterOnBehalf } from './series/enter-on-behalf.ts'
import { keepRemark } from './series/keep-remark.ts'
import { AbsenceReason, NotModified } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { bodyLimits } from '../../http/body-limits.ts'
import { sendAnswer } from '../../http/encoded-answer.ts'
import { viewOf } from '../../judging/view.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { consequences } from './consequences.ts'
import { history } from './series/history.ts'
import { idempotencyKey, KeyHeader } from './idempotency.ts'
import { checkBatch, postObservations, refuseTooMany } from './post-observations.ts'
import { seriesAnswers } from './series/series-answers.ts'
import { takeBack } from './take-back.ts'

const Text = Type.Optional(Type.String({ maxLength: 120 }))
const SeriesQuery = Type.Object(
  {
    indicator: Type.String({ maxLength: 200 }),
    region: Text,
    from: Text,
    to: Text,
    asOf: Text,
    includeHistory: Type.Optional(Type.Enum(['true', 'false'] as const)),
  },
  { additionalProperties: false },
)

const cellQuery = {
  indicator: Type.String({ maxLength: 200 }),
  region: Type.String({ maxLength: 120 }),
  period: Type.String({ maxLength: 40 }),
}
const CellQuery = Type.Object({ ...cellQuery, asOf: Text }, { additionalProperties: false })
const ConsequencesQuery = Type.Object(
  {
    ...cellQuery,
    value: Type.Optional(Type.String({ maxLength: LONGEST_VALUE })),
    reason: Type.Optional(AbsenceReason),
    revoked: Type.Optional(
      Type.String({ pattern: '^[1-9]\\d{0,8}$', description: '要撤销审核的是第几版；不写 value' }),
    ),
  },
  { additionalProperties: false },
)

function refuseTooManyItems(body: unknown): void {
  const items = (body as { items?: unknown } | null)?.items
  if (Array.isArray(items)) refuseTooMany(items)
}

/** Routes by which values are entered, and by which their series are read. */
export function observationRoutes(app: App, deps: Deps): void {
  const answer = seriesAnswers(deps)

  app.post(
    '/api/observations',
    {
      config: { allow: needed.posting },
      bodyLimit: bodyLimits.batch,
      schema: {
        summary: '填报、提交或发布一批数据',
        tags: ['observations'],
        headers: KeyHeader,
        // An unknown parameter is refused: `check` misspelt would store the values.
        querystring: Type.Object(
          {
            check: Type.Optional(
              Type.Enum(['true', 'false'] as const, { description: 'true：只校验，不保存' }),
            ),
          },
          { additionalProperties: false },
        ),
        body: PostObservations,
        response: { 200: ObservationsChecked, 201: ObservationsAccepted },
      },
      // The number of items is checked before each item is validated.
      preValidation: async ({ body }) => refuseTooManyItems(body),
    },
    async (request, reply) => {
      const key = idempotencyKey(request.headers['idempotency-key'])
      if (request.query.check === 'true')
        return reply.code(200).send(await checkBatch(deps, actorOfRequest(request), request.body))
      const { status, body } = await postObservations(deps, actorOfRequest(request), request.body, key)
      // The answer is JSON already, which a replay repeats byte for byte, so it is not serialised again.
      return reply
        .code(status as 201)
        .type('application/json; charset=utf-8')
        .send(body as never)
    },
  )

  app.post(
    '/api/observations/remarks',
    {
      config: { allow: needed.remarks },
      schema: {
        summary: '审核员询问一格的数，或填报单位答复',
        tags: ['observations'],
        body: NewRemark,
        response: { 201: RemarkKept },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await keepRemark(deps, actorOfRequest(request), request.body)),
  )

  app.post(
    '/api/observations/on-behalf',
    {
      config: { allow: needed.decisions },
      schema: {
        summary: '审核员为不能填报的单位代填，写明原因，由另一位审核员审核',
        tags: ['observations'],
        body: OnBehalf,
        response: { 201: ObservationsAccepted },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await enterOnBehalf(deps, actorOfRequest(request), request.body)),
  )

  app.delete(
    '/api/observations/drafts',
    {
      config: { allow: needed.entry },
      bodyLimit: bodyLimits.batch,
      schema: {
        summary: '撤回草稿',
        tags: ['observations'],
        body: TakeBack,
        response: { 200: TakenBack },
      },
      preValidation: async ({ body }) => refuseTooManyItems(body),
    },
    async (request) => takeBack(deps, actorOfRequest(request), 'withdraw', request.body),
  )

  app.post(
    '/api/observations/recalls',
    {
      config: { allow: needed.entry },
      bodyLimit: bodyLimits.batch,
      schema: {
        summary: '撤回已提交、还没有人审核的数',
        tags: ['observations'],
        body: TakeBack,
        response: { 200: TakenBack },
      },
      preValidation: async ({ body }) => refuseTooManyItems(body),
    },
    async (request) => takeBack(deps, actorOfRequest(request), 'recall', request.body),
  )

  app.get(
    '/api/observations',
    {
      config: { allow: needed.boards, fromMemory: true, reads: 'series' },
      schema: {
        summary: '一个指标的序列',
        tags: ['observations'],
        querystring: SeriesQuery,
        response: { 200: ObservationSeries, 304: NotModified },
      },
    },
    // The series is sent as bytes that are encoded once; the schema only documents the answer.
    async (request, reply) => {
      const { includeHistory, ...query } = request.query
      const wanted = { ...query, includeHistory: includeHistory === 'true' }
      return sendAnswer(request, reply, answer(actorOfRequest(request), wanted)) as never
    },
  )

  app.get(
    '/api/observations/consequences',
    {
      config: { allow: needed.history },
      schema: {
        summary: '更正一个数值、或撤销它的审核，会改变哪些灯，自何时起',
        tags: ['observations'],
        querystring: ConsequencesQuery,
        response: { 200: Consequences },
      },
    },
    async (request) => consequences(await viewOf(deps, {}), request.query),
  )

  app.get(
    '/api/observations/history',
    {
      config: { allow: needed.history },
      schema: {
        summary: '一个数的来历：谁、何时、为何填报、退回、通过、更正',
        tags: ['observations'],
        querystring: CellQuery,
        response: { 200: FigureHistory },
      },
    },
    async (request) => {
      const { asOf, ...cell } = request.query
      const view = await viewOf(deps, asOf === undefined ? {} : { asOf })
      // Figures of the past bear today's names too.
      return history({ ...view, index: deps.catalogue.current() }, actorOfRequest(request), cell)
    },
  )
}
