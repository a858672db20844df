import type { Deps } from '../../deps.ts'
import { encodeAnswer, type EncodedAnswer } from '../../encoded-answer.ts'
import { projectBoard, targetsIn } from '../../live/board-projection.ts'
import { followBoards } from '../../live/board-versions.ts'
import { viewOf } from '../../live/view.ts'
import { recentResults } from '../../recent-results.ts'

/** Boards kept ready: those of every wall and of the views being looked at, some tens of kilobytes each. */
const kept = 200

/** What a request for a board asks for. */
export interface BoardQuery {
  readonly scope: string
  readonly at?: string
  readonly asOf?: string
}

/** Encoded boards. One is made anew only after a change that can show on it; a view pinned by `asOf` never. */
export function boardAnswers(deps: Deps): (query: BoardQuery) => Promise<EncodedAnswer> {
  const { store, catalogue, version } = deps
  const boards = recentResults<EncodedAnswer>(kept)
  const versionOf = followBoards(store)
  return async (query) => {
    // Looked at before the view: a change that comes in between makes a board newer than its tag, never older.
    const live = query.asOf === undefined ? versionOf(targetsIn(catalogue.current(), query.scope)) : 0
    const view = await viewOf(deps, query)
    const state = query.asOf === undefined ? live : `pinned-${view.asOf}`
    const index = query.asOf === undefined ? catalogue.current() : await catalogue.asOf(view.asOf)
    const key = `${version}-${query.scope}-${view.at}-${state}`
    return boards.get(key, async () =>
      encodeAnswer(await projectBoard(store.reader, index, query.scope, view), key),
    )
  }
}
