import type { ToldShown } from '../contract/displays.ts'
import {
  liveProtocol1,
  type LiveProtocol,
  type Protocol3Message,
  type ServerMessage,
} from '../contract/live.ts'
import { recentChanges } from '../judging/changes.ts'
import { projectBoard } from '../judging/board.ts'
import { pingFrame, textFrame } from './frame.ts'
import type { View } from '../judging/view.ts'

/** The number of lines with which a ticker starts. */
const tickerLines = 30

/** The view and the scope of an audience, from which its messages are made. */
export interface AudienceView extends View {
  readonly scope: string
  /** The hash of the ledger entry `asOf`. */
  readonly hash: string
  readonly protocol: LiveProtocol
}

export function encode(message: ServerMessage | Protocol3Message): Buffer {
  return textFrame(JSON.stringify(message))
}

export function helloFrame(
  protocol: LiveProtocol,
  sequence: number,
  version: string,
  build: string | undefined,
): Buffer {
  const pages = build === undefined ? {} : { build }
  const hears = protocol === liveProtocol1 ? {} : { reports: true }
  return encode({ type: 'hello', protocol, sequence, version, ...pages, ...hears })
}

/** The message that tells a display what to show. */
export function showFrame(protocol: LiveProtocol, { scope, at, ...how }: ToldShown): Buffer {
  const shown = { type: 'show', scope, at } as const
  return encode(protocol === liveProtocol1 ? shown : { ...shown, scene: null, target: null, ...how })
}

/**
 * The frames of a heartbeat. `telling` is the ping as a message, which programs can see. `asking` adds the ping of the WebSocket protocol,
 * which every client answers, and thereby shows that it is there.
 */
export function heartbeatFrames(
  now: string,
  away?: { readonly since: string },
): { readonly telling: Buffer; readonly asking: Buffer } {
  const telling = encode({ type: 'ping', at: now, ...(away && { since: away.since }) })
  return { telling, asking: Buffer.concat([telling, pingFrame]) }
}

/** The snapshot of an audience. @throws AppError not-found where the catalogue no longer has the scope */
export async function snapshotFrame(view: AudienceView): Promise<Buffer> {
  const { scope, hash, asOf } = view
  const board = await projectBoard(view, scope)
  const recent = await recentChanges(view, scope, tickerLines)
  return encode({ type: 'snapshot', sequence: asOf, hash, board, recent })
}

export function gapFrame(from: number, to: number): Buffer {
  return encode({ type: 'gap', from, to })
}
