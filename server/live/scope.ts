import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'

/** One indicator in one region: what an approval is about. */
export interface Cell {
  readonly indicator: string
  readonly region: string
}

/**
 * Whether someone who watches `scope` is told of an approval: a region, of everything in it and below; a document, of
 * the indicators that it sets targets on, in the targets' regions and below. Nobody, of an indicator that was withdrawn.
 */
export function concerns(index: CatalogueIndex, scope: string, { indicator, region }: Cell): boolean {
  if (!index.indicators.has(indicator)) return false
  if (index.regions.has(scope)) return index.within(region, scope)
  return (index.targetsIn(scope) ?? []).some(
    ({ record }) => record.indicator === indicator && index.within(region, record.region),
  )
}

/** The targets within `scope` that an approval may turn. */
export function targetsTurned(
  index: CatalogueIndex,
  scope: string,
  cells: readonly Cell[],
): CataloguedTarget[] {
  const within = new Set(index.targetsIn(scope))
  const turned = new Set(cells.flatMap(({ indicator, region }) => index.targetsOn(indicator, region)))
  return [...turned].filter((target) => within.has(target))
}
