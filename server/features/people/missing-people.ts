import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { reporterOn } from '#metrics/catalogue/indicator.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import { comparePeriods, periodEnd } from '#metrics/period.ts'
import { owedPeriods } from '#metrics/reporting/owed-periods.ts'
import { reportsFor, signsFor } from '#metrics/reporting/who-reports.ts'
import type { People } from '../../contract/people.ts'
import type { Reader } from '../../db/store.ts'
import { unreviewedSteps } from '../../workflow/unreviewed.ts'
import { reportersOf, reviewersOf } from './queries.ts'

type Missing = Pick<People, 'unreviewed' | 'unreported'>

/**
 * The places that nobody fills: regions and levels without a reviewer, and organisations without a reporter, of figures that are owed on a
 * day, each as of its last period.
 */
export async function missingPeople(reader: Reader, index: CatalogueIndex, today: string): Promise<Missing> {
  const [reporters, reviewers] = [await reportersOf(reader), await reviewersOf(reader)]
  const unreviewed = new Map<string, Missing['unreviewed'][number]>()
  const unreported = new Map<string, Missing['unreported'][number]>()
  const nameOf = (region: string) => index.regions.get(region)?.name ?? region
  for (const indicator of index.indicators.values()) {
    const last = owedPeriods(index, indicator, today).sort(comparePeriods).at(-1)
    if (!last) continue
    const end = periodEnd(last)
    const [levels, organisations] = [new Set<string>(), new Set<string>()]
    for (const region of index.collectedIn(indicator, end)) {
      for (const { region: at, level = null, number } of unreviewedSteps(
        index,
        { indicator: indicator.id, region },
        reviewers,
      )) {
        const key = `${at} ${number}`
        const known = unreviewed.get(key) ?? { region: at, regionName: nameOf(at), level, indicators: 0 }
        unreviewed.set(key, levels.has(key) ? known : { ...known, indicators: known.indicators + 1 })
        levels.add(key)
      }
      const organisation = reporterOn(indicator, region, end)
      if (reporters.some((one) => reportsFor(index, one, { organisation, region }))) continue
      const known = unreported.get(organisation) ?? {
        ...{ organisation, organisationName: nameOfOrganisation(index, organisation), regions: [] },
        ...{ nobody: !reporters.some((one) => signsFor(index, one, organisation)), indicators: 0 },
      }
      unreported.set(organisation, {
        ...known,
        regions: [...new Set([...known.regions, nameOf(region)])],
        indicators: known.indicators + (organisations.has(organisation) ? 0 : 1),
      })
      organisations.add(organisation)
    }
  }
  const mostFirst = <T extends { readonly indicators: number }>(found: ReadonlyMap<string, T>) =>
    [...found.values()].sort((a, b) => b.indicators - a.indicators)
  return { unreviewed: mostFirst(unreviewed), unreported: mostFirst(unreported) }
}
