import { ledgerAfter } from '../db/ledger.ts'
import { catalogueChanged } from '../db/change-catalogue.ts'
import { approvalsAmong, type Approval } from './approval.ts'
import { changeFrames, gapFrame, snapshotFrame, type Outlook } from './messages.ts'
import type { Peer } from './peer.ts'
import { concerns } from './scope.ts'

/** More changes than this at once are told by a snapshot, which is then the smaller of the two. */
const mostChanges = 1_000
/** Ledger entries that are looked through for what a returning client missed. */
const mostEntries = 5_000

/** Everyone who watches the same scope at the same reference date: one judgement and one encoding for all of them. */
export class Audience {
  readonly scope: string
  /** Absent: today. */
  readonly at: string | undefined
  readonly peers = new Set<Peer>()
  /** Sequence of the last change that was told. */
  last = 0
  /** Beginnings for those who arrive, by `since`, good for one view. */
  readonly #beginnings = new Map<number | undefined, Buffer>()
  #beginningsFor = ''

  constructor(scope: string, at: string | undefined) {
    this.scope = scope
    this.at = at
  }

  /** Frames that tell of the approvals that concern this audience; undefined where none does. */
  async changes(outlook: Outlook, approvals: readonly Approval[]): Promise<Buffer | undefined> {
    const own = approvals.filter((approval) => concerns(outlook.index, this.scope, approval))
    const newest = own.at(-1)
    if (!newest) return undefined
    const previous = this.last
    this.last = newest.sequence
    if (own.length <= mostChanges) return changeFrames(outlook, own, previous)
    return Buffer.concat([gapFrame(previous, newest.sequence), await this.beginning(outlook)])
  }

  /** What one who arrives is told first: the changes after `since` where they can be told, else a snapshot. */
  async beginning(outlook: Outlook, since?: number): Promise<Buffer> {
    const { at, asOf } = outlook.view
    const view = `${at} ${asOf}`
    if (this.#beginningsFor !== view) this.#beginnings.clear()
    this.#beginningsFor = view
    const known = this.#beginnings.get(since)
    if (known) return known
    const made =
      (since === undefined ? undefined : await this.#missed(outlook, since)) ?? (await snapshotFrame(outlook))
    this.#beginnings.set(since, made)
    return made
  }

  async #missed(outlook: Outlook, since: number): Promise<Buffer | undefined> {
    const { asOf } = outlook.view
    if (since > asOf || asOf - since > mostEntries) return undefined
    const entries = (await ledgerAfter(outlook.reader, since, asOf - since)).filter((e) => e.sequence <= asOf)
    if (entries.some(changesCatalogue)) return undefined
    const own = approvalsAmong(entries).filter((approval) => concerns(outlook.index, this.scope, approval))
    if (own.length > mostChanges) return undefined
    this.last = Math.max(this.last, own.at(-1)?.sequence ?? 0)
    return changeFrames(outlook, own, since)
  }
}

/** A change of the catalogue can change every row and every name, so everyone gets a snapshot. */
export function changesCatalogue({ kind }: { readonly kind: string }): boolean {
  return kind === catalogueChanged
}
