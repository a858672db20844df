import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { markRevoked, tokenById, type TokenRow } from './queries.ts'

/** Revokes a token, which closes its sockets; a revoked one stays as it is. @throws AppError not-found */
export async function revokeToken(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  id: string,
): Promise<void> {
  await store.write(async (writer) => {
    const token = await tokenById(writer, id)
    if (!token) throw new AppError('not-found', '没有这个令牌。')
    if (token.revokedAt === null) await revokeWithin(writer, actor, token, clock.now())
  })
}

/** Revokes a token within the caller's transaction. */
export async function revokeWithin(
  writer: Writer,
  actor: Actor,
  token: TokenRow,
  now: string,
): Promise<void> {
  await markRevoked(writer, token.id, now)
  await writer.append({
    actor: actor.id,
    kind: 'token.revoked',
    subject: `token:${token.id}`,
    payload: { name: token.name },
  })
}
