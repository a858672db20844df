import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { Board, BoardRow, BoardSummary } from '../contract/board.ts'
import { answeringFor, boardRow } from './board-row.ts'
import { judge, type JudgedTarget } from './judge.ts'
import { interruptedSeries } from './queries.ts'
import { targetsIn } from './scope.ts'
import type { View } from './view.ts'

/**
 * The rows of targets that were judged at a view. A target that several documents cite has the citation of `scope`; two organisations of
 * one name are told apart. A target whose figures a collector brings says so while that collector is interrupted.
 */
export async function rowsOf(
  view: Pick<View, 'reader' | 'index' | 'asOf'>,
  judged: readonly JudgedTarget[],
  scope: string,
): Promise<BoardRow[]> {
  const nameOf = distinctNames(view.index, targetsIn(view.index, scope).map(answeringFor))
  const interrupted = await interruptedSeries(view)
  return judged.map(({ catalogued, assessment }) => {
    const row = boardRow(catalogued, assessment, nameOf, scope)
    return interrupted.has(seriesKey(row)) ? { ...row, interrupted: true } : row
  })
}

/** The board of a scope. @throws AppError not-found for a scope that is neither a region nor a document */
export async function projectBoard(view: View, scope: string): Promise<Board> {
  const rows = await rowsOf(view, await judge(view, targetsIn(view.index, scope)), scope)
  return {
    sequence: view.asOf,
    scope,
    at: view.at,
    summary: summarise(rows),
    demo: rows.some((row) => row.demo),
    // What targets are judged by may be changed without a second person.
    ...(view.singleHanded && { singleHanded: true }),
    targets: rows,
  }
}

const counterOf: Readonly<Record<Light, keyof BoardSummary>> = {
  met: 'met',
  'on-schedule': 'onSchedule',
  behind: 'behind',
  'far-behind': 'farBehind',
  missed: 'missed',
  overdue: 'overdue',
  'no-data': 'noData',
  'no-baseline': 'noBaseline',
  'not-started': 'notStarted',
}

/** The number of targets with each light; those that are not judged, and those that do not concern their region, are counted apart. */
function summarise(rows: readonly Pick<BoardRow, 'light' | 'notApplicable'>[]): BoardSummary {
  const summary: BoardSummary = {
    met: 0,
    onSchedule: 0,
    behind: 0,
    farBehind: 0,
    missed: 0,
    overdue: 0,
    noData: 0,
    noBaseline: 0,
    notStarted: 0,
    unjudged: 0,
    notApplicable: 0,
  }
  for (const { light, notApplicable } of rows)
    summary[notApplicable ? 'notApplicable' : light === null ? 'unjudged' : counterOf[light]]++
  return summary
}
