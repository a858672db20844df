import { reporterOf } from '#metrics/catalogue/indicator.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import type { Actor } from '../../access/actor.ts'
import type { EndorsedItem } from '../../contract/review.ts'
import { recordOf } from '../../db/observations/observation-row.ts'
import type { View } from '../../judging/view.ts'
import { figureTransitions, reviewOf } from '../../workflow/figure-guards.ts'
import { namesOfActors } from '../people/queries.ts'
import { endorsedRevisions } from './queries.ts'

/** The figures that the reviewer's level endorsed, the last first, while they wait at the next level. Rule W-11. */
export async function endorsedList({ reader, index, asOf }: View, actor: Actor): Promise<EndorsedItem[]> {
  const own = (await endorsedRevisions(reader)).flatMap((row) => {
    const { indicator, region, period, actor: author, waitsFromLevel } = row
    if (!index.indicators.has(indicator)) return []
    const facts = {
      indicator,
      region,
      period,
      author,
      waitsFromLevel,
      lastEndorsed: row.level ?? undefined,
      closed: false,
    }
    const transitions = figureTransitions(index, actor, 'in-review', facts).filter(
      (one) => one === 'take-back',
    )
    const waitsAt = reviewOf(index, { ...facts, state: 'in-review' }).step.level
    return transitions.length > 0 && waitsAt !== undefined ? [{ row, transitions, waitsAt }] : []
  })
  const nameOf = await namesOfActors(
    reader,
    own.flatMap(({ row }) => [row.actor, row.decidedBy ?? row.actor]),
  )
  return own.map(({ row, transitions, waitsAt }) => {
    const indicator = index.indicators.get(row.indicator)!
    const { name, unit, decimals } = indicator
    return {
      ...{ observation: recordOf(row, asOf), name, unit, decimals, waitsAt, transitions },
      regionName: index.regions.get(row.region)?.name ?? row.region,
      organisationName: nameOfOrganisation(index, reporterOf(indicator, row)),
      reporterName: nameOf(row.actor),
      deciderName: nameOf(row.decidedBy ?? row.actor),
    }
  })
}
