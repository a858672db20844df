import type { FastifyRequest } from 'fastify'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { disclosureWords } from '#metrics/wording/installation/disclosures.ts'
import { AppError } from '../errors.ts'
import { concerns } from '../judging/scope.ts'
import type { Actor } from './actor.ts'

/**
 * What a request to a route reads, where that can be held against boards: nothing of theirs, the board `scope` of the
 * query, a series of the query, or the target of the path. `own-part`: the route itself leaves out what lies outside.
 */
export type Reads = 'no-figures' | 'own-part' | 'scope' | 'series' | 'target'

/** A token narrowed to a level of disclosure reads what the exchange gives out, and what describes that. */
export function refuseUndisclosed({ disclosed }: Actor, reads: Reads | undefined): void {
  if (disclosed === undefined || reads === 'no-figures' || reads === 'own-part') return
  throw new AppError(
    'not-allowed',
    `这个令牌只能取${disclosureWords[disclosed]}的数据：请用 /sdmx/data 或 /api/exchange/observations。`,
  )
}

/** A token narrowed to boards reads these and what lies below them; a route that does not say what it reads is closed to it. */
export function refuseOtherBoards(
  index: CatalogueIndex,
  { boards }: Actor,
  reads: Reads | undefined,
  request: Pick<FastifyRequest, 'query' | 'params'>,
): void {
  if (boards === undefined || reads === 'no-figures' || reads === 'own-part') return
  const { scope, indicator, region } = request.query as Readonly<Record<string, unknown>>
  const { id } = request.params as Readonly<Record<string, unknown>>
  const isOpen = (board: string): boolean => {
    if (reads === 'scope') return scope === board || (index.regions.has(board) && within(scope, board))
    if (reads === 'series')
      return (
        typeof indicator === 'string' &&
        typeof region === 'string' &&
        concerns(index, board, { indicator, region })
      )
    return reads === 'target' && (index.targetsIn(board) ?? []).some(({ record }) => record.id === id)
  }
  const within = (place: unknown, board: string) =>
    typeof place === 'string' && index.regions.has(place) && index.within(place, board)
  if (boards.some(isOpen)) return
  throw new AppError(
    'not-allowed',
    `这个令牌只能读取：${boards.join('、')}。请改读这些看板（数据须写明 indicator 和 region），或请管理员另发令牌。`,
  )
}
