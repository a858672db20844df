import { reporterOf } from '#metrics/catalogue/indicator.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import { standingApproved } from '../../../db/observations/standing-approved.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import type { Reader } from '../../../db/store.ts'
import {
  disputeFacts,
  disputesAmong,
  figureSteps,
  lastQuestions,
  type KeptStep,
} from '../../../records/kinds/revisions/figure-steps.ts'
import { disputeTransitions } from '../../../workflow/dispute-guards.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import type { RungCell } from './rings.ts'

/**
 * The cells with a question for the actor's organisations or an answer to the actor's own question, and those with a dispute that the actor
 * decides on, or of which the actor's own dispute was decided.
 */
export async function steppedCells(
  reader: Reader,
  index: CatalogueIndex,
  actor: Actor,
  since: string,
): Promise<RungCell[]> {
  const steps = (await figureSteps(reader)).filter(({ indicator }) => index.indicators.has(indicator))
  const known = disputesAmong(steps)
  const open = known.filter(({ ended }) => !ended)
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
    ...waiting.map(({ raised }) => ({ ...raised, kind: 'disputed' as const })),
    ...settled.map((one) => ({
      ...one,
      kind: 'settled' as const,
      reason: one.act === 'accepted' ? '已采纳，作为更正等待审核' : `不采纳：${one.reason ?? ''}`,
    })),
  ].toSorted((a, b) => a.sequence - b.sequence)
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
