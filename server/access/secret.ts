import { hash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, fit for a cookie or a header. Shown to its holder once; only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 in hex: enough for a random secret (passwords, which people choose, need argon2id: password.ts). */
export function hashOfSecret(secret: string): string {
  return hash('sha256', secret)
}

/** Without 0 o 1 l i, which are mistaken for each other on paper. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password of 79 bits to be read out or printed once: `k7mp-3xqa-…`. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => legible[randomInt(legible.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

/** Eight digits for a wall to show. */
export function newPairingCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0')
}
