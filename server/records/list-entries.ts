import { formatInstant } from '#metrics/wording/instants.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { ledgerAfter, ledgerHead } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import { wordsOf } from './words.ts'

/** The last entries of the ledger, a line each, the newest last: number, time, actor by its name on the ledger, and act. */
export async function listEntries(reader: Reader, index: CatalogueIndex, last: number): Promise<string[]> {
  const { sequence: newest } = await ledgerHead(reader)
  const entries = await ledgerAfter(reader, Math.max(0, newest - last), last)
  return entries.map(
    (entry) => `${entry.sequence} 号 ${formatInstant(entry.at)} ${entry.actor} ${wordsOf(entry, index)}`,
  )
}
