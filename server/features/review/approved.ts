import { reporterOf } from '#metrics/catalogue/indicator.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { isOnDesk, type CellState, type WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import type { ApprovedItem, ApprovedList } from '../../contract/review.ts'
import { recordOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { revisionsOfCells } from '../../db/observations/revisions-of-cells.ts'
import { standingApproved } from '../../db/observations/standing-approved.ts'
import { turnsTaken } from '../../event-loop-turns.ts'
import type { View } from '../../judging/view.ts'
import type { Actor } from '../../access/actor.ts'
import { enteredBy } from '../../workflow/entered-by.ts'
import { coversRegion, figureTransitions } from '../../workflow/figure-guards.ts'
import { closuresWithExceptions } from '../periods/queries.ts'
import { namesOfActors } from '../people/queries.ts'
import { endorsedList } from './endorsed.ts'
import { approvedRevisions, endorsementsBy } from './queries.ts'

/** The approved figures that stand, or are cleared for their release, in the reviewer's regions, or all for an auditor, the last approved first, in pages. */
export async function approvedList(
  view: View,
  actor: Actor,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<ApprovedList> {
  const { reader, index, asOf } = view
  const isListed = ({ indicator, region }: ObservationRow) =>
    index.indicators.has(indicator) && (actor.rights.has('audit') || coversRegion(index, actor, region))
  const turn = turnsTaken()
  const found: {
    row: ObservationRow
    instead: ObservationRow | undefined
    enterers: ReadonlySet<string>
  }[] = []
  for await (const page of approvedRevisions(reader, before)) {
    await turn()
    const listed = page.filter(isListed)
    const revisionsOf = await revisionsOfCells(reader, listed)
    for (const row of listed) {
      const revisions = revisionsOf(row)
      const stands = row.state === 'cleared' ? newestHandedIn(revisions) : standingApproved(revisions)
      if (stands?.revision !== row.revision) continue
      const others = revisions.filter(({ revision }) => revision !== row.revision)
      found.push({ row, instead: standingApproved(others), enterers: enteredBy(revisions, row) })
    }
    if (found.length > limit) break
  }
  const next = found.length > limit ? found[limit - 1]!.row.decidedSequence : null
  found.splice(limit)
  const nameOf = await namesOfActors(
    reader,
    found.flatMap(({ row }) => [row.actor, row.decidedBy ?? row.actor]),
  )
  const byLevels = found.filter(({ row }) => index.indicators.get(row.indicator)?.reviewLevels !== undefined)
  const endorsedLevel = await endorsementsBy(
    reader,
    actor.id,
    byLevels.map(({ row }) => row),
  )
  const closed = await closuresWithExceptions(reader)
  const items = found.map(({ row, instead, enterers }): ApprovedItem => {
    const indicator = index.indicators.get(row.indicator)!
    const closure = closed.closureFor(row.period, reporterOf(indicator, row))
    return {
      observation: recordOf(row, asOf),
      ...{ name: indicator.name, unit: indicator.unit, decimals: indicator.decimals },
      regionName: index.regions.get(row.region)?.name ?? row.region,
      organisationName: nameOfOrganisation(index, reporterOf(indicator, row)),
      reporterName: nameOf(row.actor),
      deciderName: nameOf(row.decidedBy ?? row.actor),
      instead: instead ? recordOf(instead, asOf) : null,
      transitions: figureTransitions(index, actor, row.state as CellState, {
        ...{ indicator: row.indicator, region: row.region, period: row.period, author: row.actor },
        enteredBy: enterers,
        endorsedLevel: endorsedLevel(row),
        closed: closure !== null,
      }),
      closure,
    }
  })
  const isFirstPage = before === Number.MAX_SAFE_INTEGER
  return { sequence: asOf, endorsed: isFirstPage ? await endorsedList(view, actor) : [], items, next }
}

const newestHandedIn = (revisions: readonly ObservationRow[]) =>
  revisions.findLast(({ state }) => !isOnDesk(state as WorkflowState))
