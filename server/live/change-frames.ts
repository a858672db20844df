import { liveProtocol1, liveProtocol3, type LightReason } from '../contract/live.ts'
import { inPortions } from '../event-loop-turns.ts'
import { rowsOf } from '../judging/board.ts'
import { computedBasis } from '../judging/computed/computed-basis.ts'
import { judge, type JudgedTarget } from '../judging/judge.ts'
import { lightReasonOf } from '../judging/reasons/light-reason.ts'
import { targetsTurned } from '../judging/scope.ts'
import type { Approval } from './approval-entry.ts'
import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import { computedTold } from './computed-told.ts'
import { encode, type AudienceView } from './encode-messages.ts'

/** The number of changes that are described and encoded at a time, in a millisecond or two. */
const inOneGo = 32

/** A `change` for each approval or revocation, in their order, as one piece; the rows are judged once, after all of them. */
export async function changeFrames(
  view: AudienceView,
  approvals: readonly Approval[],
  before: number,
): Promise<Buffer> {
  const { index, scope, protocol } = view
  const judged = await judge(view, targetsTurned(index, scope, approvals))
  const rows = await rowsOf(view, judged, scope)
  const reasons =
    protocol === liveProtocol1 ? [] : await Promise.all(judged.map((each) => lightReason(view, each)))
  const computedAfter = computedTold(view, approvals)
  const frames: Buffer[] = []
  let previous = before
  for await (const portion of inPortions(approvals, inOneGo)) {
    const observations = await Promise.all(portion.map((approval) => observationTold(view, approval)))
    for (const [place, approval] of portion.entries()) {
      const { sequence, hash, cause, indicator, region, period } = approval
      const observation = observations[place]
      if (observation === undefined) continue
      const turned = new Set(
        [{ indicator, region }, ...index.computedFrom({ indicator, region })].map(seriesKey),
      )
      const targets = rows.filter((row) => turned.has(seriesKey(row)))
      const change = { type: 'change', sequence, hash, previous } as const
      if (observation !== null && !('entered' in observation))
        frames.push(encode({ ...change, observation, targets }))
      else {
        const cell = { indicator, region, period }
        const told = reasons.filter(({ target }) => targets.some((row) => row.target === target))
        const computed = await computedAfter(approval, observation)
        frames.push(encode({ ...change, cause, cell, observation, targets, reasons: told, computed }))
      }
      previous = sequence
    }
  }
  return Buffer.concat(frames)
}

/**
 * One `waiting` with the rows of the targets on series in which something came to wait, or waits no more, to whoever speaks its protocol.
 * Nothing where none is on the board.
 */
export async function waitingFrames(view: AudienceView, series: readonly SeriesName[]): Promise<Buffer> {
  const { index, scope, protocol, asOf, hash } = view
  const turned = protocol === liveProtocol3 ? targetsTurned(index, scope, series) : []
  if (turned.length === 0) return Buffer.alloc(0)
  const judged = await judge(view, turned)
  const targets = await rowsOf(view, judged, scope)
  const reasons = await Promise.all(judged.map((each) => lightReason(view, each)))
  return encode({ type: 'waiting', sequence: asOf, hash, targets, reasons })
}

const observationTold = (view: AudienceView, approval: Approval) =>
  view.protocol === liveProtocol1 ? approval.described(view) : approval.figure(view)

async function lightReason(view: AudienceView, judged: JudgedTarget): Promise<LightReason> {
  const { rule, steps, toGreen, remarks } = lightReasonOf(judged, view)
  return {
    target: judged.catalogued.record.id,
    sentence: rule.sentence,
    steps: [...steps],
    toGreen,
    remarks: [...remarks],
    computed: await computedBasis(view, judged),
  }
}
