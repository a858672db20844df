import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { EvidenceContent } from '../../contract/action-items.ts'
import { EvidenceOf, FilingEvidence } from '../../contract/figure-evidence.ts'
import { needed } from '../../contract/rights.ts'
import { NotModified } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { answerFile } from '../../files/answer-file.ts'
import type { App } from '../../http/fastify-app.ts'
import { streamedFiles } from '../../http/request-bodies.ts'
import { fileOfEvidence, listEvidence } from './evidence.ts'
import { keepFigureEvidence, takeBackEvidence } from './keep-evidence.ts'

const tags = ['filings']
const filingId = Type.String({ maxLength: 200 })
const ofFiling = Type.Object({ id: filingId })
const oneOfThem = Type.Object({ id: filingId, number: Type.String({ pattern: '^[1-9]\\d{0,5}$' }) })

/** Routes of evidence (佐证材料): files of the figures of a filing, or of the whole filing. */
export function figureEvidenceRoutes(app: App, deps: Deps): void {
  const { store, catalogue } = deps

  app.get(
    '/api/filings/:id/evidence',
    {
      config: { allow: needed.history },
      schema: {
        summary: '一张填报单的佐证材料：整单的，和各格的',
        tags,
        params: ofFiling,
        response: { 200: FilingEvidence },
      },
    },
    async (request) =>
      listEvidence(store.reader, catalogue.current(), actorOfRequest(request), request.params.id),
  )

  app.get(
    '/api/filings/:id/evidence/:number/file',
    {
      config: { allow: needed.history, audit: 'download' },
      schema: {
        summary: '一份佐证材料，原样',
        tags,
        params: oneOfThem,
        response: { 200: Type.Unsafe<Buffer>({ description: '文件' }), 304: NotModified },
      },
    },
    async (request, reply) => {
      const { id: filing, number } = request.params
      const asked = { filing, number: Number(number) }
      const file = await fileOfEvidence(store.reader, catalogue.current(), actorOfRequest(request), asked)
      return answerFile(deps.files, file, request, reply) as never
    },
  )

  app.delete(
    '/api/filings/:id/evidence/:number',
    {
      config: { allow: needed.entry },
      schema: {
        summary: '撤下一份还没有随数据提交的佐证材料',
        tags,
        params: oneOfThem,
        response: { 200: FilingEvidence },
      },
    },
    async (request) => {
      const { id: filing, number } = request.params
      return takeBackEvidence(deps, actorOfRequest(request), { filing, number: Number(number) })
    },
  )

  void app.register(async (scope) => {
    const sending = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    streamedFiles(sending)
    sending.post(
      '/api/filings/:id/evidence',
      {
        config: { allow: needed.entry },
        schema: {
          summary: '附上一份佐证材料：给一格，或给整张填报单',
          tags,
          params: ofFiling,
          querystring: EvidenceOf,
          body: { content: { 'application/octet-stream': { schema: EvidenceContent } } },
          response: { 201: FilingEvidence },
        },
      },
      async (request, reply) => {
        const { name, indicator, region, at = deps.clock.today() } = request.query
        if ((indicator === undefined) !== (region === undefined))
          throw new AppError('bad-request', '给一格附材料，要同时写明指标和地区；给整张填报单，两样都不写。')
        const cell = indicator !== undefined && region !== undefined ? { indicator, region } : null
        const sent = { name, content: request.body as never }
        const place = { filing: request.params.id, cell, at }
        return reply.status(201).send(await keepFigureEvidence(deps, actorOfRequest(request), place, sent))
      },
    )
  })
}
