import { Decimal } from '../../numbers/decimal.ts'
import type { TargetRecord } from '../catalogue.ts'
import type { Indicator } from '../indicator.ts'
import { isWithdrawn } from './amendments.ts'

/**
 * Targets where they stand now, each with what it was before its region passed to another: those of regions that became one are one
 * target, the sum of what adds up, else the one that all of them have; two that differ stay two. Rule Z-13.
 */
export function mergedTargets(
  moved: readonly (readonly [recorded: TargetRecord, now: TargetRecord])[],
  indicators: readonly Pick<Indicator, 'id' | 'unit'>[],
): TargetRecord[] {
  const units = new Map(indicators.map(({ id, unit }) => [id, unit]))
  const groups = Map.groupBy(moved, ([, now]) => commitmentKey(now))
  const became = new Map<string, string>()
  const merged = [...groups.values()].flatMap((group) => {
    const fromOthers = group.some(([recorded, now]) => recorded.region !== now.region)
    if (group.length === 1 || !fromOthers) return group.map(([, now]) => now)
    // That of a region which was there before goes on.
    const own = group.find(([recorded, now]) => recorded.region === now.region) ?? group[0]!
    const parts = [own, ...group.filter((one) => one !== own)].map(([, now]) => now)
    const one = addsUp(parts[0]!, units) ? sumOf(parts) : alike(parts)
    if (!one) return parts
    for (const { id } of parts) became.set(id, one.id)
    return [one]
  })
  return merged.map((target) => {
    const whole = became.get(target.partOf ?? '')
    return whole === undefined ? target : { ...target, partOf: whole }
  })
}

/** What two targets of regions that become one must agree in to be one. */
function commitmentKey(target: TargetRecord): string {
  const { id, indicator, region, basis, comparator, start, due, plan, partOf } = target
  return JSON.stringify([
    ...[indicator, region, basis, comparator, start, due, plan, partOf],
    isWithdrawn(target) ? id : '',
  ])
}

/** Rule H-4. */
function addsUp({ indicator, basis, comparator }: TargetRecord, units: ReadonlyMap<string, string>): boolean {
  return (
    comparator !== 'range' &&
    units.get(indicator) !== '%' &&
    ['flow', 'deliverables', 'stock'].includes(basis)
  )
}

/** Of what adds up. A baseline is printed where all of them have one. */
function sumOf(parts: readonly TargetRecord[]): TargetRecord {
  const { baseline: _, ...one } = together(parts)
  const baselines = parts.flatMap(({ baseline }) => baseline ?? [])
  return {
    ...one,
    value: Decimal.sum(...parts.map(({ value }) => value)).toString(),
    ...(baselines.length === parts.length && { baseline: Decimal.sum(...baselines).toString() }),
  }
}

/** Of what does not: the target that all of them have. */
function alike(parts: readonly TargetRecord[]): TargetRecord | undefined {
  const [first] = parts
  const isOne = parts.every(({ value, high }) => value === first!.value && high === first!.high)
  return isOne ? together(parts) : undefined
}

function together(parts: readonly TargetRecord[]): TargetRecord {
  const { amendments: _, printed: __, denominator: ___, ...first } = parts[0]!
  const once = <T>(of: readonly T[]) => [...new Map(of.map((one) => [JSON.stringify(one), one])).values()]
  return {
    ...first,
    citations: once(parts.flatMap(({ citations }) => citations)),
    organisations: once(parts.flatMap(({ organisations }) => organisations)),
    softeners: once(parts.flatMap(({ softeners }) => softeners)),
    remarks: once(parts.flatMap(({ remarks }) => remarks)),
  }
}
