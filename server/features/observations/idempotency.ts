import { createHash } from 'node:crypto'
import Type from 'typebox'
import { later } from '../../clock.ts'
import type { Writer } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { forgetAnswers, insertAnswer, storedAnswer } from './queries.ts'

/** An answer as it was sent; a replay repeats it byte for byte. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** A request under an idempotency key: its actor, body and time. */
export interface KeyedRequest {
  readonly actor: string
  readonly key: string
  readonly body: unknown
  readonly now: string
}

/** The schema of the header; its form is checked by `idempotencyKey`, whose refusal names the fault. */
export const KeyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: '1–255 个可见 ASCII 字符；24 小时内以同一键重发，得到同一回答' }),
  ),
})

const day = 24 * 3_600_000

/** Reads the header Idempotency-Key. @throws AppError bad-request for a key that is not 1–255 visible ASCII characters */
export function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header
  throw new AppError('bad-request', 'Idempotency-Key 应为 1 到 255 个可见 ASCII 字符。')
}

/**
 * Does the work once: a key that was used within 24 hours for the same request gets the first answer again. The answer is stored in the
 * transaction of the work, so that neither exists without the other. @throws AppError idempotency-key-reused for another request under the
 * same key
 */
export async function once(
  writer: Writer,
  { actor, key, body, now }: KeyedRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  await forgetAnswers(writer, later(now, -day))
  const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const stored = await storedAnswer(writer, actor, key)
  if (stored) {
    if (stored.requestHash === requestHash) return { status: stored.status, body: stored.body }
    throw new AppError(
      'idempotency-key-reused',
      '这个 Idempotency-Key 已用于另一次内容不同的提交，请换一个。',
    )
  }
  const answer = await work()
  await insertAnswer(writer, { actor, key, requestHash, ...answer, at: now })
  return answer
}
