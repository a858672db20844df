import type { CataloguedTarget, CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { reporterNow } from '../catalogue/indicator.ts'
import { answeringOrganisations } from '../catalogue/target-groups.ts'

/** A reporter with organisations and regions, each with all regions below. */
export interface Reporter {
  readonly organisations: readonly string[]
  readonly regions: readonly string[]
}

type Passing = Pick<CatalogueIndex, 'answeredBy'>

/** Whether somebody reports for an organisation or one of its predecessors, and therefore signs for its orders. Rule X-8. */
export function signsFor(
  index: Passing,
  { organisations }: Pick<Reporter, 'organisations'>,
  organisation: string,
): boolean {
  return index.answeredBy(organisations).includes(organisation)
}

/** Whether somebody reports for an organisation in a region. */
export function reportsFor(
  index: Passing & Pick<CatalogueIndex, 'within'>,
  reporter: Reporter,
  { organisation, region }: { readonly organisation: string; readonly region: string },
): boolean {
  return (
    signsFor(index, reporter, organisation) && reporter.regions.some((bound) => index.within(region, bound))
  )
}

/**
 * The organisation that is asked about a target: of those that answer for it, in their order, and then of the indicator's reporter, the
 * first for which somebody reports in its region; undefined where nobody could answer. Rule J-12.
 */
export function whomToAsk(
  index: Passing & Pick<CatalogueIndex, 'within'>,
  entry: CataloguedTarget,
  reporters: readonly Reporter[],
): string | undefined {
  const { region } = entry.record
  return [...answeringOrganisations(entry), reporterNow(entry.target.indicator, region)].find(
    (organisation) => reporters.some((reporter) => reportsFor(index, reporter, { organisation, region })),
  )
}
