import type { Deps } from '../../deps.ts'
import { encodeAnswer, type EncodedAnswer } from '../../http/encoded-answer.ts'
import { projectBoard } from '../../judging/board.ts'
import { followBoards } from '../../judging/board-versions.ts'
import { ledgerHashAt } from '../../judging/queries.ts'
import { targetsIn } from '../../judging/scope.ts'
import { viewOf, type View } from '../../judging/view.ts'
import { recentResults } from '../../recent-results.ts'

/** Boards kept ready: those of every wall and of the views being looked at, some tens of kilobytes each. */
const kept = 200

/** What a request for a board asks for. */
export interface BoardQuery {
  readonly scope: string
  readonly at?: string
  readonly asOf?: string
}

/**
 * Encoded boards. One is made anew only after a change that can show on it; a view pinned by `asOf` never. A tag names the
 * entry of the ledger by its hash: a ledger that was restored and went on otherwise makes no tag that was known before.
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
    // Looked at before the view: a change that comes in between makes a board newer than its tag, never older.
    const index = catalogue.current()
    const hash = versionOf(index, targetsIn(index, query.scope))
    const at = query.at ?? clock.today()
    const key = keyOf(query.scope, at, 'live', hash)
    return boards.made(key) ?? viewOf(deps, { at }).then((view) => project(view, query.scope, key))
  }
}
