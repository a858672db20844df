import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { PolicyFile, PolicyText } from '../../contract/policy.ts'
import { fileTypes } from '../../files/file-types.ts'
import type { App } from '../../http/fastify-app.ts'
import { fileBodies, textBodies } from '../../http/request-bodies.ts'
import type { PolicySource } from './read-text.ts'

/** MIME types under which a file may be sent. */
const fileMimes = [fileTypes.docx.mime, fileTypes.pdf.mime, 'text/html', 'application/octet-stream']

/** The schema of a body that contains a document: a text, or a file. */
export const documentBody = {
  content: {
    'text/plain': { schema: PolicyText },
    ...Object.fromEntries(fileMimes.map((mime) => [mime, { schema: PolicyFile }])),
  },
}

/** Registers routes that take documents alone, in a scope of their own. */
export function policyDocumentRoutes(app: App, routes: (texts: App) => void): void {
  void app.register(async (scope) => {
    const texts = scope.withTypeProvider<TypeBoxTypeProvider>() as App
    textBodies(texts)
    fileBodies(texts, fileMimes)
    routes(texts)
  })
}

/** The document of a request: a text, or a file with its declared MIME type. */
export function sourceOf({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): PolicySource {
  const sent = body as string | Buffer
  const declared = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  return typeof sent === 'string' ? sent : { bytes: sent, declared }
}
