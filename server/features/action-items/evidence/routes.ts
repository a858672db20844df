import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOfRequest } from '../../../access/guard.ts'
import { Evidence, EvidenceContent, EvidenceNamed, FileHash } from '../../../contract/action-items.ts'
import { needed } from '../../../contract/rights.ts'
import { Id, NotModified } from '../../../contract/scalars.ts'
import type { Deps } from '../../../deps.ts'
import { answerFile } from '../../../files/answer-file.ts'
import type { App } from '../../../http/fastify-app.ts'
import { streamedFiles } from '../../../http/request-bodies.ts'
import { findEvidence, keepEvidence } from './keep-evidence.ts'

const tags = ['action-items']

/** Routes of the files that are sent with reports on orders (佐证材料). */
export function evidenceRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/action-items/:id/evidence/:sha256',
    {
      config: { allow: needed.actionItems, audit: 'download' },
      schema: {
        summary: '一份佐证材料，原样',
        tags,
        params: Type.Object({ id: Id, sha256: FileHash }),
        response: { 200: Type.Unsafe<Buffer>({ description: '文件' }), 304: NotModified },
      },
    },
    async (request, reply) => {
      const file = await findEvidence(deps, actorOfRequest(request), request.params)
      return answerFile(deps.files, file, request, reply) as never
    },
  )

  void app.register(async (scope) => {
    const sending = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    streamedFiles(sending)
    sending.post(
      '/api/action-items/:id/evidence',
      {
        config: { allow: needed.answering },
        schema: {
          summary: '上传佐证材料，再在反馈里写明',
          tags,
          params: Type.Object({ id: Id }),
          querystring: EvidenceNamed,
          body: { content: { 'application/octet-stream': { schema: EvidenceContent } } },
          response: { 201: Evidence },
        },
      },
      async (request, reply) => {
        const { params, query, body } = request
        const sent = { name: query.name, content: body as never }
        return reply.status(201).send(await keepEvidence(deps, actorOfRequest(request), params.id, sent))
      },
    )
  })
}
