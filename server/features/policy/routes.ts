import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { App } from '../../http/fastify-app.ts'
import { bodyLimits } from '../../http/body-limits.ts'
import { fileBodies, textBodies } from '../../http/request-bodies.ts'
import { PolicyFile, PolicyReading, PolicyText } from '../../contract/policy.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import { readDocument } from './read-document.ts'
import { fileMimes, sourceOf } from './sent-document.ts'

/** A policy document, read by rules: proposals for whoever keeps the catalogue. Nothing of it is stored. */
export function policyRoutes(app: App, deps: Pick<Deps, 'runApart'>): void {
  void app.register(async (scope) => {
    const texts = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    textBodies(texts)
    fileBodies(texts, fileMimes)
    texts.post(
      '/api/policy/read',
      {
        config: { allow: needed.readPolicy },
        bodyLimit: bodyLimits.document,
        schema: {
          summary: '读政策文件：条款、责任单位与每一个数，是不是目标，为什么',
          tags: ['policy'],
          body: {
            content: {
              'text/plain': { schema: PolicyText },
              ...Object.fromEntries(fileMimes.map((mime) => [mime, { schema: PolicyFile }])),
            },
          },
          response: { 200: PolicyReading },
        },
      },
      async (request, reply) => {
        const read = await readDocument(deps, sourceOf(request))
        return reply.type('application/json; charset=utf-8').send(read as never)
      },
    )
  })
}
