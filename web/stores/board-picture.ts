import type { ApprovedChange, Board, BoardRow } from '#server/contract/board.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import type { LiveQuery } from '#server/contract/live.ts'
import type { LiveChange } from './held-series.ts'

interface BoardSnapshot {
  readonly sequence: number
  /** Absent where the board was asked for plainly. */
  readonly hash?: string
  readonly board: Board
  readonly recent: readonly ApprovedChange[]
}

/** The ticker shows a dozen at most; a wall that runs for months keeps no more. */
export const recentLimit = 40

/** All that a wall knows of its board: raw rows by target, and the latest approved changes, newest first. */
export interface BoardPicture {
  readonly scope: string
  readonly at: string
  /** The ledger's sequence up to which the picture is complete: where to resume. */
  readonly sequence: number
  /** Of the ledger's entry `sequence`: another ledger may use the number for something else. */
  readonly hash: string | undefined
  readonly rows: ReadonlyMap<string, BoardRow>
  readonly recent: readonly ApprovedChange[]
  /** For each target touched by a change since the picture was opened: when it was heard, in ms since 1970. */
  readonly touched: ReadonlyMap<string, number>
}

/** A whole board; after a picture of the same view, what differs counts as touched, so that the eye is led to it. */
export function replacePicture(
  before: BoardPicture | null,
  snapshot: BoardSnapshot,
  heardAt: number,
): BoardPicture {
  const { board, recent, sequence, hash } = snapshot
  const sameView = before?.scope === board.scope && before.at === board.at
  const changed = board.targets.filter((row) => {
    const old = sameView ? before.rows.get(row.target) : undefined
    return old && (old.value !== row.value || old.light !== row.light || old.period !== row.period)
  })
  return {
    scope: board.scope,
    at: board.at,
    sequence,
    hash,
    rows: new Map(board.targets.map((row) => [row.target, row])),
    recent: recent.slice(0, recentLimit),
    touched: new Map(changed.map((row) => [row.target, heardAt])),
  }
}

/** What to ask the live line for: the changes after the picture held; everything, where there is none that a snapshot brought. */
export function resumption(picture: BoardPicture | null): Pick<LiveQuery, 'since' | 'hash' | 'held'> {
  if (picture?.hash === undefined) return {}
  return { since: String(picture.sequence), hash: picture.hash, held: picture.at }
}

/** Folds a change in. `known`: it already was. `missed`: another came between that we never saw; ask again from `sequence`. */
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
    rows.set(row.target, row)
    touched.set(row.target, heardAt)
  }
  const recent = recentAfter(picture.recent, change)
  return { ...picture, sequence: change.sequence, hash: change.hash, rows, touched, recent }
}

/** An approval comes first. After a revocation the cell's value that stands now is shown, in its place by time. */
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
