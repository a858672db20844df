import Type from 'typebox'
import type { FastifyReply } from 'fastify'
import { AppError } from '../errors.ts'

/** The headers of a change to a shared record: the version on which it is based, 0 for a new one. */
export const IfMatch = Type.Object({
  'if-match': Type.Optional(Type.String({ description: 'ETag 里的版本："0"（还没有）、"3"' })),
})

/** The version on which a change is based; a proxy that compresses makes its tag weak. @throws AppError bad-request where it is missing */
export function versionAsked({ 'if-match': header }: { readonly 'if-match'?: string }): number {
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '') ?? []
  if (version === undefined)
    throw new AppError('bad-request', '请在 If-Match 里写明所依据的版本，如 "3"；还没有的写 "0"。')
  return Number(version)
}

/** Sets the version of an answer as its ETag. */
export function setVersionHeader(reply: FastifyReply, version: number): void {
  void reply.header('etag', `"${version}"`)
}
