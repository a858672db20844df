import { tokenState } from '#metrics/wording/installation/token-state.ts'
import type { Deps } from '../../deps.ts'
import { systemActor } from '../../access/actor.ts'
import { tokenBySecret } from '../../access/queries.ts'
import { hashOfSecret } from '../../access/secret.ts'
import { allTokens, type TokenRow } from './queries.ts'
import { revokeWithin } from './revoke-token.ts'
import { storeToken } from './store-token.ts'

const name = 'XUSHI_API_TOKEN'

/** In earlier releases only the name of a token told that it came from the environment. */
const isOfEnvironment = (token: TokenRow) =>
  token.source === 'environment' || (token.source === null && token.name === name)

/**
 * Keeps the token of XUSHI_API_TOKEN at every start, and revokes the one that the variable named before. A revoked token stays revoked;
 * an instance that still names one, since its variable was not changed yet, revokes nothing. @returns what to print @throws UnfitTokenError
 */
export function keepEnvironmentToken(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  secret: string,
): Promise<string[]> {
  const now = clock.now()
  return store.write(async (writer) => {
    const known = await tokenBySecret(writer, hashOfSecret(secret))
    if (known && tokenState(known, now) !== 'valid')
      return [`${name} 所设的令牌已撤销或过期，不能再用；请换一个，或取消这个设置。`]
    const before = (await allTokens(writer)).filter(
      (token) => isOfEnvironment(token) && !token.revokedAt && token.id !== known?.id,
    )
    const rights = ['read', 'publish']
    if (!known) await storeToken(writer, systemActor, { name, secret, rights, source: 'environment' }, now)
    for (const token of before) await revokeWithin(writer, systemActor, token, now)
    return before.length > 0 ? [`${name} 已改：新令牌已生效，原来的已撤销。`] : []
  })
}
