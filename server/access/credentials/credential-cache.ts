import { LRUCache } from 'lru-cache'
import type { Clock } from '../../clock.ts'
import type { Credential, Presented } from './credential.ts'
import { hashOfSecret } from '../secret.ts'

/** The number of credentials that are kept; any other is looked up in the database. */
const kept = 10_000

/** Credentials that were proved before, by which an answer from memory needs no database. */
export interface CredentialCache {
  /**
   * Must be called before the database is asked; the returned function takes what was found. A change of anybody's access in between makes
   * the result doubtful.
   */
  look(presented: Presented): (found: Credential | null) => void
  /** The credential of the last proof, unless it has expired; it serves while the database is away. */
  recall(presented: Presented): Credential | null
  /**
   * The credential, if the database proved it after the last change of anybody's access, which the ledger tells every instance. A sign-out
   * at another instance is noticed by cut-revoked-sockets.ts.
   */
  certain(presented: Presented): Credential | null
  /** Makes every credential doubtful, because somebody's access has changed. */
  doubt(): void
  /** Keys of all people, sessions, tokens and displays that are kept. */
  keys(): string[]
  /** Forgets the session, token or display with this key, and makes every other credential doubtful. */
  forget(key: string): void
}

export function createCredentialCache({ now }: Pick<Clock, 'now'>): CredentialCache {
  const proofs = new LRUCache<string, { readonly credential: Credential; readonly doubts: number }>({
    max: kept,
  })
  let doubts = 0
  // Like the database, the cache keeps no secrets.
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
