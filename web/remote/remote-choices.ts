import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { scopeName } from '#metrics/catalogue/scope-name.ts'
import type { BoardChoice } from '#server/contract/boards.ts'
import type { RemoteDisplay } from '#server/contract/remote.ts'

/** A board that a remote may choose. */
export interface RemoteBoard {
  readonly scope: string
  readonly name: string
}

/** The boards that all of these displays show, and the regions below them that have targets. */
export function remoteBoards(
  displays: readonly RemoteDisplay[],
  choices: readonly BoardChoice[],
  index: CatalogueIndex,
): readonly RemoteBoard[] {
  const open = (scope: string) =>
    displays.every(({ scopes }) =>
      scopes.some(
        (board) =>
          board === scope ||
          (index.regions.has(board) && index.regions.has(scope) && index.within(scope, board)),
      ),
    )
  const own = [...new Set(displays.flatMap(({ scopes }) => scopes))]
  const below = index.catalogue.regions
    .map(({ code }) => code)
    .filter((code) => !own.includes(code) && (index.targetsIn(code)?.length ?? 0) > 0)
  return [...own, ...below].filter(open).map((scope) => ({
    scope,
    name: choices.find((one) => one.scope === scope)?.title ?? scopeName(scope, index),
  }))
}

/** Who else directs a display, or the meeting that it follows, in words; undefined where nobody does. */
export function otherWords({ lead, meeting }: RemoteDisplay): string | undefined {
  if (lead) return lead.own ? undefined : `${lead.byName}正在遥控`
  return meeting?.held ? `跟着“${meeting.title}”` : undefined
}

/** The time that is left, `9 分 58 秒`. */
export function leftWords(until: string, now: number): string {
  const seconds = Math.max(0, Math.floor((Date.parse(until) - now) / 1_000))
  const minutes = Math.floor(seconds / 60)
  if (minutes >= 60) return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`
}
