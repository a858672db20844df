import { reporterOf } from '#metrics/catalogue/indicator.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import { standingApproved } from '../../../db/observations/standing-approved.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import type { Reader } from '../../../db/store.ts'
import {
  disputeFacts,
  disputesAmong,
  lastQuestions,
  openDisputes,
  stepsSince,
  type KeptDispute,
} from '../../../records/kinds/revisions/kept-steps.ts'
import { disputeTransitions } from '../../../workflow/dispute-guards.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import type { KeptStep } from '../../../records/kinds/revisions/figure-step.ts'
import type { RungCell } from './rings.ts'

/**
 * The cells with a question for the actor's organisations, or an answer to the actor's own one, and those that others entered for them. Of disputes, those that the actor decides on,
 * those on a figure of the actor's organisations, and the actor's own that were decided.
 */
export async function steppedCells(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  since: string,
): Promise<RungCell[]> {
  const isKnown = ({ indicator }: { readonly indicator: string }) => index.indicators.has(indicator)
  const steps = (await stepsSince(reader, since)).filter(isKnown)
  const known = disputesAmong(steps)
  const open = (await openDisputes(reader)).filter(({ raised }) => isKnown(raised))
  const rowsOf = await revisionsOfCells(
    reader,
    open.map(({ raised }) => raised),
  )
  const waiting = open.filter((one) =>
    disputeTransitions(index, actor, disputeFacts(one, standingApproved(rowsOf(one.raised))?.actor)).includes(
      'accept',
    ),
  )
  const settled = known.flatMap(({ raised, ended }) =>
    ended && ended.act !== 'withdrawn' && raised.actor === actor.id && ended.at >= since ? [ended] : [],
  )
  return [
    ...askedCells(index, actor, steps, since),
    ...steps.flatMap((one) =>
      one.act === 'entered-for' && one.at >= since && isToldToUnit(index, actor, one)
        ? [{ ...one, kind: 'entered-for' as const, reason: one.text }]
        : [],
    ),
    ...waiting.map(({ raised }) => ({ ...raised, kind: 'disputed' as const })),
    ...questionedCells(index, actor, open, since),
    ...settled.map((one) => ({
      ...one,
      kind: 'settled' as const,
      reason: one.act === 'accepted' ? '已采纳，作为更正等待审核' : `不采纳：${one.reason ?? ''}`,
    })),
  ].toSorted((a, b) => a.sequence - b.sequence)
}

/** Whether an actor reports for the organisation of a cell, and others acted on it. */
function isToldToUnit(index: CatalogueIndex, actor: Actor, one: KeptStep): boolean {
  const reporter = reporterOf(index.indicators.get(one.indicator)!, one)
  const isOwn = actor.organisations.includes(reporter) && coversRegion(index, actor, one.region)
  return isOwn && actor.rights.has('report') && one.actor !== actor.id
}

/** The cells of the actor's organisations that others dispute. */
function questionedCells(
  index: CatalogueIndex,
  actor: Actor,
  open: readonly KeptDispute[],
  since: string,
): RungCell[] {
  return open.flatMap(({ raised }): RungCell[] => {
    const isTold = raised.at >= since && isToldToUnit(index, actor, raised)
    return isTold ? [{ ...raised, kind: 'questioned', reason: raised.reason }] : []
  })
}

/** The cells with questions that nobody of the actor's organisations has answered, and with answers to the actor's own, since an instant. */
function askedCells(
  index: CatalogueIndex,
  actor: Actor,
  steps: readonly KeptStep[],
  since: string,
): RungCell[] {
  return [...lastQuestions(steps).values()].flatMap(({ asked, answered }): RungCell[] => {
    if (answered)
      return asked.actor === actor.id && answered.at >= since
        ? [{ ...answered, kind: 'answered', reason: answered.text }]
        : []
    const reporter = reporterOf(index.indicators.get(asked.indicator)!, asked)
    const isOwn = actor.organisations.includes(reporter) && coversRegion(index, actor, asked.region)
    return isOwn && asked.at >= since ? [{ ...asked, kind: 'asked', reason: asked.text }] : []
  })
}
