import { isAway } from '../db/database-errors.ts'
import type { Audience } from './audience.ts'
import { gapFrame, type AudienceView } from './encode-messages.ts'
import type { Peer, Position } from './peer.ts'

/** Snapshots that are made at a time: the embedded database reads within this process, which has other work to do in between. */
const abreast = 2

/** A peer that has just arrived: it waits for a snapshot, or for the changes after those that it holds. */
export interface Arrival {
  readonly peer: Peer
  readonly audience: Audience
  readonly position?: Position | undefined
}

interface Beginning {
  readonly arrival: Arrival
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

  /** Makes the snapshots of some more arrivals, once all that was committed has been told. */
  begin(): void {
    const free = Math.max(abreast - this.#making.size, 0)
    for (const arrival of this.#waiting.splice(0, free)) {
      if (!this.#options.isMember(arrival.peer)) continue
      const beginning: Beginning = { arrival, later: [] }
      this.#making.set(beginning, this.#make(beginning))
    }
  }

  /** Frames told to an audience are sent after the snapshots that are being made for it. */
  told(audience: Audience, frames: Buffer): void {
    for (const { arrival, later } of this.#making.keys())
      if (arrival.audience === audience) later?.push(frames)
  }

  /** An audience could not be told of a change, which the snapshots that are being made for it lack. */
  untold(audience: Audience): void {
    for (const beginning of this.#making.keys())
      if (beginning.arrival.audience === audience) beginning.later = undefined
  }

  /** Resolves when nothing is being made. */
  async idle(): Promise<void> {
    await Promise.all(this.#making.values())
  }

  async #make(beginning: Beginning): Promise<void> {
    const { peer, audience, position } = beginning.arrival
    const view = this.#options.viewOf(audience)
    try {
      const frames = await audience.beginning(view, position)
      const { later } = beginning
      if (later) this.#start(beginning.arrival, view.asOf, Buffer.concat([frames, ...later]))
      else this.#waiting.push(beginning.arrival)
    } catch (error) {
      if (isAway(error)) {
        // The hub calls `begin` again once the database is back.
        this.#waiting.push(beginning.arrival)
        return
      }
      this.#options.fault(peer, error)
    } finally {
      this.#making.delete(beginning)
    }
    if (this.areWaiting) this.#options.wake()
  }

  #start({ peer, audience }: Arrival, asOf: number, frames: Buffer): void {
    if (!this.#options.isMember(peer)) return
    if (peer.behind) peer.write(gapFrame(peer.behind.from, asOf))
    peer.behind = undefined
    audience.peers.add(peer)
    peer.write(frames)
  }
}
