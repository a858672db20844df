import Type from 'typebox'
import type { FastifyReply } from 'fastify'
import { AppError } from '../errors.ts'

/** Headers of a change to what several may change: the version that it was based on, 0 where there was none. */
export const IfMatch = Type.Object({
  'if-match': Type.Optional(Type.String({ description: 'ETag 里的版本："0"（还没有）、"3"' })),
})

/** The version that a change is based on; a proxy that compresses calls its tag weak. @throws AppError bad-request where it is not said */
export function versionAsked({ 'if-match': header }: { readonly 'if-match'?: string }): number {
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '') ?? []
  if (version === undefined)
    throw new AppError('bad-request', '请在 If-Match 里写明所依据的版本，如 "3"；还没有的写 "0"。')
  return Number(version)
}

/** Says which version an answer shows. */
export function sayVersion(reply: FastifyReply, version: number): void {
  void reply.header('etag', `"${version}"`)
}
