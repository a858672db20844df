import { Decimal } from '../../numbers/decimal.ts'
import type { TargetRecord } from '../catalogue.ts'
import { overRegionsOf, type Indicator } from '../indicator.ts'
import { isWithdrawn } from './amendments.ts'

/**
 * The targets after a reform of regions; `moved` has each as recorded and as it is in its present region. Targets of merged regions become
 * one: the sum where values add up, or the target that all of them share; two that differ stay two. Rule Z-13.
 */
export function mergedTargets(
  moved: readonly (readonly [recorded: TargetRecord, now: TargetRecord])[],
  indicators: readonly Pick<Indicator, 'id' | 'unit' | 'overRegions'>[],
): TargetRecord[] {
  const summed = new Set(indicators.flatMap((one) => (overRegionsOf(one) === 'sum' ? one.id : [])))
  const groups = Map.groupBy(moved, ([, now]) => commitmentKey(now))
  const became = new Map<string, string>()
  const merged = [...groups.values()].flatMap((group) => {
    const fromOthers = group.some(([recorded, now]) => recorded.region !== now.region)
    if (group.length === 1 || !fromOthers) return group.map(([, now]) => now)
    // The target of a region that existed before continues.
    const own = group.find(([recorded, now]) => recorded.region === now.region) ?? group[0]!
    const parts = [own, ...group.filter((one) => one !== own)].map(([, now]) => now)
    const one = addsUp(parts[0]!, summed) ? sumOf(parts) : alike(parts)
    if (!one) return parts
    for (const { id } of parts) became.set(id, one.id)
    return [one]
  })
  return merged.map((target) => {
    const whole = became.get(target.partOf ?? '')
    return whole === undefined ? target : { ...target, partOf: whole }
  })
}

/** The key of a commitment: targets of merged regions become one where it is the same. */
function commitmentKey(target: TargetRecord): string {
  const { id, indicator, region, basis, comparator, start, due, plan, partOf } = target
  return JSON.stringify([
    ...[indicator, region, basis, comparator, start, due, plan, partOf],
    isWithdrawn(target) ? id : '',
  ])
}

/** Whether targets add up to a sum. Rule H-4. */
function addsUp({ indicator, basis, comparator }: TargetRecord, summed: ReadonlySet<string>): boolean {
  return comparator !== 'range' && summed.has(indicator) && ['flow', 'deliverables', 'stock'].includes(basis)
}

/** The sum of targets; it has a baseline where all of them have one. */
function sumOf(parts: readonly TargetRecord[]): TargetRecord {
  const { baseline: _, ...one } = together(parts)
  const baselines = parts.flatMap(({ baseline }) => baseline ?? [])
  return {
    ...one,
    value: Decimal.sum(...parts.map(({ value }) => value)).toString(),
    ...(baselines.length === parts.length && { baseline: Decimal.sum(...baselines).toString() }),
  }
}

/** The target that all of these share, where they do not add up. */
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
