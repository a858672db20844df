import type { Catalogue } from '../catalogue.ts'
import type { Reporting } from '../indicator.ts'
import { mergedTargets } from './merged-targets.ts'
import { endedBy, successorsBy, type Reform } from './reform.ts'

/** The catalogue after reforms of regions, one after the other: everything of former regions belongs to their successors. Rule Z-13. */
export function afterRegionReforms(recorded: Catalogue, inForce: readonly Reform[]): Catalogue {
  const arisen = new Set(inForce.flatMap(({ after }) => after))
  const shown = recorded.regions.filter(({ code, byReform }) => !byReform || arisen.has(code))
  const standing = shown.length === recorded.regions.length ? recorded : { ...recorded, regions: shown }
  return inForce.toSorted((a, b) => a.from.localeCompare(b.from)).reduce(afterOne, standing)
}

function afterOne(standing: Catalogue, reform: Reform): Catalogue {
  const { successorOf } = successorsBy([reform])
  const ended = endedBy([reform])
  const reformed = new Set(reform.before)
  const successors = (codes: readonly string[]) =>
    codes.some((code) => reformed.has(code))
      ? [...new Set(codes.flatMap((code) => (reformed.has(code) ? reform.after : [code])))]
      : codes
  /** Who reports in which region: a former region keeps its reporter, for the periods before the reform. Rule Z-14. */
  const reportedIn = ({ reporters }: Reporting): Pick<Reporting, 'reporters'> =>
    reporters === undefined
      ? {}
      : {
          reporters: reporters.flatMap(({ region, organisation }) =>
            [...new Set([region, ...successors([region])])].map((one) => ({ region: one, organisation })),
          ),
        }
  const placed = <T extends { readonly region: string }>(record: T, duty?: string): T =>
    reformed.has(record.region) ? { ...record, region: successorOf(record.region, duty) } : record
  return {
    ...standing,
    regions: standing.regions
      .filter(({ code }) => !ended.has(code))
      .map((region) =>
        region.parent === undefined || !ended.has(region.parent)
          ? region
          : { ...region, parent: successorOf(region.parent) },
      ),
    documents: standing.documents.map((document) => placed(document)),
    organisations: standing.organisations.map((organisation) => placed(organisation)),
    milestones: standing.milestones.map((milestone) => placed(milestone, milestone.id)),
    indicators: standing.indicators.map((indicator) => ({
      ...indicator,
      regions: successors(indicator.regions),
      ...reportedIn(indicator),
      ...(indicator.earlierReporters && {
        earlierReporters: indicator.earlierReporters.map((one) => ({ ...one, ...reportedIn(one) })),
      }),
    })),
    targets: mergedTargets(
      standing.targets.map((target) => [target, placed(target, target.id)] as const),
      standing.indicators,
    ),
    evaluationSchemes: standing.evaluationSchemes.map((scheme) =>
      scheme.over === 'regions' ? { ...scheme, participants: successors(scheme.participants) } : scheme,
    ),
    boards: onceByScope(
      standing.boards.map((board) =>
        ended.has(board.scope) ? { ...board, scope: successorOf(board.scope) } : board,
      ),
      new Set(reform.after),
    ),
  }
}

/** The boards, those of each successor once: merged regions would otherwise have several equal ones. */
function onceByScope(boards: Catalogue['boards'], arisen: ReadonlySet<string>): Catalogue['boards'] {
  return boards.filter(
    ({ scope }, at) => !arisen.has(scope) || boards.findIndex((one) => one.scope === scope) === at,
  )
}
