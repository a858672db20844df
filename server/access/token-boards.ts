import type { FastifyRequest } from 'fastify'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { disclosureWords } from '#metrics/wording/installation/disclosures.ts'
import { AppError } from '../errors.ts'
import { concerns } from '../judging/scope.ts'
import type { Actor } from './actor.ts'

/**
 * The part of a request that names what it reads of boards: nothing, the names of all boards and targets, the board
 * `scope` of the query, a series of the query, or the target of the path. With `own-part` the route itself leaves out what the token may not read.
 */
export type Reads = 'no-figures' | 'names' | 'own-part' | 'scope' | 'series' | 'target'

/**
 * Refuses a token that is narrowed to a level of disclosure, except at routes that tell nothing of figures, or leave out by themselves what it
 * may not read (the exchange). The names of what is not disclosed are none of an outsider's business. @throws AppError not-allowed
 */
export function refuseUndisclosed({ disclosed }: Actor, reads: Reads | undefined): void {
  if (disclosed === undefined || reads === 'no-figures' || reads === 'own-part') return
  throw new AppError(
    'not-allowed',
    `这个令牌只能取${disclosureWords[disclosed]}的数据：请用 /sdmx/data 或 /api/exchange/observations。`,
  )
}

/**
 * Refuses a request for other boards by a display, or by a token that is narrowed to some. It may read its boards and those below them; a
 * route without `reads` is closed to it. A display without a board, of an earlier release, may read any. @throws AppError not-allowed
 */
export function refuseOtherBoards(
  index: CatalogueIndex,
  { kind, boards }: Actor,
  reads: Reads | undefined,
  request: Pick<FastifyRequest, 'query' | 'params'>,
): void {
  if (reads === 'no-figures' || reads === 'names' || reads === 'own-part') return
  if (boards === undefined && (kind !== 'display' || reads !== undefined)) return
  const { scope, indicator, region } = request.query as Readonly<Record<string, unknown>>
  const { id } = request.params as Readonly<Record<string, unknown>>
  const isOpen = (board: string): boolean => {
    if (reads === 'scope') return scope === board || (index.regions.has(board) && within(scope, board))
    // The route itself leaves other boards out of a series without a region.
    if (reads === 'series')
      return (
        typeof indicator === 'string' &&
        (region === undefined ||
          (typeof region === 'string' && concerns(index, board, { indicator, region })))
      )
    return reads === 'target' && (index.targetsIn(board) ?? []).some(({ record }) => record.id === id)
  }
  const within = (place: unknown, board: string) =>
    typeof place === 'string' && index.regions.has(place) && index.within(place, board)
  if (boards?.some(isOpen) === true) return
  throw new AppError(
    'not-allowed',
    kind === 'display'
      ? '大屏只能读取为它选定的看板。别的内容请以登录名登录后查看；要换看板，请系统管理员在“大屏”页修改。'
      : `这个令牌只能读取：${boards!.join('、')}。请改读这些看板，或请管理员另发令牌。`,
  )
}
