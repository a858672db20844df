import type { Credential, Presented } from './credential.ts'
import { hashOfSecret } from './secret.ts'

/** Who reads more than this at once comes in again when the database is back. */
const kept = 10_000

/** Proofs that held when they were last seen: while the database is away, what is in memory may be read with them. */
export interface RememberedProofs {
  note(presented: Presented, credential: Credential | null): void
  /** The credential that this proof was good for, unless it has expired by `now`. */
  recall(presented: Presented, now: string): Credential | null
  /** Keys of all that is remembered. */
  keys(): string[]
  forget(key: string): void
}

export function rememberProofs(): RememberedProofs {
  const credentials = new Map<string, Credential>()
  // Secrets are not kept, here as little as in the database.
  const mark = ({ authorization, session, display }: Presented) =>
    hashOfSecret(JSON.stringify([authorization, session, display]))
  return {
    note: (presented, credential) => {
      const key = mark(presented)
      credentials.delete(key)
      if (credential) credentials.set(key, credential)
      // A Map keeps the order of insertion: the first was seen longest ago.
      const [oldest] = credentials.keys()
      if (credentials.size > kept && oldest !== undefined) credentials.delete(oldest)
    },
    recall: (presented, now) => {
      const credential = credentials.get(mark(presented))
      if (!credential) return null
      return credential.expiresAt !== undefined && credential.expiresAt <= now ? null : credential
    },
    keys: () => [...credentials.values()].flatMap(({ keys }) => keys),
    forget: (key) => {
      for (const [marked, { keys }] of credentials) if (keys.includes(key)) credentials.delete(marked)
    },
  }
}
