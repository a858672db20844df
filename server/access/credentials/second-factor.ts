import { Secret, TOTP } from 'otpauth'
import { hashOfSecret, newPassword } from '../secret.ts'

/** The number of recovery codes, each of which is taken once in place of a code. */
const recoveryCodes = 8
const seconds = 30

/** A new secret of one-time codes (RFC 6238): 160 bits in base 32. */
export function newFactorSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an authenticator reads from its QR code. */
export function factorAddress(secret: string, name: string): string {
  return totpOf(secret, name).toString()
}

/** The step of time of a code, at most one away from the present one; undefined where the code is wrong. */
export function stepOfCode(secret: string, code: string, now: string): number | undefined {
  const timestamp = Date.parse(now)
  const delta = totpOf(secret).validate({ token: code.replaceAll(/\s/g, ''), timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / (seconds * 1000)) + delta
}

/** New recovery codes of 79 bits each, which are shown once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, newPassword)
}

/** The hash of a recovery code as a person types it. */
export function hashOfRecoveryCode(code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return hashOfSecret(plain)
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: '序时', label, secret: Secret.fromBase32(secret), period: seconds })
}
