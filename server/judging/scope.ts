import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { AppError } from '../errors.ts'

/** The targets of a region and the regions below, or of a document. @throws AppError not-found for a scope that is neither */
export function targetsIn(index: CatalogueIndex, scope: string): readonly CataloguedTarget[] {
  const targets = index.targetsIn(scope)
  if (!targets) throw new AppError('not-found', `没有这个范围：${scope}。scope 请写地区代码或文件编号。`)
  return targets
}

/**
 * Whether an approval concerns a scope. A region is concerned by everything in it and below. A document is concerned by the indicators of
 * its targets and their components, in the targets' regions and below. A withdrawn indicator concerns no scope.
 */
export function concerns(index: CatalogueIndex, scope: string, { indicator, region }: SeriesName): boolean {
  if (!index.indicators.has(indicator)) return false
  if (index.regions.has(scope)) return index.within(region, scope)
  const told = new Set([indicator, ...index.computedFrom({ indicator, region }).map((one) => one.indicator)])
  return (index.targetsIn(scope) ?? []).some(
    ({ record }) => told.has(record.indicator) && index.within(region, record.region),
  )
}

/** The series whose approvals concern a scope, as far as the catalogue collects them. @throws AppError not-found */
export function seriesWithin(index: CatalogueIndex, scope: string): SeriesName[] {
  targetsIn(index, scope)
  const collected = [...index.indicators.values()].flatMap(({ id, regions }) =>
    regions.flatMap(index.originsOf).map((region) => ({ indicator: id, region })),
  )
  return collected.filter((series) => concerns(index, scope, series))
}

/** The targets within `scope` that an approval may turn. */
export function targetsTurned(
  index: CatalogueIndex,
  scope: string,
  approved: readonly SeriesName[],
): CataloguedTarget[] {
  const within = new Set(index.targetsIn(scope))
  const series = approved.flatMap((one) => [one, ...index.computedFrom(one)])
  const turned = new Set(series.flatMap(({ indicator, region }) => index.targetsOn(indicator, region)))
  return [...turned].filter((target) => within.has(target))
}
