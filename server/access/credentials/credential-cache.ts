import { LRUCache } from 'lru-cache'
import type { Clock } from '../../clock.ts'
import type { Credential, Presented } from './credential.ts'
import { hashOfSecret } from '../secret.ts'

/** Credentials that are kept; one beyond them is looked up again, for which the database must be there. */
const kept = 10_000

/** Proofs that held when they were last looked at, so that what is in memory may be read without the database. */
export interface CredentialCache {
  /** Called before the database is asked; what it answers takes what was found. If anyone's access changed meanwhile, that is kept as doubtful. */
  look(presented: Presented): (found: Credential | null) => void
  /** The credential that this proof was last good for, unless it has expired: enough while the database is away. */
  recall(presented: Presented): Credential | null
  /**
   * The same, but only where the database proved it after anyone's access last changed, as the ledger tells at every
   * instance. A signing out at another instance is found out by looking now and then (cut-revoked-sockets.ts).
   */
  certain(presented: Presented): Credential | null
  /** Someone's access has changed: nothing is certain any more until it is looked at again. */
  doubt(): void
  /** Keys of all sessions, tokens and displays that are remembered. */
  keys(): string[]
  /** The session, token or display of this key holds no longer. */
  forget(key: string): void
}

export function createCredentialCache({ now }: Pick<Clock, 'now'>): CredentialCache {
  const proofs = new LRUCache<string, { readonly credential: Credential; readonly doubts: number }>({
    max: kept,
  })
  let doubts = 0
  // Secrets are not kept, here as little as in the database.
  const fingerprintOf = ({ authorization, session, display }: Presented) =>
    hashOfSecret(JSON.stringify([authorization, session, display]))
  const known = (fingerprint: string) => {
    const proof = proofs.get(fingerprint)
    const expiresAt = proof?.credential.expiresAt
    return expiresAt !== undefined && expiresAt <= now() ? undefined : proof
  }
  const doubt = () => void (doubts += 1)
  return {
    look: (presented) => {
      const before = doubts
      return (credential) => {
        const fingerprint = fingerprintOf(presented)
        if (credential) proofs.set(fingerprint, { credential, doubts: before })
        else proofs.delete(fingerprint)
      }
    },
    recall: (presented) => known(fingerprintOf(presented))?.credential ?? null,
    certain: (presented) => {
      const proof = known(fingerprintOf(presented))
      return proof?.doubts === doubts ? proof.credential : null
    },
    doubt,
    keys: () => [...proofs.values()].flatMap(({ credential }) => credential.keys),
    forget: (key) => {
      doubt()
      for (const [fingerprint, { credential }] of [...proofs])
        if (credential.keys.includes(key)) proofs.delete(fingerprint)
    },
  }
}
