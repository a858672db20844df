import { reporterOf } from '#metrics/catalogue/indicator.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { filingId } from '#metrics/reporting/owed-cells.ts'
import type { FilingRing } from '../../../contract/bell.ts'

/** A cell on which somebody decided, or which waits for review. */
export interface RungCell {
  readonly kind: FilingRing['kind']
  readonly indicator: string
  readonly region: string
  readonly period: string
  readonly actor: string
  readonly at: string
  readonly sequence: number
  readonly reason: string | null
}

/** The most cells that a ring names. */
const named = 3
/** Decisions of one person on one filing form one ring while each follows the one before within so many milliseconds. */
const together = 60_000

/** Groups cells, given oldest first, into rings; the newest ring stands first. */
export function ringsOf(
  index: CatalogueIndex,
  cells: readonly RungCell[],
  nameOf: (actor: string) => string,
): FilingRing[] {
  const open = new Map<string, RungCell[]>()
  const groups: RungCell[][] = []
  for (const cell of cells) {
    const key = `${cell.kind} ${filingOf(index, cell)} ${cell.kind === 'waiting' ? '' : cell.actor}`
    const group = open.get(key)
    const last = group?.at(-1)
    if (group && last && (cell.kind === 'waiting' || isSoonAfter(last, cell))) group.push(cell)
    else {
      const begun = [cell]
      open.set(key, begun)
      groups.push(begun)
    }
  }
  return groups.map((group) => ringOf(index, group, nameOf)).sort((a, b) => b.sequence - a.sequence)
}

function isSoonAfter(before: RungCell, cell: RungCell): boolean {
  return Date.parse(cell.at) - Date.parse(before.at) <= together
}

function filingOf(index: CatalogueIndex, cell: RungCell): string {
  return filingId(reporterOf(index.indicators.get(cell.indicator)!, cell), cell.period)
}

function ringOf(
  index: CatalogueIndex,
  group: readonly RungCell[],
  nameOf: (actor: string) => string,
): FilingRing {
  const last = group.at(-1)!
  const organisation = reporterOf(index.indicators.get(last.indicator)!, last)
  return {
    ...{ kind: last.kind, sequence: last.sequence, at: last.at, filing: filingOf(index, last) },
    ...{ organisation, organisationName: nameOfOrganisation(index, organisation) },
    ...{ period: last.period, count: group.length },
    cells: group.slice(0, named).map(({ indicator, region, reason }) => ({
      name: index.indicators.get(indicator)!.name,
      regionName: index.regions.get(region)?.name ?? region,
      reason,
    })),
    ...((last.kind === 'settled' || last.kind === 'questioned') && targetOf(index, last)),
    actorName: nameOf(last.actor),
  }
}

/** A target of the cell's series. */
function targetOf(index: CatalogueIndex, { indicator, region }: RungCell): Pick<FilingRing, 'target'> {
  const [first] = index.targetsOn(indicator, region)
  return first ? { target: first.record.id } : {}
}
