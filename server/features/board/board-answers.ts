import type { Deps } from '../../deps.ts'
import { encodeAnswer, type EncodedAnswer } from '../../http/encoded-answer.ts'
import { projectBoard } from '../../judging/board.ts'
import { followBoards } from '../../judging/following/board-versions.ts'
import { ledgerHashAt } from '../../judging/queries.ts'
import { targetsIn } from '../../judging/scope.ts'
import { viewOf, type View } from '../../judging/view.ts'
import { recentResults } from '../../recent-results.ts'

/** The number of encoded boards that are kept, of some tens of kilobytes each. */
const kept = 200

/** A request for a board. */
export interface BoardQuery {
  readonly scope: string
  readonly at?: string
  readonly asOf?: string
}

/**
 * Answers requests for boards with encoded boards. A board is made anew only after a change that can alter it; a board that is pinned by
 * `asOf` never is. Its tag contains the hash of a ledger entry, so that a restored ledger that goes on differently makes new tags.
 */
export function boardAnswers(deps: Deps): (query: BoardQuery) => EncodedAnswer | Promise<EncodedAnswer> {
  const { store, catalogue, clock, version } = deps
  const boards = recentResults<EncodedAnswer>(kept)
  const hashes = recentResults<string>(kept)
  const versionOf = followBoards(store)
  const keyOf = (scope: string, at: string, of: 'live' | 'pinned', hash: string) =>
    `${version}-${scope}-${at}-${of}-${hash}`

  async function pinned(query: BoardQuery): Promise<EncodedAnswer> {
    const view = await viewOf(deps, query)
    const hash = await hashes.get(String(view.asOf), () => ledgerHashAt(store.reader, view.asOf))
    return project(view, query.scope, keyOf(query.scope, view.at, 'pinned', hash))
  }
  const project = (view: View, scope: string, key: string) =>
    boards.get(key, async () => encodeAnswer(await projectBoard(view, scope), key))

  return (query) => {
    if (query.asOf !== undefined) return pinned(query)
    // The index is read before the view: a change in between makes a board that is newer than its tag, never one that is older.
    const index = catalogue.current()
    const hash = versionOf(index, targetsIn(index, query.scope))
    const at = query.at ?? clock.today()
    const key = keyOf(query.scope, at, 'live', hash)
    return boards.made(key) ?? viewOf(deps, { at }).then((view) => project(view, query.scope, key))
  }
}
