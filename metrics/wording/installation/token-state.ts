interface TokenEnds {
  /** The instant of its revocation or its end; null: none. */
  readonly revokedAt: string | null
  readonly expiresAt: string | null
}

type TokenState = keyof typeof tokenStateWords

/** The states of a token, for an administrator. */
export const tokenStateWords = { valid: '有效', expired: '已过期', revoked: '已撤销' } as const

/** The state of a token at an instant. A revoked token stays so, whenever it would have expired. */
export function tokenState({ revokedAt, expiresAt }: TokenEnds, now: string | number): TokenState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && Date.parse(expiresAt) <= new Date(now).getTime() ? 'expired' : 'valid'
}
