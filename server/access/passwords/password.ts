import { availableParallelism } from 'node:os'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { limitConcurrency } from '../../concurrency-limit.ts'

/** The parameters of argon2id from the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Hashing occupies a processor and one of libuv's four threads. A thread always stays free, and a processor where there are several, so
 * that guessing holds up neither walls nor files.
 */
const inTurn = limitConcurrency(Math.min(Math.max(availableParallelism() - 1, 1), 3))

export function hashOfPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost))
}

/** The hash that is verified for a name that does not exist, so that the work is the same. It is made of a random password at first use. */
let nobody: Promise<string> | undefined

/** Whether `password` belongs to `passwordHash`; with undefined the check takes as long and fails. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashOfPassword(crypto.randomUUID())
  const compared = passwordHash ?? (await nobody)
  const matches = await inTurn(() => verify(compared, password))
  return matches && passwordHash !== undefined
}
