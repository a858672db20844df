import { tokenState } from '#metrics/wording/installation/token-state.ts'
import type { Deps } from '../../deps.ts'
import { systemActor } from '../../access/actor.ts'
import { tokenBySecret } from '../../access/queries.ts'
import { hashOfSecret } from '../../access/secret.ts'
import { allTokens, type TokenRow } from './queries.ts'
import { revokeWithin } from './revoke-token.ts'
import { storeToken } from './store-token.ts'

const name = 'XUSHI_API_TOKEN'

/** Earlier releases told by its name alone where a token came from. */
const isOfEnvironment = (token: TokenRow) =>
  token.source === 'environment' || (token.source === null && token.name === name)

/**
 * At every start: the token that XUSHI_API_TOKEN names is there, and the one that it named before is revoked. One that an
 * administrator revoked stays so. @returns what to print @throws UnfitTokenError
 */
export function keepEnvironmentToken(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  secret: string,
): Promise<string[]> {
  const now = clock.now()
  return store.write(async (writer) => {
    const known = await tokenBySecret(writer, hashOfSecret(secret))
    if (known) {
      return tokenState(known, now) !== 'valid'
        ? [`${name} 所设的令牌已撤销或过期，不能再用；请换一个，或取消这个设置。`]
        : []
    }
    const before = (await allTokens(writer)).filter((token) => isOfEnvironment(token) && !token.revokedAt)
    const rights = ['read', 'publish']
    await storeToken(writer, systemActor, { name, secret, rights, source: 'environment' }, now)
    for (const token of before) await revokeWithin(writer, systemActor, token, now)
    return before.length > 0 ? [`${name} 已改：新令牌已生效，原来的已撤销。`] : []
  })
}
