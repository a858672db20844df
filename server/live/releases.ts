import type { LedgerEntry } from '../db/ledger/ledger.ts'

/**
 * Imports that are being released: their thousands of approvals are not told one by one. What the same person approves between the first
 * and the last entry of a release is told with it, by a snapshot.
 */
export class ReleasesUnderWay {
  readonly #by = new Set<string>()

  /** Takes entries in their order. @returns those to tell one by one, and whether a release has ended among them */
  take(entries: readonly LedgerEntry[]): { readonly toTell: LedgerEntry[]; readonly ended: boolean } {
    let ended = false
    const toTell = entries.filter(({ kind, actor }) => {
      if (kind === 'import.releasing') this.#by.add(actor)
      if (kind === 'import.released') ended = this.#by.delete(actor) || ended
      return !this.#by.has(actor)
    })
    return { toTell, ended }
  }
}
