import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './fastify-app.ts'
import type { Problem } from '../contract/problem.ts'
import { refusalOf } from '../db/database-errors.ts'
import { AppError } from '../errors.ts'
import { notDeclared, notUtf8, unknownCharset } from './request-bodies.ts'
import { bodyLimits } from './body-limits.ts'
import { logCallerGone, isCallerGone } from './log/request-log.ts'
import { validationProblem } from './validation-problem.ts'

export const problemType = 'application/problem+json; charset=utf-8'

/** Fastify's own refusals in this program's words. */
const ownWords: Readonly<Record<string, { status: number; code: string; detail: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'too-large',
    detail:
      '请求太大：成批的数据至多 10 MB，政策文件至多 20 MB，其他请求至多 256 KB，未登录至多 16 KB。请分批提交。',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported-media-type',
    detail:
      '这个地址不收这种 Content-Type。一般的请求用 application/json，大批数据用 application/x-ndjson 或 application/vnd.sdmx.data+csv，政策文件用 text/plain。',
  },
  [notUtf8]: {
    status: 400,
    code: 'bad-request',
    detail: '请求不是 UTF-8，没有保存。请以 UTF-8 提交，或在 Content-Type 中写明 charset=gbk。',
  },
  [notDeclared]: {
    status: 400,
    code: 'bad-request',
    detail: '请求的内容与 Content-Type 中写明的字符集不符，没有保存。请核对，或改以 UTF-8 提交。',
  },
  [unknownCharset]: {
    status: 415,
    code: 'unsupported-media-type',
    detail: '不支持这种字符集。请以 UTF-8 提交；GBK、GB2312、GB18030 须在 Content-Type 的 charset 中写明。',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'bad-request',
    detail: '请求不是合法的 JSON，请检查引号、逗号与数值写法（不接受 NaN、Infinity）。',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'bad-request', detail: '请求内容为空。' },
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the problem with which the request was answered. */
    refusal: string | null
    /** Whether the problem hides something that is there. */
    hides: boolean
  }
}

/** Answers every failed request as RFC 9457 problem+json; malformed-http.ts does the same for what is no request. */
export function answerProblems(app: App): void {
  app.decorateRequest('refusal', null)
  app.decorateRequest('hides', false)
  app.setErrorHandler(answerFault)
  app.setNotFoundHandler((request, reply) => {
    request.refusal = 'not-found'
    return (
      reply
        .status(404)
        // The answer is not cached: a file that this instance lacks may exist tomorrow.
        .header('cache-control', 'no-store')
        .type(problemType)
        .send(problem(404, 'not-found', `没有这个地址：${request.method} ${request.url.split('?')[0] ?? ''}`))
    )
  })
}

/** Answers an error that was thrown. As `frameworkErrors` it also answers requests that reach no route. */
export function answerFault(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (isCallerGone(error, reply)) {
    logCallerGone(request, reply)
    return
  }
  const refusal = refusalOf(error)
  const problem = problemOf(refusal, request)
  request.refusal = problem.code
  request.hides = refusal instanceof AppError && refusal.hides
  if (problem.status >= 500 && problem.code === 'internal')
    request.log.error({ err: error }, 'request failed')
  if (refusal instanceof AppError && refusal.retryAfter !== undefined)
    void reply.header('retry-after', refusal.retryAfter)
  // A client that is closed while it sends its body would see a broken pipe instead of this answer. On a connection that is kept, the
  // rest is read and dropped, or the next request on it would wait behind it.
  if (problem.code === 'too-large') void reply.removeHeader('connection')
  if (!request.raw.complete) request.raw.resume()
  void reply.header('cache-control', 'no-store')
  void reply.status(problem.status).type(problemType).send(problem)
}

export function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: code, status, code, detail }
}

/** The schema of a part of a request: its body, its query … */
function schemaOf({ routeOptions: { schema } }: FastifyRequest, part = 'body'): unknown {
  return (schema as Readonly<Record<string, unknown>> | undefined)?.[part]
}

/** What is told where a route that takes a document or a workbook got a longer one. */
const fileTooLarge =
  '文件超过 20 MB，没有读。表格请删去图片和多余的工作表，文件请删去图片或分成几份，再上传。'

function isFileTooLarge({ status }: { readonly status: number }, { routeOptions }: FastifyRequest): boolean {
  return status === 413 && routeOptions.bodyLimit === bodyLimits.document
}

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof AppError) {
    const base = problem(error.status, error.code, error.message)
    return error.errors ? { ...base, errors: [...error.errors] } : base
  }
  const { code, validation, validationContext, statusCode } = error as FastifyError
  const own = ownWords[code]
  if (own) return problem(own.status, own.code, (isFileTooLarge(own, request) && fileTooLarge) || own.detail)
  if (validation) {
    const { detail, errors } = validationProblem(validation, schemaOf(request, validationContext))
    return { ...problem(400, 'bad-request', detail), errors }
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, 'bad-request', '服务器不接受这个请求，请检查地址与请求头。')
  return problem(
    500,
    'internal',
    `服务器出错，已记入日志。请稍后重试；仍不行，请把编号 ${request.id} 告诉管理员。`,
  )
}
