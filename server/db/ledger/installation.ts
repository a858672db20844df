import type { Reader } from '../store.ts'
import { ledgerAfter } from './ledger.ts'

/** What no other system has: the hash of the ledger's first entry. Empty as long as there is none. */
export async function installationOf(reader: Reader): Promise<string> {
  const [first] = await ledgerAfter(reader, 0, 1)
  return first?.hash ?? ''
}
