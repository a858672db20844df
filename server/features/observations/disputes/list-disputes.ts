import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { reporterOf } from '#metrics/catalogue/indicator.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import type { Dispute, Disputes } from '../../../contract/disputes.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import { numberOf, type ObservationRow } from '../../../db/observations/observation-row.ts'
import { standingApproved } from '../../../db/observations/standing-approved.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import type { Actor } from '../../../access/actor.ts'
import type { View } from '../../../judging/view.ts'
import { disputeTransitions } from '../../../workflow/dispute-guards.ts'
import {
  disputeFacts,
  disputesAmong,
  figureSteps,
  openDisputes,
  type KeptDispute,
} from '../../../records/kinds/revisions/kept-steps.ts'
import { namesOfActors } from '../../people/queries.ts'

/** The disputes with the figures of a series, newest first; without one the open ones that the actor raised, may decide or audits. */
export async function listDisputes(
  { reader, index, asOf }: Omit<View, 'at'>,
  actor: Actor,
  asked: { readonly indicator?: string; readonly region?: string },
): Promise<Disputes> {
  const { indicator, region } = asked
  const found =
    indicator === undefined
      ? await openDisputes(reader)
      : disputesAmong(await figureSteps(reader, { indicator, ...(region && { region }) }))
  const known = found.filter(
    ({ raised }) =>
      index.indicators.has(raised.indicator) && (region === undefined || raised.region === region),
  )
  const rowsOf = await revisionsOfCells(
    reader,
    known.map(({ raised }) => raised),
  )
  const nameOf = await namesOfActors(
    reader,
    known.flatMap(({ raised, ended }) => [raised.actor, ...(ended ? [ended.actor] : [])]),
  )
  const told = known.map((dispute) => toldDispute(index, actor, dispute, rowsOf(dispute.raised), nameOf))
  const concerns = (one: Dispute) =>
    one.state === 'open' && (one.transitions.length > 0 || actor.rights.has('audit'))
  return { sequence: asOf, disputes: (indicator === undefined ? told.filter(concerns) : told).reverse() }
}

function toldDispute(
  index: CatalogueIndex,
  actor: Actor,
  dispute: KeptDispute,
  rows: readonly ObservationRow[],
  nameOf: (actor: string) => string,
): Dispute {
  const { raised, ended } = dispute
  const { indicator: id, region, period, organisation } = raised
  const { name, unit, decimals } = index.indicators.get(id)!
  const standing = standingApproved(rows)
  const facts = disputeFacts(dispute, standing?.actor)
  const official = ended ? rows.find(({ revision }) => revision === raised.revision) : standing
  const mayKnow =
    raised.actor === actor.id ||
    (hasRight(actor.rights, needed.history) && historyObstacle(index, actor, raised) === undefined)
  return {
    ...{ id: String(raised.sequence), indicator: id, region, period, name, unit, decimals },
    regionName: index.regions.get(region)?.name ?? region,
    reporterName: nameOfOrganisation(index, reporterOf(index.indicators.get(id)!, raised)),
    organisationName: organisation === null ? null : nameOfOrganisation(index, organisation),
    value: numberOf(official?.value ?? null),
    ...{ disputed: Number(raised.value), reason: raised.reason, method: raised.method, at: raised.at },
    state: facts.state,
    ...{ decidedAt: ended?.at ?? null, decisionReason: ended?.reason ?? null },
    actorName: mayKnow ? nameOf(raised.actor) : null,
    deciderName: mayKnow && ended ? nameOf(ended.actor) : null,
    transitions: disputeTransitions(index, actor, facts),
  }
}
