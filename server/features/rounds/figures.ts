import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { reporterNow } from '#metrics/catalogue/indicator.ts'
import { answeringOrganisations } from '#metrics/catalogue/target-groups.ts'
import type { RoundFigure } from '../../contract/rounds.ts'
import type { Deps } from '../../deps.ts'
import { boardRow } from '../../judging/board-row.ts'
import { judge } from '../../judging/judge.ts'
import { viewOf } from '../../judging/view.ts'
import type { RoundHead } from './queries.ts'

/** The targets of a clause of a document, in the catalogue's order. */
export function targetsOfClause(
  index: CatalogueIndex,
  document: string,
  path: string | undefined,
): readonly CataloguedTarget[] {
  return (index.targetsIn(document) ?? []).filter(({ record }) =>
    record.citations.some((one) => one.document === document && one.clause === path),
  )
}

/** The targets of an ask: those of its clause for which its organisation answers or reports, or else all of them. */
function targetsOfAsk(
  index: CatalogueIndex,
  document: string,
  { clause, organisation }: RoundHead['asks'][number],
): readonly CataloguedTarget[] {
  const path = index.documents.get(document)?.clauses.find(({ key }) => key === clause)?.path
  const all = targetsOfClause(index, document, path)
  const own = all.filter(
    (entry) =>
      answeringOrganisations(entry).includes(organisation) ||
      reporterNow(entry.target.indicator, entry.record.region) === organisation,
  )
  return own.length > 0 ? own : all
}

/** The figures of the targets that each ask is about, as approved and judged on a day, by the ask's number. */
export async function figuresOfAsks(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  { today, round }: { readonly today: string; readonly round: Pick<RoundHead, 'asks' | 'document'> },
): Promise<ReadonlyMap<number, readonly RoundFigure[]>> {
  const view = await viewOf(deps, { at: today })
  const { index } = view
  const of = new Map(round.asks.map((ask) => [ask.number, targetsOfAsk(index, round.document, ask)] as const))
  const judged = await judge(view, [...new Set([...of.values()].flat())])
  const figures = new Map(
    judged.map(({ catalogued, assessment }) => {
      const { target, name, region, unit, decimals, value, period, completion, light, pendingReview, demo } =
        boardRow(catalogued, assessment, (organisation) => organisation, round.document)
      const regionName = index.regions.get(region)?.name ?? region
      return [
        target,
        { target, name, regionName, unit, decimals, value, period, completion, light, pendingReview, demo },
      ]
    }),
  )
  return new Map(
    [...of].map(([number, targets]) => [
      number,
      targets.flatMap(({ record }) => figures.get(record.id) ?? []),
    ]),
  )
}
