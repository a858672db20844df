import { formatInstant, lastDayBefore } from '#metrics/wording/instants.ts'
import { tokenState, tokenStateWords } from '#metrics/wording/installation/token-state.ts'
import type { Clock } from '../../clock.ts'
import type { Reader } from '../../db/store.ts'
import { bearerOf, tokenAsSent, type Presented } from './credential.ts'
import { displayBySecret, type TokenRow } from '../queries.ts'
import { hashOfSecret } from '../secret.ts'

/** A token that was refused, as the audit log tells of it: by its id where it is known, and whether it was revoked or has expired. */
export interface RefusedToken {
  readonly actor: string
  readonly subject: string
}

/** Why no proof holds: the sentence, with what to do, for the log of a program shows nothing else; and the token, where one was sent. */
export async function refusalOfProof(
  reader: Reader,
  clock: Clock,
  presented: Presented,
): Promise<{ readonly words: string; readonly token: RefusedToken | null }> {
  const secret = bearerOf(presented)
  if (secret !== undefined) {
    const row = await tokenAsSent(reader, secret)
    const now = clock.now()
    const token = row
      ? { actor: `token:${row.id}`, subject: tokenStateWords[tokenState(row, now)] }
      : { actor: 'nobody', subject: '没有这个令牌' }
    return { words: tokenWords(row, now), token }
  }
  if (presented.session === undefined && presented.display !== undefined) {
    const display = await displayBySecret(reader, hashOfSecret(presented.display))
    if (display && display.revokedAt !== null)
      return {
        words:
          display.remote === null
            ? `大屏“${display.name}”的配对已于 ${formatInstant(display.revokedAt)} 撤销。请系统管理员在“大屏”页重新配对。`
            : `遥控器“${display.name}”的配对已于 ${formatInstant(display.revokedAt)} 撤销。请秘书在“遥控器”页重新配对。`,
        token: null,
      }
  }
  return { words: '请先登录。登录 12 小时后须重新登录，页面上已填的内容会保留。', token: null }
}

function tokenWords(token: TokenRow | undefined, now: string): string {
  if (!token)
    return '没有这个令牌，可能抄漏或抄错了，或者属于另一套系统。请核对；要新的令牌，请找安全管理员（“令牌”页）。'
  const { name, revokedAt, expiresAt } = token
  const again = '不能再用，请找安全管理员另建一个（“令牌”页）。'
  if (tokenState(token, now) === 'revoked')
    return `令牌“${name}”已于 ${formatInstant(revokedAt ?? now)} 撤销，${again}`
  return `令牌“${name}”的有效期到 ${lastDayBefore(expiresAt ?? now)} 为止，已过期，${again}`
}
