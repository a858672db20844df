import type { Role } from './contract/rights.ts'

/** What an installation demands of everybody's account. */
export interface AccountRules {
  /** The roles whose people need one-time codes (动态口令). */
  readonly secondFactorFor: readonly Role[]
  /** Days after which a password must be changed; 0: never. */
  readonly passwordDays: number
}

/** The rules where nothing is said. */
export const noAccountRules: AccountRules = { secondFactorFor: [], passwordDays: 0 }
