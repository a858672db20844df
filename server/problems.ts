import type { FastifyError } from 'fastify'
import type { App } from './app.ts'
import type { Problem } from './contract/problem.ts'
import { refusalOf } from './db/sqlite-refusal.ts'
import { AppError } from './errors.ts'

const media = 'application/problem+json; charset=utf-8'

/** What Fastify itself refuses, in our words. */
const ownWords: Readonly<Record<string, { status: number; code: string; detail: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'too-large', detail: '请求超过 10 MB。请分批提交。' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported-media-type',
    detail: '请以 application/json 提交。',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'bad-request',
    detail: '请求不是合法的 JSON，请检查引号、逗号与数值写法（不接受 NaN、Infinity）。',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'bad-request', detail: '请求内容为空。' },
}

/** Every answer that is not a success is RFC 9457 problem+json, from this one place. */
export function answerProblems(app: App): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(refusalOf(error))
    if (problem.status >= 500 && problem.code === 'internal')
      request.log.error({ err: error }, 'request failed')
    if (error instanceof AppError && error.retryAfter !== undefined)
      void reply.header('retry-after', error.retryAfter)
    // Hung up on while its body is still coming, a client would see a broken pipe instead of this answer. With the
    // connection kept, Node reads on and forgets.
    if (problem.code === 'too-large') void reply.removeHeader('connection')
    return reply.status(problem.status).type(media).send(problem)
  })
  app.setNotFoundHandler((request, reply) =>
    reply
      .status(404)
      .type(media)
      .send(problem(404, 'not-found', `没有这个地址：${request.method} ${request.url.split('?')[0] ?? ''}`)),
  )
}

function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: code, status, code, detail }
}

function problemOf(error: unknown): Problem {
  if (error instanceof AppError) {
    const base = problem(error.status, error.code, error.message)
    return error.errors ? { ...base, errors: [...error.errors] } : base
  }
  const { code, validation, statusCode, message } = error as FastifyError
  const own = ownWords[code]
  if (own) return problem(own.status, own.code, own.detail)
  if (validation) {
    const errors = validation.map((fault) => ({
      index: Number(/^\/items\/(\d+)/.exec(fault.instancePath)?.[1] ?? 0),
      field: fault.instancePath.split('/').slice(1).join('.') || missingOf(fault.params),
      code: fault.keyword,
      detail: fault.message ?? '',
    }))
    return { ...problem(400, 'bad-request', `请求格式不对：${message}`), errors }
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, 'bad-request', message)
  return problem(500, 'internal', '服务器出错，已记录。请稍后重试，或把时间告诉管理员。')
}

function missingOf({ missingProperty }: Readonly<Record<string, unknown>>): string {
  return typeof missingProperty === 'string' ? missingProperty : ''
}
