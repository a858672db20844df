import { randomUUID } from 'node:crypto'
import type { Right } from '../../contract/session.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../access/actor.ts'
import { hashOfSecret } from '../../access/secret.ts'
import { insertToken, type TokenRow } from './queries.ts'

/** The secret cannot serve as a token; the message is for whoever set it. */
export class UnfitTokenError extends Error {
  override readonly name = 'UnfitTokenError'
  constructor() {
    super('令牌（XUSHI_API_TOKEN）至少 16 个字符，不含换行等控制字符，首尾没有空格。')
  }
}

/** Creates a token with these rights; programs send it as `Authorization: Bearer`. @throws UnfitTokenError */
export async function createToken(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  { name, secret, rights }: { name: string; secret: string; rights: readonly Right[] },
): Promise<void> {
  if (secret.length < 16 || !travels(secret)) throw new UnfitTokenError()
  const row: TokenRow = {
    id: randomUUID(),
    name,
    secretHash: hashOfSecret(secret),
    rights: JSON.stringify(rights),
    createdAt: clock.now(),
    revokedAt: null,
  }
  await store.write(async (writer) => {
    await insertToken(writer, row)
    await writer.append({
      actor: actor.id,
      kind: 'token.created',
      subject: `token:${row.id}`,
      payload: { name, rights },
    })
  })
}

/** Whether a header brings the secret as it is: it carries no control characters, and loses blanks at its ends. */
function travels(secret: string): boolean {
  return !/^\s|\p{Cc}|\s$/u.test(secret)
}
