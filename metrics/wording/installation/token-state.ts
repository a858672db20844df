interface TokenEnds {
  /** When it was revoked, or is to expire; null: not at all. */
  readonly revokedAt: string | null
  readonly expiresAt: string | null
}

type TokenState = keyof typeof tokenStateWords

/** What an administrator is told of a token. */
export const tokenStateWords = { valid: '有效', expired: '已过期', revoked: '已撤销' } as const

/** Whether a token is good at an instant. One that was revoked stays so, whenever it would have expired. */
export function tokenState({ revokedAt, expiresAt }: TokenEnds, now: string | number): TokenState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && Date.parse(expiresAt) <= new Date(now).getTime() ? 'expired' : 'valid'
}
