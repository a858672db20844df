import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { App } from './fastify-app.ts'

/** The codes of bodies whose text cannot be decoded; problems.ts has their words. */
export const notUtf8 = 'XUSHI_NOT_UTF8'
export const notDeclared = 'XUSHI_NOT_AS_DECLARED'
export const unknownCharset = 'XUSHI_UNKNOWN_CHARSET'

/** Names of the character sets of Windows programs in China; one decoder reads all of them. */
const chinese = /^(gbk|gb2312|gb_2312-80|gb18030|x-gbk|cp936|ms936|windows-936)$/

/**
 * Parses bodies of JSON; any other type is refused with 415. A body is in UTF-8, or in the Chinese character set that it declares. A body
 * in neither is refused, because its text would be stored wrongly for ever.
 */
export function jsonBodies(app: App): void {
  // A request without a body has nothing to parse, whatever type it names: Node never ends such a body.
  app.addHook('onRequest', ({ raw: { headers } }, _reply, done) => {
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
      delete headers['content-type']
    done()
  })
  app.removeContentTypeParser(['text/plain', 'application/json'])
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    readText(request, body, (fault, text) => (fault ? done(fault) : void parse(request, text ?? '', done)))
  })
}

/** Parses bodies of plain text alone, for routes in a scope of their own. */
export function textBodies(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('text/plain', { parseAs: 'buffer' }, (request, body, done) => {
    // The byte order mark is no part of the text.
    readText(request, body, (fault, text) => done(fault, text?.replace(/^\ufeff/, '')))
  })
  withoutBody(app, () => '')
}

/** Takes files of these types too. */
export function fileBodies(app: App, mimes: readonly string[]): void {
  app.addContentTypeParser<Buffer>([...mimes], { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  withoutBody(app, () => Buffer.alloc(0))
}

/** Takes files of these types as streams, without holding them in memory, for routes in a scope of their own. */
export function streamedFiles(app: App, mimes: readonly string[] = ['application/octet-stream']): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser([...mimes], (_, content, done) => done(null, content))
  withoutBody(app, () => Readable.from([]))
}

/** Gives a request that sends nothing an empty body, which is refused like an empty file. */
function withoutBody(app: App, nothing: () => unknown): void {
  app.addHook('preValidation', (request, _reply, done) => {
    request.body ??= nothing()
    done()
  })
}

function readText(
  { headers }: FastifyRequest,
  body: Buffer,
  done: (fault: Error | null, text?: string) => void,
): void {
  const read = textOf(body, charsetOf(headers['content-type'] ?? ''))
  if ('refused' in read) done(Object.assign(new Error(read.refused), { code: read.refused }))
  else done(null, read.text)
}

function charsetOf(contentType: string): string {
  return /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1]?.toLowerCase() ?? 'utf-8'
}

type Read = { readonly text: string } | { readonly refused: string }

function textOf(body: Buffer, charset: string): Read {
  if (/^utf-?8$/.test(charset)) return isUtf8(body) ? { text: body.toString() } : { refused: notUtf8 }
  if (!chinese.test(charset)) return { refused: unknownCharset }
  try {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(body) }
  } catch {
    return { refused: notDeclared }
  }
}
