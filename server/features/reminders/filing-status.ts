import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { placedName } from '#metrics/catalogue/organisation-names.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import { deadlineOf } from '#metrics/reporting/deadline.ts'
import { owedBy, parseFilingId, type OwedCell } from '#metrics/reporting/owed-cells.ts'
import { filingTimeliness, type DuePart } from '#metrics/reporting/timeliness.ts'
import type { Actor } from '../../access/actor.ts'
import { hasRight, needed, seeingAllOrders } from '../../contract/rights.ts'
import type { FilingStatus } from '../../contract/timeliness.ts'
import { AppError } from '../../errors.ts'
import type { View } from '../../judging/view.ts'
import { coversRegion } from '../../workflow/figure-guards.ts'
import { closuresWithExceptions, handedInCells, type HandedInCell } from '../periods/queries.ts'
import { namesOfActors } from '../people/queries.ts'
import { remindersOf } from './queries.ts'
import { answering, reportingPeople } from './reporting-people.ts'

type OwedCellStatus = FilingStatus['cells'][number]

/**
 * How far one organisation has reported one period, cell by cell, the most urgent first. Who answers for it, and why values were returned, is
 * told to those who work on it. @throws AppError not-found
 */
export async function filingStatus(
  { reader, index, at }: Pick<View, 'reader' | 'index' | 'at'>,
  actor: Actor,
  filing: string,
): Promise<FilingStatus> {
  const { organisation = '', period: text } = parseFilingId(filing) ?? {}
  const everywhere = { organisation, regions: [...index.regions.keys()] }
  const owed = owedBy(index, everywhere, at).find(({ periodText }) => periodText === text)
  const known = index.organisations.get(organisation)
  if (!owed || !known) throw new AppError('not-found', `没有填报单 ${filing}：这一期不需填报，或尚未结束。`)
  const { cells, period, periodText } = owed
  const tellsPeople = worksOnFiling(index, actor, organisation, cells)
  const found = await handedInCells(reader, {
    indicators: [...new Set(cells.map(({ indicator }) => indicator.id))],
    regions: [...new Set(cells.map(({ region }) => region))],
    years: { from: period.year, to: period.year },
  })
  const reminders = (await remindersOf(reader, [filing])).reverse()
  const nameOf = await namesOfActors(
    reader,
    reminders.flatMap(({ actor, people, next = [] }) => [actor, ...people, ...next]),
  )
  const handedIn = new Map(found.map((row) => [cellKey(row), row]))
  const judged = cells.map((cell) => {
    const { indicator, region } = cell
    const row = handedIn.get(cellKey({ indicator: indicator.id, region, period: periodText }))
    // A cell that is owed has a deadline.
    const part = partOf(row, deadlineOf(period, indicator, index.calendar)!.date)
    return {
      part,
      shown: owedCellStatus(
        index,
        actor,
        { ...cell, period: periodText },
        row,
        filingTimeliness([part], at, index.calendar),
      ),
    }
  })
  const reporting = await reportingPeople(reader)
  const open = judged.filter(({ shown: { state } }) => state === null || state === 'returned')
  const lacking = {
    organisation,
    cells: open.map(({ shown }) => ({ region: shown.region, returned: shown.state === 'returned' })),
  }
  const people = answering(index, reporting, lacking)
  return {
    ...{ filing, organisationName: placedName(index, known), period: periodText, at },
    standing: filingTimeliness(
      judged.map(({ part }) => part),
      at,
      index.calendar,
    ),
    closed: (await closuresWithExceptions(reader)).closureFor(periodText, organisation) !== null,
    people: tellsPeople ? people.map(({ displayName }) => displayName) : [],
    reminders: (tellsPeople ? reminders : []).map(({ at: told, actor, point, people: those, next = [] }) => ({
      ...{ at: told, byName: point === null ? nameOf(actor) : null, people: [...those, ...next].map(nameOf) },
    })),
    cells: judged
      .map(({ shown }) => ({
        ...shown,
        hasReporter: answering(index, reporting, { organisation, cells: [shown] }).length > 0,
      }))
      .sort((a, b) => urgencyOf(a) - urgencyOf(b)),
  }
}

/** Whether an actor works on a filing: its organisation does, reviewers in its regions, secretaries, leaders and auditors. */
function worksOnFiling(
  index: CatalogueIndex,
  { rights, organisations, ...bound }: Actor,
  organisation: string,
  cells: readonly OwedCell[],
): boolean {
  if (hasRight(rights, seeingAllOrders) || organisations.includes(organisation)) return true
  return rights.has('review') && cells.some(({ region }) => coversRegion(index, bound, region))
}

function partOf(row: HandedInCell | undefined, deadline: string): DuePart {
  return {
    deadline,
    owed: 1,
    returned: row?.state === 'returned' ? 1 : 0,
    submitted: row ? [{ on: row.firstOn, cells: 1 }] : [],
  }
}

function owedCellStatus(
  index: CatalogueIndex,
  actor: Actor,
  { indicator, region, period }: OwedCell & { readonly period: string },
  row: HandedInCell | undefined,
  { promptness, deadline, daysLate }: Pick<OwedCellStatus, 'promptness' | 'deadline' | 'daysLate'>,
): Omit<OwedCellStatus, 'hasReporter'> {
  const tellsReason =
    actor.rights.has('convene') ||
    (hasRight(actor.rights, needed.history) &&
      historyObstacle(index, actor, { indicator: indicator.id, region, period }) === undefined)
  return {
    ...{ indicator: indicator.id, name: indicator.name, region },
    regionName: index.regions.get(region)?.name ?? region,
    ...{ promptness, deadline, daysLate, firstOn: row?.firstOn ?? null },
    state: (row?.state as OwedCellStatus['state']) ?? null,
    returnReason: row?.state === 'returned' && tellsReason ? row.returnReason : null,
  }
}

/** The urgency of a cell: returned, then missing, then still to come, then reported. */
function urgencyOf({ state, promptness }: Omit<OwedCellStatus, 'hasReporter'>): number {
  if (state === 'returned') return 0
  if (promptness === 'missing') return 1
  return promptness === 'not-due' ? 2 : 3
}
