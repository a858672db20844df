import type { FastifyRequest } from 'fastify'
import { fileTypes } from '../../files/file-types.ts'
import type { PolicySource } from './read-text.ts'

/** As what a file may be sent. */
export const fileMimes = [fileTypes.docx.mime, fileTypes.pdf.mime, 'text/html', 'application/octet-stream']

/** The document that a request bears: a text, or a file under the type that it was sent as. */
export function sourceOf({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): PolicySource {
  const sent = body as string | Buffer
  const declared = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  return typeof sent === 'string' ? sent : { bytes: sent, declared }
}
