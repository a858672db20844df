import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { DisplayReport } from '../contract/displays.ts'
import type { CloseCode, LiveProtocol } from '../contract/live.ts'

/** Bytes that may wait for a slow reader; beyond them, nothing is sent until it has read them. */
const mayWait = 1024 * 1024
/** Milliseconds between two `ping`s, by protocol: a page with a later protocol notices earlier that its server is gone. */
const heartbeatEvery: Readonly<Record<LiveProtocol, number>> = { 1: 15_000, 2: 5_000, 3: 5_000 }
/** Milliseconds between two requests for a sign of life. */
const askedEvery = 15_000
/** Milliseconds without a sign of life after which a peer is lost: three requests. */
const silentFor = 45_000
/** The most messages of a client between two heartbeats. It needs two: the answers to the message `ping` and to the protocol's ping. */
const mostSaid = 60
/** The least milliseconds between two reports of a display. */
const reportedEvery = 5_000
/** Milliseconds without reading after which a peer that is behind is lost. */
const stuckFor = 30_000

/** A ledger entry by its sequence; without a hash it may be of any ledger. */
export interface LedgerPosition {
  readonly sequence: number
  readonly hash?: string
}

/** An open socket, with its credential and what it watches. */
export interface Connection {
  readonly socket: Pick<WebSocket, 'readyState' | 'close' | 'terminate'>
  /** The TCP or TLS socket beneath, to which frames for many peers are written. */
  readonly transport: Socket
  /** The keys by which it can be closed: the actor's id, and the session's. */
  readonly keys: readonly string[]
  readonly expiresAt?: string
  readonly protocol: LiveProtocol
  readonly scope: string
  /** The reference date; absent: always today. */
  readonly at?: string
  /** The position of the client, after which changes are sent. */
  readonly position?: LedgerPosition
  /** The reference date of the client's board. */
  readonly held?: string
  /** The time since which its display is connected, by this socket or another; absent: since now. */
  readonly since?: string
}

/** A socket of an audience. It writes text to the transport directly and in order; no other code does. */
export class Peer {
  readonly connection: Connection
  /** The monotonic time of the last sign of life. */
  heardAt: number
  /** The number of messages since the last heartbeat. */
  said = 0
  /** The monotonic times of the last heartbeat, and of the last one that requested a sign of life. */
  #beatenAt: number
  #askedAt: number
  /** What a display last told of itself, and when. */
  report: { readonly told: DisplayReport; readonly at: string } | undefined
  /** The time since which its display is connected. */
  readonly joinedAt: string
  #reportedAt = -Infinity
  /** Present while frames are withheld: since when, and the ledger sequence up to which the peer was told. */
  behind: { readonly since: number; readonly from: number } | undefined

  constructor(connection: Connection, now: number, joinedAt: string) {
    this.connection = connection
    this.joinedAt = connection.since ?? joinedAt
    this.heardAt = this.#beatenAt = this.#askedAt = now
  }

  /**
   * Begins the next heartbeat if one is due, each peer at its own time, or `atOnce`. @returns its kind: `asking` requests a sign of life
   */
  beat(now: number, atOnce: boolean): 'telling' | 'asking' | undefined {
    if (!atOnce && now - this.#beatenAt < heartbeatEvery[this.connection.protocol]) return undefined
    this.#beatenAt = now
    this.said = 0
    if (now - this.#askedAt < askedEvery) return 'telling'
    this.#askedAt = now
    return 'asking'
  }

  /** Notes what a display tells of itself, at the monotonic time and at the time of day; reports that follow too soon are ignored. */
  note(told: DisplayReport, monotonic: number, at: string): void {
    if (monotonic - this.#reportedAt < reportedEvery) return
    this.#reportedAt = monotonic
    this.report = { told, at }
  }

  /** Whether the peer reads fast enough: while more waits than is kept for it, nothing is sent. */
  get keepsUp(): boolean {
    return this.connection.transport.writableLength <= mayWait
  }

  /** Whether the peer sends more than any client needs to. */
  get saysTooMuch(): boolean {
    return this.said > mostSaid
  }

  /** Whether the peer was silent or stuck for too long, by the monotonic clock. */
  isLost(now: number): boolean {
    return now - this.heardAt > silentFor || (this.behind !== undefined && now - this.behind.since > stuckFor)
  }

  /** Whether the credential has expired. */
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
