import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { PolicyFile, PolicyText } from '../../contract/policy.ts'
import { fileTypes } from '../../files/file-types.ts'
import type { App } from '../../http/fastify-app.ts'
import { fileBodies, textBodies } from '../../http/request-bodies.ts'
import type { PolicySource } from './read-text.ts'

/** As what a file may be sent. */
const fileMimes = [fileTypes.docx.mime, fileTypes.pdf.mime, 'text/html', 'application/octet-stream']

/** The body of a request that bears a document: a text, or a file as it is. */
export const documentBody = {
  content: {
    'text/plain': { schema: PolicyText },
    ...Object.fromEntries(fileMimes.map((mime) => [mime, { schema: PolicyFile }])),
  },
}

/** Routes, in a scope of their own, that take documents and nothing else. */
export function policyDocumentRoutes(app: App, routes: (texts: App) => void): void {
  void app.register(async (scope) => {
    const texts = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    textBodies(texts)
    fileBodies(texts, fileMimes)
    routes(texts)
  })
}

/** The document that a request bears: a text, or a file under the type that it was sent as. */
export function sourceOf({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): PolicySource {
  const sent = body as string | Buffer
  const declared = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  return typeof sent === 'string' ? sent : { bytes: sent, declared }
}
