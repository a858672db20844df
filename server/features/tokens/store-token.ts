import { randomUUID } from 'node:crypto'
import type { NewToken, Token, TokenRight } from '../../contract/tokens.ts'
import type { Writer } from '../../db/store.ts'
import type { Actor } from '../../access/actor.ts'
import { hashOfSecret } from '../../access/secret.ts'
import { digestOfSecret } from '../../records/accounts/secret-digest.ts'
import { insertToken, type TokenRow } from './queries.ts'

/** The secret is unfit for a token; the message is for the operator who set it. */
export class UnfitTokenError extends Error {
  override readonly name = 'UnfitTokenError'
  constructor() {
    super('令牌（XUSHI_API_TOKEN）至少 16 个字符，不含换行等控制字符，首尾没有空格。')
  }
}

interface TokenWanted {
  readonly name: string
  readonly secret: string
  readonly rights: readonly TokenRight[]
  readonly cells?: NewToken['cells']
  readonly expiresAt?: string | null
  readonly source?: Token['source']
}

/** Stores a token with a given secret and rights; programs send it as `Authorization: Bearer`. @throws UnfitTokenError */
export async function storeToken(
  writer: Writer,
  actor: Actor,
  { name, secret, rights, cells, expiresAt = null, source = 'made' }: TokenWanted,
  now: string,
): Promise<TokenRow> {
  if (secret.length < 16 || !travels(secret)) throw new UnfitTokenError()
  const row: TokenRow = {
    id: randomUUID(),
    name,
    secretHash: hashOfSecret(secret),
    rights: JSON.stringify(rights),
    cells: cells ? JSON.stringify(cells) : null,
    createdAt: now,
    createdBy: actor.id,
    source,
    expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  }
  await insertToken(writer, row)
  await writer.append({
    actor: actor.id,
    kind: 'token.created',
    subject: `token:${row.id}`,
    payload: {
      name,
      rights,
      ...(cells && { cells }),
      ...(expiresAt !== null && { expiresAt }),
      secretDigest: digestOfSecret(row.secretHash),
    },
  })
  return row
}

/** Whether a header carries the secret unchanged: control characters cannot be sent, and blanks at the ends are lost. */
function travels(secret: string): boolean {
  return !/^\s|\p{Cc}|\s$/u.test(secret)
}
