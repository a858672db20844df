import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import { isOnDesk, type WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { reporterOf } from '#metrics/catalogue/indicator.ts'
import { noteOnBehalf } from '#metrics/wording/reporting/on-behalf.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import type { ObservationsAccepted, OnBehalf } from '../../../contract/observations.ts'
import type { NewRevision, ObservationRow } from '../../../db/observations/observation-row.ts'
import { revisionsOfCells } from '../../../db/observations/revisions-of-cells.ts'
import { storeRevisions } from '../../../db/observations/store-revision.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { storeFigureStep } from '../../../records/kinds/revisions/figure-steps.ts'
import { coversRegion } from '../../../workflow/figure-guards.ts'
import { refusalOfBatch, type ItemFault } from '../item-fault.ts'
import { checkOfBatch } from '../post-observations.ts'

/** Whether an item, whose period may be written in any form, means the cell of a revision. */
const isCellOf = ({ indicator, region, period }: OnBehalf['items'][number], revision: NewRevision) =>
  indicator === revision.indicator && region === revision.region && isPeriod(period, revision.period)

function isPeriod(said: string, period: string): boolean {
  const parsed = parsePeriod(said)
  return parsed !== undefined && formatPeriod(parsed, 'sdmx') === period
}

type Refused = Pick<ItemFault, 'code' | 'refusal' | 'field' | 'detail'>

/**
 * Enters figures for organisations that cannot report them (代填), as submissions of a reviewer of their regions, whom another reviewer then
 * decides on. The reason stands in the note and in the history of each, and rings for the organisation. Nothing that the organisation entered
 * itself gives way. Rule W-17. @throws AppError reason-needed, region-not-allowed, conflict, and the refusals of posting
 */
export async function enterOnBehalf(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  { items, because }: OnBehalf,
): Promise<ObservationsAccepted> {
  const text = because.trim()
  if (!isReason(text)) throw new AppError('reason-needed', `请写明为什么代填，至少 ${shortestReason} 个字。`)
  const index = catalogue.current()
  const check = await checkOfBatch({ clock, catalogue }, actor, { items: [...items], submit: true }, 'all')
  return store.write(async (writer) => {
    const { revisions, faults } = await check(writer)
    const revisionsOf = await revisionsOfCells(writer, revisions)
    const obstacles = revisions.flatMap((revision): ItemFault[] => {
      const fault = obstacleTo(index, actor, revision, revisionsOf(revision))
      const place = items.findIndex((item) => isCellOf(item, revision))
      return fault ? [{ ...fault, index: place }] : []
    })
    const refused = obstacles.length > 0 ? obstacles : faults
    if (refused.length > 0) throw refusalOfBatch([...refused])
    const noted = revisions.map((one) => ({
      ...one,
      note: noteOnBehalf(text, one.note ?? undefined),
    }))
    await storeRevisions(writer, actor.id, noted)
    let sequence = 0
    for (const { indicator, region, period } of noted) {
      const step = { act: 'entered-for', indicator, region, period, text } as const
      sequence = (await storeFigureStep(writer, actor.id, step)).sequence
    }
    const accepted = noted.map(({ indicator, region, period, revision, state }) => ({
      ...{ indicator, region, period, revision, state },
    }))
    // Whoever entered it neither changes it nor decides on it.
    return { sequence, accepted, transitions: [] }
  })
}

function obstacleTo(
  index: CatalogueIndex,
  actor: Actor,
  revision: NewRevision,
  rows: readonly ObservationRow[],
): Refused | undefined {
  const { region, period } = revision
  const indicator = index.indicators.get(revision.indicator)!
  const reporter = reporterOf(indicator, { region, period })
  const place = index.regions.get(region)?.name ?? region
  if (!coversRegion(index, actor, region))
    return {
      ...{ code: 'region-not-allowed', refusal: 'region-not-allowed', field: 'region' },
      detail: `${place}不在您审核的地区，不能代填。`,
    }
  const conflict = { code: 'conflict', refusal: 'conflict', field: 'indicator' } as const
  if (actor.rights.has('report') && actor.organisations.includes(reporter))
    return { ...conflict, detail: '这是您自己单位的数，请在填报单里填，不用代填。' }
  const newest = rows.findLast(({ state }) => state !== 'withdrawn')
  if (newest === undefined || newest.state === 'returned') return undefined
  const who = nameOfOrganisation(index, reporter)
  if (newest.actor === actor.id)
    return {
      ...conflict,
      detail: `这一格您已经代填了，不能再代填：要改的，请另一位审核员退回，或请${who}撤回、更正。`,
    }
  const detail = isOnDesk(newest.state as WorkflowState)
    ? `${who}正在填这一格（有草稿），不能代填：请先与单位联系。`
    : `这一格已经报了，不能代填：要改的，请退回，或请${who}更正。`
  return { ...conflict, detail }
}
