import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { CloseCode, LiveProtocol } from '../contract/live.ts'

/** Bytes that may wait for a slow reader; above, it is sent no more until it has read them. */
const mayWait = 1024 * 1024
/** Milliseconds between two `ping`s, by protocol: a page that speaks the second knows sooner that its server is gone. */
const heartbeatEvery: Readonly<Record<LiveProtocol, number>> = { 1: 15_000, 2: 5_000 }
/** How often a sign of life is asked for. */
const askedEvery = 15_000
/** Asked three times without a sign of life. */
const silentFor = 45_000
/** What a client may say between two heartbeats; it is asked for one answer, and a ping is answered by another. */
const mostSaid = 60
/** Who has read nothing for so long while behind is not coming back. */
const stuckFor = 30_000

/** An entry of the ledger, by its sequence; where the hash is not told, any ledger's. */
export interface LedgerPosition {
  readonly sequence: number
  readonly hash?: string
}

/** An open socket, and under which credential and for what it was opened. */
export interface Connection {
  readonly socket: Pick<WebSocket, 'readyState' | 'close' | 'terminate'>
  /** The TCP or TLS socket beneath: frames that were built once for many are written there. */
  readonly transport: Socket
  /** Keys that it can be cut by: the actor's id, and the session's. */
  readonly keys: readonly string[]
  readonly expiresAt?: string
  readonly protocol: LiveProtocol
  readonly scope: string
  /** Reference date; absent: today, whatever day that is. */
  readonly at?: string
  /** What the client holds; it wants what came after. */
  readonly position?: LedgerPosition
  /** Reference date of the board that the client holds. */
  readonly held?: string
}

/** One socket of an audience. Writes go straight to the transport, in order; nothing else writes text to it. */
export class Peer {
  readonly connection: Connection
  /** Monotonic time of the last sign of life. */
  heardAt: number
  /** How often it was heard since the last heartbeat. */
  said = 0
  /** Monotonic times of the last heartbeat, and of the last that asked for a sign of life. */
  #beatenAt: number
  #askedAt: number
  /** While frames are withheld: since when, and the ledger sequence up to which it was told. */
  behind: { readonly since: number; readonly from: number } | undefined

  constructor(connection: Connection, now: number) {
    this.connection = connection
    this.heardAt = this.#beatenAt = this.#askedAt = now
  }

  /**
   * Begins its next heartbeat where one is due, each peer in its own time, or `atOnce`; tells whether that is to ask for a
   * sign of life.
   */
  beat(now: number, atOnce: boolean): 'telling' | 'asking' | undefined {
    if (!atOnce && now - this.#beatenAt < heartbeatEvery[this.connection.protocol]) return undefined
    this.#beatenAt = now
    this.said = 0
    if (now - this.#askedAt < askedEvery) return 'telling'
    this.#askedAt = now
    return 'asking'
  }

  /** False where more waits to be read than we keep for anyone: then send nothing. */
  get keepsUp(): boolean {
    return this.connection.transport.writableLength <= mayWait
  }

  /** It says more than any client has to say. */
  get saysTooMuch(): boolean {
    return this.said > mostSaid
  }

  /** Silent or stuck for too long, by the monotonic clock. */
  isLost(now: number): boolean {
    return now - this.heardAt > silentFor || (this.behind !== undefined && now - this.behind.since > stuckFor)
  }

  /** Its credential has expired. */
  isOver(now: string): boolean {
    const { expiresAt } = this.connection
    return expiresAt !== undefined && expiresAt <= now
  }

  write(frames: Buffer): void {
    const { socket, transport } = this.connection
    if (socket.readyState === WebSocket.OPEN) transport.write(frames)
  }

  close(code: CloseCode, reason: string): void {
    this.connection.socket.close(code, reason)
  }
}
