import { availableParallelism } from 'node:os'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { limitConcurrency } from '../concurrency-limit.ts'

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Hashing takes a processor for as long as it lasts. One is left to everything else, so that nobody who guesses holds up
 * the walls; and one of libuv's four threads, for files.
 */
const inTurn = limitConcurrency(Math.min(Math.max(availableParallelism() - 1, 1), 3))

export function hashOfPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost))
}

/** Verified for a name that nobody has, so that the work is the same. Made at first use, from a password nobody knows. */
let nobody: Promise<string> | undefined

/** True where `password` belongs to `passwordHash`; with undefined it works as long and is false. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashOfPassword(crypto.randomUUID())
  const compared = passwordHash ?? (await nobody)
  const matches = await inTurn(() => verify(compared, password))
  return matches && passwordHash !== undefined
}
