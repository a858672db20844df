import {
  checkAllocation,
  checkOrganisationAllocation,
  type Allocation,
  regionsDividing,
} from '#metrics/evaluation/allocation.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import { regionsInTotal, sumOfChildren, type RolledUp } from '#metrics/series/rollup.ts'
import { supersedes } from '#metrics/series/standing.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'

/** A target that is divided among regions or organisations, or whose values are collected of the parts of its region: the sums of the parts, beside the whole. */
export interface AllocationRow {
  readonly row: BoardRow
  /** The targets of the regions below, summed up; null where they have none. */
  readonly allocation: Allocation | null
  /** The parts of organisations, summed up; null where no organisation has one. */
  readonly ofOrganisations: Allocation | null
  /** Whether functional zones count in the total beside the counties. */
  readonly zonesCount: boolean
  /** The sum of the parts' values in the row's period; null where the indicator is not collected of the parts. */
  readonly parts: { readonly total: RolledUp; readonly difference: string | null } | null
}

export interface Allocations {
  readonly rows: readonly AllocationRow[]
  /**
   * The number of targets that could be divided and are not, and of whose parts no values are collected. `notAdditive` counts targets whose parts do not add up
   * (rates, growth, ranges).
   */
  readonly undivided: number
  readonly notAdditive: number
}

/** 目标分解 and 下级合计 of a board's targets. Rules H-1, H-2, H-4. `records` may have values of other periods too. */
export function allocationRows(
  index: CatalogueIndex,
  rows: readonly BoardRow[],
  records: readonly ObservationRecord[],
): Allocations {
  const found: AllocationRow[] = []
  let undivided = 0
  let notAdditive = 0
  for (const row of rows) {
    const entry = index.targets.get(row.target)
    if (!entry) continue
    const { regions } = index.catalogue
    const members = regionsInTotal(regions, row.region, entry.target.indicator.madeOf)
    const handed = checkOrganisationAllocation(
      entry.target,
      index.partsOf(row.target).map(({ target }) => target),
    )
    const ofOrganisations = 'absent' in handed ? null : handed
    if (members.length === 0 && !ofOrganisations) continue
    const isGiven = (region: string) => index.targetsOn(row.indicator, region).length > 0
    const dividing = regionsDividing(regions, entry.target, isGiven)
    const children = dividing.flatMap((region) => index.targetsOn(row.indicator, region))
    const checked = checkAllocation(
      entry.target,
      dividing,
      children.map(({ target }) => target),
    )
    if ('absent' in checked && checked.absent === 'not-additive') {
      notAdditive++
      continue
    }
    const allocation = 'absent' in checked ? null : checked
    // A plan may name the counties that a target concerns: the others are not missing.
    const collected = members.filter((region) => entry.target.indicator.regions.includes(region))
    if (!allocation && !ofOrganisations && collected.length === 0) undivided++
    else
      found.push({
        row,
        allocation,
        ofOrganisations,
        zonesCount: entry.target.indicator.madeOf?.zones === true,
        parts: collected.length > 0 ? partsOf(row, collected, records) : null,
      })
  }
  return { rows: found, undivided, notAdditive }
}

function partsOf(
  row: BoardRow,
  members: readonly string[],
  records: readonly ObservationRecord[],
): AllocationRow['parts'] {
  const standing = new Map<string, ObservationRecord>()
  for (const record of records) {
    if (record.indicator !== row.indicator || record.period !== row.period) continue
    if (record.state === 'approved' && supersedes(record, standing.get(record.region)))
      standing.set(record.region, record)
  }
  const values = [...standing.values()].map(({ region, value, reason }) => ({
    region,
    value,
    ...(reason && { reason }),
  }))
  const total = sumOfChildren(members, values)
  const difference =
    'absent' in total || row.value === null ? null : new Decimal(total.value).minus(row.value).toString()
  return { total, difference }
}
