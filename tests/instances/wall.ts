import { WebSocket } from 'ws'
import type { ServerMessage } from '#server/contract/live.ts'
import { apiToken } from '#tests/support/servers/server-process.ts'

/** A wall that changes to the next server when its own is lost, and resumes there. */
export interface Wall {
  readonly scope: string
  /** The sequences of the told changes, in the order of arrival. */
  readonly heard: readonly number[]
  /** Forbidden messages for a wall that keeps up: a second snapshot, a gap, a change that does not follow the last. */
  readonly faults: readonly string[]
  /** The reason of the last reconnection; empty without one. */
  trouble(): string
  /** True once the wall has its picture. */
  ready(): boolean
  /** The number of reconnections. */
  moves(): number
  close(): void
}

/** Milliseconds before a reconnection, so that a server which sends all walls away is not overrun. */
const pause = 50

/** A wall is opened at the first server. */
export function openWall(urls: readonly string[], scope: string, at: string): Wall {
  const heard: number[] = []
  const faults: string[] = []
  let held: { readonly sequence: number; readonly hash: string } | undefined
  let last: number | undefined
  let place = 0
  let closed = false
  let trouble = ''
  let reconnecting: NodeJS.Timeout | undefined
  let socket = connect()

  function hear(message: ServerMessage): void {
    if (message.type === 'snapshot') {
      if (held !== undefined) faults.push(`snapshot at ${message.sequence} after ${held.sequence}`)
      held = message
    } else if (message.type === 'change') {
      if (last !== undefined && message.previous !== last)
        faults.push(`${message.sequence} follows ${message.previous}, not ${last}`)
      heard.push(message.sequence)
      last = message.sequence
      held = message
    } else if (message.type === 'gap') faults.push(`gap from ${message.from} to ${message.to}`)
  }

  function connect(): WebSocket {
    const since = held && { since: String(held.sequence), hash: held.hash, held: at }
    const query = new URLSearchParams({ scope, at, ...since }).toString()
    const url = urls[place % urls.length]!.replace('http', 'ws')
    const opened = new WebSocket(`${url}/live?${query}`, {
      headers: { authorization: `Bearer ${apiToken}` },
      handshakeTimeout: 10_000,
    })
    opened.on('message', (data: Buffer) => hear(JSON.parse(data.toString()) as ServerMessage))
    // A server that cannot be reached is left like a lost one.
    let failure = ''
    opened.on('error', (error) => (failure = error.message))
    opened.on('close', (code, reason) => {
      if (closed) return
      trouble = `${url}: ${failure || `closed ${code} ${reason.toString()}`}`
      place += 1
      reconnecting = setTimeout(() => (socket = connect()), pause)
    })
    return opened
  }

  return {
    scope,
    heard,
    faults,
    trouble: () => trouble,
    ready: () => held !== undefined,
    moves: () => place,
    close: () => {
      closed = true
      clearTimeout(reconnecting)
      socket.terminate()
    },
  }
}

/** The walls without a picture, each with its last failure. */
export const notReady = (walls: readonly Wall[]): string[] =>
  walls.filter((wall) => !wall.ready()).map((wall) => `no picture; ${wall.trouble() || 'no trouble'}`)
