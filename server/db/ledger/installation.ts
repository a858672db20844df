import type { Reader } from '../store.ts'
import { ledgerAfter } from './ledger.ts'

/** The identity of an installation: the hash of the ledger's first entry, or an empty text before it. */
export async function installationOf(reader: Reader): Promise<string> {
  const [first] = await ledgerAfter(reader, 0, 1)
  return first?.hash ?? ''
}
