import type { LedgerEntry } from '../db/ledger/ledger.ts'

/**
 * Tables of history that are being released: of their thousands of approvals nobody is told one by one. What is approved by the
 * same person between the first entry of a release and its last is told with it, by a snapshot.
 */
export class ReleasesUnderWay {
  readonly #by = new Set<string>()

  /** Takes entries up in their order: those that are to be told one by one, and whether a release has ended among them. */
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
