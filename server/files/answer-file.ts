import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { isKnown } from '../http/encoded-answer.ts'
import type { Files } from './files.ts'

/**
 * Sends a file to be saved under its name, or 304 to a client that has it. Headers keep browsers from guessing its type and from running
 * it. The route decides whether the caller may have it. @throws AppError not-found
 */
export async function answerFile(
  files: Pick<Files, 'open' | 'has'>,
  { hash, name }: { readonly hash: string; readonly name: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const etag = `"${hash}"`
  void reply.headers({ etag, 'cache-control': 'no-store' })
  if (isKnown(request.headers, etag) && (await files.has(hash))) return reply.code(304).send()
  const file = await files.open(hash)
  if (!file) throw new AppError('not-found', `没有这个文件：${name}。请刷新后重试。`)
  return reply
    .headers({
      'content-type': file.type,
      'content-length': file.size,
      'content-disposition': contentDisposition(name, {
        fallback: 'file' + (/\.\w+$/.exec(name)?.[0] ?? ''),
      }),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    .send(file.content)
}
