import type { ApprovedChange, Board, BoardRow } from '#server/contract/board.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import type { LiveQuery, Protocol3Message } from '#server/contract/live.ts'
import type { LiveChange } from './held-series.ts'

/** The rows of targets on which something came to wait, or waits no more. */
export type WaitingRows = Extract<Protocol3Message, { type: 'waiting' }>

interface BoardSnapshot {
  readonly sequence: number
  /** The hash is absent where the board was asked for without a live line. */
  readonly hash?: string
  readonly board: Board
  readonly recent: readonly ApprovedChange[]
}

/** The greatest number of changes that a wall keeps; the ticker shows a dozen. */
export const recentLimit = 40

/** The picture of a board on a wall: its rows by target, and the latest approved changes, newest first. */
export interface BoardPicture {
  readonly scope: string
  readonly at: string
  /** The sequence of the ledger entry up to which the picture is complete, and from which the line resumes. */
  readonly sequence: number
  /** The hash of that ledger entry, since another ledger may have the same sequence. */
  readonly hash: string | undefined
  readonly rows: ReadonlyMap<string, BoardRow>
  readonly recent: readonly ApprovedChange[]
  /**
   * The targets that changed since the picture was opened, each with the time of the change in ms since 1970, by the
   * browser's clock; as a wall draws it, a target that a remote marks has an infinite one.
   */
  readonly touched: ReadonlyMap<string, number>
}

/** The rows of a board whose matter exists in their region; the others are counted and shown nowhere. Rule L-19. */
export function rowsThatCount(rows: readonly BoardRow[]): readonly BoardRow[] {
  return rows.filter(({ notApplicable }) => !notApplicable)
}

/** The picture of a whole board. After a picture of the same view, rows that differ count as touched, so that viewers notice them. */
export function replacePicture(
  before: BoardPicture | null,
  snapshot: BoardSnapshot,
  heardAt: number,
): BoardPicture {
  const { board, recent, sequence, hash } = snapshot
  const counted = rowsThatCount(board.targets)
  const sameView = before?.scope === board.scope && before.at === board.at
  const changed = counted.filter((row) => {
    const old = sameView ? before.rows.get(row.target) : undefined
    return old && (old.value !== row.value || old.light !== row.light || old.period !== row.period)
  })
  return {
    scope: board.scope,
    at: board.at,
    sequence,
    hash,
    rows: new Map(counted.map((row) => [row.target, row])),
    recent: recent.slice(0, recentLimit),
    touched: new Map(changed.map((row) => [row.target, heardAt])),
  }
}

/** Whether a board that was asked for without the line tells nothing that the picture does not have. */
export function tellsNothingNew(
  picture: BoardPicture | null,
  { scope, at, sequence, targets }: Board,
): boolean {
  if (picture?.scope !== scope || picture.at !== at || sequence > picture.sequence) return false
  return JSON.stringify(rowsThatCount(targets)) === JSON.stringify([...picture.rows.values()])
}

/** The query of the live line for the changes since the picture; empty for the whole board. */
export function resumption(picture: BoardPicture | null): Pick<LiveQuery, 'since' | 'hash' | 'held'> {
  if (picture?.hash === undefined) return {}
  return { since: String(picture.sequence), hash: picture.hash, held: picture.at }
}

/**
 * The picture after a change. `known`: the picture has the change already. `missed`: a change before it is missing, and
 * the line must resume from `sequence`.
 */
export function foldChange(
  picture: BoardPicture,
  change: LiveChange,
  heardAt: number,
): BoardPicture | 'known' | 'missed' {
  if (change.sequence <= picture.sequence) return 'known'
  if (change.previous > picture.sequence) return 'missed'
  const rows = new Map(picture.rows)
  const touched = new Map(picture.touched)
  for (const row of change.targets) {
    if (row.notApplicable) rows.delete(row.target)
    else rows.set(row.target, row)
    touched.set(row.target, heardAt)
  }
  const recent = recentAfter(picture.recent, change)
  return { ...picture, sequence: change.sequence, hash: change.hash, rows, touched, recent }
}

/**
 * The picture after figures came to wait, or wait no more: their rows as a board has them now. A row counts as touched where its light turned.
 * `known`: the picture has them already.
 */
export function foldWaiting(
  picture: BoardPicture,
  waiting: WaitingRows,
  heardAt: number,
): BoardPicture | 'known' {
  const { sequence, hash, targets } = waiting
  if (sequence <= picture.sequence) return 'known'
  const rows = new Map(picture.rows)
  const counted = rowsThatCount(targets)
  for (const row of counted) rows.set(row.target, row)
  const turned = counted.filter(({ target, light }) => light !== picture.rows.get(target)?.light)
  return {
    ...{ ...picture, sequence, hash, rows },
    touched:
      turned.length === 0
        ? picture.touched
        : new Map([...picture.touched, ...turned.map(({ target }) => [target, heardAt] as const)]),
  }
}

/** An approval comes first. After a revocation the value that stands now takes its place by time. */
function recentAfter(
  recent: readonly ApprovedChange[],
  { cause, cell, observation }: LiveChange,
): readonly ApprovedChange[] {
  if (cause === 'approved') return (observation ? [observation, ...recent] : recent).slice(0, recentLimit)
  const others = recent.filter((each) => cellKey(each) !== cellKey(cell))
  if (!observation) return others
  return [...others, observation]
    .sort((a, b) => Date.parse(b.approvedAt) - Date.parse(a.approvedAt))
    .slice(0, recentLimit)
}
