import { isDatabaseFailure } from '../db/database-errors.ts'
import type { Audience } from './audience.ts'
import { gapFrame, type AudienceView } from './encode-messages.ts'
import type { Peer, LedgerPosition } from './peer.ts'

/** Snapshots for newcomers that are made at a time: the embedded database reads within this process, which has other work to do in between. */
const madeAtOnce = 2
/** Peers that are told the same snapshot in one go, which takes two or three milliseconds. */
const toldAtOnce = 64

/** A peer that has just arrived: it waits for a snapshot, or for the changes after those that it holds. */
export interface Arrival {
  readonly peer: Peer
  readonly audience: Audience
  readonly position?: LedgerPosition | undefined
}

/** What is being made for all who wait for the same. */
interface Beginning {
  readonly arrivals: readonly Arrival[]
  /** What was told meanwhile; undefined once something could not be told. */
  later: Buffer[] | undefined
}

interface PendingSnapshotsOptions {
  readonly viewOf: (audience: Audience) => AudienceView
  readonly isMember: (peer: Peer) => boolean
  /** Others wait for theirs, now that one is made. */
  readonly wake: () => void
  readonly fault: (peer: Peer, error: unknown) => void
}

/**
 * The peers that wait for their first frames: a snapshot, or the changes that they missed. These frames are made beside the
 * telling of changes, which must not wait until whole boards are judged; a change that is told meanwhile is sent after them.
 */
export class PendingSnapshots {
  readonly #options: PendingSnapshotsOptions
  #waiting: Arrival[] = []
  readonly #making = new Map<Beginning, Promise<void>>()

  constructor(options: PendingSnapshotsOptions) {
    this.#options = options
  }

  get areWaiting(): boolean {
    return this.#waiting.length > 0
  }

  add(arrival: Arrival): void {
    this.#waiting.push(arrival)
  }

  /** Makes the beginnings of some more arrivals, once all that was committed has been told. */
  begin(): void {
    this.#waiting = this.#waiting.filter(({ peer }) => this.#options.isMember(peer))
    while (this.#making.size < madeAtOnce) {
      const arrivals = this.#next()
      if (arrivals.length === 0) return
      const beginning: Beginning = { arrivals, later: [] }
      this.#making.set(beginning, this.#make(beginning))
    }
  }

  /** Takes the one that has waited longest, with others that wait for the same. */
  #next(): Arrival[] {
    const taken: Arrival[] = []
    const left: Arrival[] = []
    for (const arrival of this.#waiting) {
      const isTaken = taken.length < toldAtOnce && (!taken[0] || waitsForSame(arrival, taken[0]))
      if (isTaken) taken.push(arrival)
      else left.push(arrival)
    }
    this.#waiting = left
    return taken
  }

  /** Frames told to an audience are sent after the snapshots that are being made for it. */
  told(audience: Audience, frames: Buffer): void {
    for (const beginning of this.#making.keys())
      if (audienceOf(beginning) === audience) beginning.later?.push(frames)
  }

  /** An audience could not be told of a change, which the snapshots that are being made for it lack. */
  untold(audience: Audience): void {
    for (const beginning of this.#making.keys())
      if (audienceOf(beginning) === audience) beginning.later = undefined
  }

  /** Resolves when nothing is being made. */
  async idle(): Promise<void> {
    await Promise.all(this.#making.values())
  }

  async #make(beginning: Beginning): Promise<void> {
    const { arrivals } = beginning
    const { audience, position } = arrivals[0]!
    const view = this.#options.viewOf(audience)
    try {
      const frames = await audience.beginning(view, position)
      const { later } = beginning
      if (later) this.#start(arrivals, view.asOf, Buffer.concat([frames, ...later]))
      else this.#waiting.push(...arrivals)
    } catch (error) {
      if (isDatabaseFailure(error)) {
        // The hub calls `begin` again once the database is back.
        this.#waiting.push(...arrivals)
        return
      }
      for (const { peer } of arrivals) this.#options.fault(peer, error)
    } finally {
      this.#making.delete(beginning)
    }
    if (this.areWaiting) this.#options.wake()
  }

  #start(arrivals: readonly Arrival[], asOf: number, frames: Buffer): void {
    for (const { peer, audience } of arrivals) {
      if (!this.#options.isMember(peer)) continue
      if (peer.behind) peer.write(gapFrame(peer.behind.from, asOf))
      peer.behind = undefined
      audience.peers.add(peer)
      peer.write(frames)
    }
  }
}

function audienceOf({ arrivals }: Beginning): Audience | undefined {
  return arrivals[0]?.audience
}

function waitsForSame(one: Arrival, other: Arrival): boolean {
  return (
    one.audience === other.audience &&
    one.position?.sequence === other.position?.sequence &&
    one.position?.hash === other.position?.hash
  )
}
