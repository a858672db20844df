import { hash } from 'node:crypto'

/**
 * The digest of a stored secret or password that the ledger holds: a verification finds a replaced secret by it, but the secret cannot be
 * found from it.
 */
export function digestOfSecret(stored: string): string {
  return hash('sha256', stored)
}
