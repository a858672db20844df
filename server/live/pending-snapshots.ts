import { isDatabaseFailure } from '../db/database-errors.ts'
import type { Audience } from './audience.ts'
import { gapFrame, type AudienceView } from './encode-messages.ts'
import type { Peer, LedgerPosition } from './peer.ts'

/** The number of snapshots that are made at a time: the embedded database reads within this process, which has other work too. */
const madeAtOnce = 2
/** The number of peers that get the same snapshot at a time, in two or three milliseconds. */
const toldAtOnce = 64

/** A peer that has just arrived, or was not told something, and waits for a snapshot, or for the changes after its position. */
export interface Arrival {
  readonly peer: Peer
  readonly audience: Audience
  readonly position?: LedgerPosition | undefined
}

/** The first frames that are being made for all peers that wait for the same. */
interface Beginning {
  readonly arrivals: readonly Arrival[]
  /** The frames told meanwhile; undefined once something could not be told. */
  later: Buffer[] | undefined
}

interface PendingSnapshotsOptions {
  readonly viewOf: (audience: Audience) => AudienceView
  readonly isMember: (peer: Peer) => boolean
  /** Is called when first frames are made and other peers wait. */
  readonly wake: () => void
  readonly fault: (peer: Peer, error: unknown) => void
}

/**
 * The peers that wait for their first frames: a snapshot, or the missed changes. These are made independently of telling changes, which
 * must not wait for the judging of whole boards; a change that is told meanwhile is sent after them.
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

  /** Makes the first frames of more arrivals, once all commits have been told. */
  begin(): void {
    this.#waiting = this.#waiting.filter(({ peer }) => this.#options.isMember(peer))
    while (this.#making.size < madeAtOnce) {
      const arrivals = this.#next()
      if (arrivals.length === 0) return
      const beginning: Beginning = { arrivals, later: [] }
      this.#making.set(beginning, this.#make(beginning))
    }
  }

  /** Takes the arrival that has waited longest, and the others that wait for the same. */
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

  /** Keeps frames told to an audience, to be sent after the snapshots that are being made for it. */
  told(audience: Audience, frames: Buffer): void {
    for (const beginning of this.#making.keys())
      if (audienceOf(beginning) === audience) beginning.later?.push(frames)
  }

  /** Notes that an audience could not be told of a change, which the snapshots being made for it lack. */
  untold(audience: Audience): void {
    for (const beginning of this.#making.keys())
      if (audienceOf(beginning) === audience) beginning.later = undefined
  }

  /** Resolves once nothing is being made. */
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
