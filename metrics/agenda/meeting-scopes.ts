import type { CatalogueIndex, CataloguedTarget } from '../catalogue/catalogue-index.ts'
import type { Milestone } from '../catalogue/catalogue.ts'
import { answeringOrganisations } from '../catalogue/target-groups.ts'

/**
 * The targets of a meeting's scope: those of a region and the regions below, of a document, or those that an organisation answers for;
 * undefined for any other scope. Rule J-11.
 */
export function targetsOfScope(
  index: CatalogueIndex,
  scope: string,
): readonly CataloguedTarget[] | undefined {
  const placed = index.targetsIn(scope)
  if (placed || !index.organisations.has(scope)) return placed
  return [...index.targets.values()].filter((entry) => answeringOrganisations(entry).includes(scope))
}

/** The targets of several scopes, each once, in the order of the scopes. A scope that was withdrawn since has none. */
export function targetsOfScopes(index: CatalogueIndex, scopes: readonly string[]): CataloguedTarget[] {
  return [...new Set(scopes.flatMap((scope) => targetsOfScope(index, scope) ?? []))]
}

/** The milestones of several scopes, each once: those of the region and the regions below, of the document, or led by the organisation. */
export function milestonesOfScopes(index: CatalogueIndex, scopes: readonly string[]): Milestone[] {
  return index.catalogue.milestones.filter(({ region, citations, organisations }) =>
    scopes.some(
      (scope) =>
        index.within(region, scope) ||
        citations.some(({ document }) => document === scope) ||
        organisations.includes(scope),
    ),
  )
}
