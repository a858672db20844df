import type { Shown } from '../contract/displays.ts'
import { liveProtocol, type ServerMessage } from '../contract/live.ts'
import type { Approval } from './approval-entry.ts'
import { recentChanges } from '../judging/changes.ts'
import { projectBoard, projectRows } from '../judging/board.ts'
import { pingFrame, textFrame } from './frame.ts'
import { targetsTurned } from '../judging/scope.ts'
import { inPortions } from '../event-loop-turns.ts'
import type { View } from '../judging/view.ts'

/** Lines that a ticker starts with. */
const tickerLines = 30
/** Changes that are described and encoded in one go, in a millisecond or two. */
const inOneGo = 32

/** Where an audience stands, and what it watches: what its messages are made from. */
export interface AudienceView extends View {
  readonly scope: string
  /** Of the ledger's entry `asOf`. */
  readonly hash: string
}

function encode(message: ServerMessage): Buffer {
  return textFrame(JSON.stringify(message))
}

export function helloFrame(sequence: number, version: string, build: string | undefined): Buffer {
  const pages = build === undefined ? {} : { build }
  return encode({ type: 'hello', protocol: liveProtocol, sequence, version, ...pages })
}

/** What a display is to show from now on. */
export function showFrame({ scope, at }: Shown): Buffer {
  return encode({ type: 'show', scope, at })
}

/** The message for programs to see, and the ping that every client answers by itself: that is how we hear of life. */
export function heartbeatFrames(now: string, away?: { readonly since: string }): Buffer {
  return Buffer.concat([encode({ type: 'ping', at: now, ...(away && { since: away.since }) }), pingFrame])
}

/** @throws AppError not-found where the scope is gone from the catalogue */
export async function snapshotFrame(view: AudienceView): Promise<Buffer> {
  const { scope, hash, asOf } = view
  const board = await projectBoard(view, scope)
  const recent = await recentChanges(view, scope, tickerLines)
  return encode({ type: 'snapshot', sequence: asOf, hash, board, recent })
}

export function gapFrame(from: number, to: number): Buffer {
  return encode({ type: 'gap', from, to })
}

/** One `change` for each approval, in order, all in one piece; the rows are judged once, as all of them leave it. */
export async function changeFrames(
  view: AudienceView,
  approvals: readonly Approval[],
  before: number,
): Promise<Buffer> {
  const rows = await projectRows(view, targetsTurned(view.index, view.scope, approvals), view.scope)
  const frames: Buffer[] = []
  let previous = before
  for await (const portion of inPortions(approvals, inOneGo)) {
    const observations = await Promise.all(portion.map((approval) => approval.described(view)))
    for (const [place, { sequence, hash, indicator, region }] of portion.entries()) {
      const observation = observations[place]
      if (!observation) continue
      const targets = rows.filter((row) => row.indicator === indicator && row.region === region)
      frames.push(encode({ type: 'change', sequence, hash, previous, observation, targets }))
      previous = sequence
    }
  }
  return Buffer.concat(frames)
}
