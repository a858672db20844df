import { hash } from 'node:crypto'

/**
 * What the ledger holds of a secret or a password: a digest of what is stored of it, so that a verification finds another one put in
 * its place, and from which nothing can be found.
 */
export function digestOfSecret(stored: string): string {
  return hash('sha256', stored)
}
