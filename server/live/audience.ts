import { ledgerAfter } from '../db/ledger/ledger.ts'
import type { Approval } from './approval-entry.ts'
import { liveProtocol1, type LiveProtocol } from '../contract/live.ts'
import { changeFrames, waitingFrames } from './change-frames.ts'
import { newsAmong, type News } from './news.ts'
import { gapFrame, snapshotFrame, type AudienceView } from './encode-messages.ts'
import type { Connection, Peer, LedgerPosition } from './peer.ts'
import { changesBoards } from '../judging/following/changes-boards.ts'
import { concerns } from '../judging/scope.ts'

/** The most changes that are told at once; more are replaced by a snapshot, which is then smaller. */
const mostChanges = 1_000
/** The number of ledger entries that are searched for the changes that a returning client missed. */
const mostEntries = 1_000

/** The peers that watch the same scope at the same reference date, in the same protocol: their messages are judged and encoded once. */
export class Audience {
  readonly scope: string
  /** The reference date; absent: today. */
  readonly at: string | undefined
  readonly protocol: LiveProtocol
  readonly peers = new Set<Peer>()
  /** The sequence of the last change that was told. */
  last = 0
  /** The first frames of arriving peers, by the sequence and hash that they hold; kept while one view lasts. */
  readonly #beginnings = new Map<string, Promise<Buffer>>()
  #beginningsFor = ''

  constructor({ scope, at, protocol }: Pick<Connection, 'scope' | 'at' | 'protocol'>) {
    this.scope = scope
    this.at = at
    this.protocol = protocol
  }

  /** The frames of the news that concern this audience; undefined where none do. */
  async changes(view: AudienceView, { approvals, waiting }: News): Promise<Buffer | undefined> {
    const own = approvals.filter((approval) => concerns(view.index, this.scope, approval))
    const newest = own.at(-1)
    if (!newest) {
      const frames = await waitingFrames(view, waiting)
      return frames.length > 0 ? frames : undefined
    }
    const previous = this.last
    this.last = newest.sequence
    if (own.length <= mostChanges && this.#canTell(own))
      return Buffer.concat([await changeFrames(view, own, previous), await waitingFrames(view, waiting)])
    return Buffer.concat([gapFrame(previous, newest.sequence), await this.beginning(view)])
  }

  /** The first frames of an arriving peer: the changes after its position where they can be told, otherwise a snapshot. */
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

  /** Whether the audience's protocol can tell these approvals: protocol 1 has no revocations. */
  #canTell(approvals: readonly Approval[]): boolean {
    return this.protocol !== liveProtocol1 || approvals.every(({ cause }) => cause === 'approved')
  }

  async #missed(view: AudienceView, { sequence: since, hash }: LedgerPosition): Promise<Buffer | undefined> {
    const { asOf } = view
    if (since < 1 || since > asOf || asOf - since > mostEntries) return undefined
    const [held, ...entries] = await ledgerAfter(view.reader, since - 1, asOf - since + 1)
    // After a restore the same sequence may belong to another entry.
    if (hash !== undefined && hash !== held?.hash) return undefined
    if (entries.some(changesBoards)) return undefined
    const { approvals, waiting } = newsAmong(entries)
    const own = approvals.filter((approval) => concerns(view.index, this.scope, approval))
    if (own.length > mostChanges || !this.#canTell(own)) return undefined
    this.last = Math.max(this.last, own.at(-1)?.sequence ?? 0)
    return Buffer.concat([await changeFrames(view, own, since), await waitingFrames(view, waiting)])
  }
}
