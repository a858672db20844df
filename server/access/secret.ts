import { hash, randomBytes, randomInt } from 'node:crypto'

/** A new secret of 256 random bits, fit for a cookie or a header. It is shown once; only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The SHA-256 of a random secret in hex. Passwords, which people choose, need argon2id (password.ts). */
export function hashOfSecret(secret: string): string {
  return hash('sha256', secret)
}

/** Characters of printed passwords, without 0 o 1 l i, which are easily confused. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A new password of 79 bits that can be read out or printed: `k7mp-3xqa-…`. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => legible[randomInt(legible.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

/** A new pairing code of eight digits, which a wall shows. */
export function newPairingCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0')
}
