import type { App } from '../../http/fastify-app.ts'
import { bodyLimits } from '../../http/body-limits.ts'
import { PolicyReading } from '../../contract/policy.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import { readDocument } from './read-document.ts'
import { documentBody, policyDocumentRoutes, sourceOf } from './sent-document.ts'

/** The route that reads a policy document by rules, as proposals for the catalogue. Nothing is stored. */
export function policyRoutes(app: App, deps: Pick<Deps, 'runApart'>): void {
  policyDocumentRoutes(app, (texts) => {
    texts.post(
      '/api/policy/read',
      {
        config: { allow: needed.readPolicy },
        bodyLimit: bodyLimits.document,
        schema: {
          summary: '读政策文件：条款、责任单位与每一个数，是不是目标，为什么',
          tags: ['policy'],
          body: documentBody,
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
