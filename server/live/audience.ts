import { ledgerAfter } from '../db/ledger/ledger.ts'
import { catalogueChanged } from '../db/catalogue/change-catalogue.ts'
import { approvalsAmong, type Approval } from './approval-entry.ts'
import { liveProtocol, type LiveProtocol } from '../contract/live.ts'
import { changeFrames } from './change-frames.ts'
import { gapFrame, snapshotFrame, type AudienceView } from './encode-messages.ts'
import type { Connection, Peer, LedgerPosition } from './peer.ts'
import { concerns } from '../judging/scope.ts'

/** More changes than this at once are told by a snapshot, which is then the smaller of the two. */
const mostChanges = 1_000
/** Ledger entries that are looked through for what a returning client missed. */
const mostEntries = 1_000

/** Everyone who watches the same scope at the same reference date, in the same protocol: one judgement and one encoding for all of them. */
export class Audience {
  readonly scope: string
  /** Absent: today. */
  readonly at: string | undefined
  readonly protocol: LiveProtocol
  readonly peers = new Set<Peer>()
  /** Sequence of the last change that was told. */
  last = 0
  /** What peers that arrive are told first, by the sequence and hash that they hold; kept while one view stands. */
  readonly #beginnings = new Map<string, Promise<Buffer>>()
  #beginningsFor = ''

  constructor({ scope, at, protocol }: Pick<Connection, 'scope' | 'at' | 'protocol'>) {
    this.scope = scope
    this.at = at
    this.protocol = protocol
  }

  /** Frames that tell of the approvals and revocations that concern this audience; undefined where none does. */
  async changes(view: AudienceView, approvals: readonly Approval[]): Promise<Buffer | undefined> {
    const own = approvals.filter((approval) => concerns(view.index, this.scope, approval))
    const newest = own.at(-1)
    if (!newest) return undefined
    const previous = this.last
    this.last = newest.sequence
    if (own.length <= mostChanges && this.#canTell(own)) return changeFrames(view, own, previous)
    return Buffer.concat([gapFrame(previous, newest.sequence), await this.beginning(view)])
  }

  /** What one who arrives is told first: the changes after what it holds where they can be told, else a snapshot. */
  async beginning(view: AudienceView, position?: LedgerPosition): Promise<Buffer> {
    const { at, asOf } = view
    const stand = `${at} ${asOf}`
    if (this.#beginningsFor !== stand) this.#beginnings.clear()
    this.#beginningsFor = stand
    const held = position ? `${position.sequence} ${position.hash ?? ''}` : ''
    const known = this.#beginnings.get(held)
    if (known) return known
    const made = this.#begin(view, position)
    this.#beginnings.set(held, made)
    made.catch(() => this.#beginnings.delete(held))
    return made
  }

  async #begin(view: AudienceView, position?: LedgerPosition): Promise<Buffer> {
    return (position && (await this.#missed(view, position))) ?? snapshotFrame(view)
  }

  /** Protocol 1 has no words for a revocation. */
  #canTell(approvals: readonly Approval[]): boolean {
    return this.protocol !== liveProtocol || approvals.every(({ cause }) => cause === 'approved')
  }

  async #missed(view: AudienceView, { sequence: since, hash }: LedgerPosition): Promise<Buffer | undefined> {
    const { asOf } = view
    if (since < 1 || since > asOf || asOf - since > mostEntries) return undefined
    const [held, ...entries] = await ledgerAfter(view.reader, since - 1, asOf - since + 1)
    // After a restore the same sequence may have been given to something else.
    if (hash !== undefined && hash !== held?.hash) return undefined
    if (entries.some(changesCatalogue)) return undefined
    const own = approvalsAmong(entries).filter((approval) => concerns(view.index, this.scope, approval))
    if (own.length > mostChanges || !this.#canTell(own)) return undefined
    this.last = Math.max(this.last, own.at(-1)?.sequence ?? 0)
    return changeFrames(view, own, since)
  }
}

/** A change of the catalogue can change every row and every name, so everyone gets a snapshot. */
export function changesCatalogue({ kind }: { readonly kind: string }): boolean {
  return kind === catalogueChanged
}
