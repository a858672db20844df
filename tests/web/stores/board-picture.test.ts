import { describe, expect, it } from 'vitest'
import type { BoardRow } from '#server/contract/board.ts'
import {
  foldChange,
  foldWaiting,
  recentLimit,
  replacePicture,
  resumption,
  tellsNothingNew,
  type BoardPicture,
} from '#web/stores/board-picture.ts'
import { approval, approvedChange, approvedFigure, boardOf, boardRow, revocation } from '../board-row.ts'
import { ledgerHash } from '../ledger-hash.ts'

const opened = 1_000
const later = 2_000

function picture(): BoardPicture {
  const recent = [approvedChange({ period: '2024-M09', value: 7776, previous: 7722 })]
  const board = boardOf([boardRow({ value: 7776 })])
  return replacePicture(null, { sequence: 10, hash: ledgerHash(10), board, recent }, opened)
}
const change = (sequence: number, previous: number, value = 7812) =>
  approval(sequence, previous, approvedFigure({ value }))

const waiting = (sequence: number, row: BoardRow) => ({
  ...{ type: 'waiting' as const, sequence, hash: ledgerHash(sequence), targets: [row], reasons: [] },
})

describe('foldWaiting', () => {
  it('marks what waits, touches the row only where its light turns, and leaves the ticker', () => {
    const before = picture()
    const waits = boardRow({ value: 7776, pendingReview: true })
    const marked = foldWaiting(before, waiting(12, waits), later) as BoardPicture
    expect([marked.sequence, marked.hash, marked.rows.get(waits.target)]).toEqual([12, ledgerHash(12), waits])
    expect([marked.recent, marked.touched]).toEqual([before.recent, before.touched])
    const turned = foldWaiting(marked, waiting(14, { ...waits, light: 'overdue' }), later) as BoardPicture
    expect([...turned.touched]).toEqual([[waits.target, later]])
  })

  it('knows what a change or a whole board has told already', () => {
    expect(foldWaiting(picture(), waiting(10, boardRow()), later)).toBe('known')
  })
})

describe('foldChange', () => {
  it('replaces the row, leads the ticker and remembers when it was heard', () => {
    const next = foldChange(picture(), change(12, 10), later) as BoardPicture
    expect(next.sequence).toBe(12)
    expect(next.rows.get('zhaoqing-2024-5g-base-stations')?.value).toBe(7812)
    expect(next.recent.map(({ value }) => value)).toEqual([7812, 7776])
    expect(next.touched.get('zhaoqing-2024-5g-base-stations')).toBe(later)
  })

  it('takes out a target that does not concern its region any more, and leaves it out of a whole board (L-19)', () => {
    const away = boardRow({ light: null, notApplicable: true })
    const told = { ...change(12, 10), targets: [away] }
    const next = foldChange(picture(), told, later) as BoardPicture
    expect([...next.rows.keys()]).toEqual([])
    const board = boardOf([away], 12)
    const opened = replacePicture(null, { sequence: 12, hash: ledgerHash(12), board, recent: [] }, later)
    expect([...opened.rows.keys()]).toEqual([])
    expect(tellsNothingNew(opened, board)).toBe(true)
  })

  it('leaves the picture before it as it was', () => {
    const before = picture()
    foldChange(before, change(12, 10), later)
    expect(before.rows.get('zhaoqing-2024-5g-base-stations')?.value).toBe(7776)
  })

  it('knows a change that was already folded in', () => {
    expect(foldChange(picture(), change(10, 7), later)).toBe('known')
  })

  it('notices that another change came between', () => {
    expect(foldChange(picture(), change(14, 12), later)).toBe('missed')
  })

  it('takes three changes that follow one another after a cut', () => {
    const values = [change(11, 10, 7780), change(15, 11, 7800), change(16, 15, 7812)]
    const last = values.reduce<BoardPicture>(
      (at, one) => foldChange(at, one, later) as BoardPicture,
      picture(),
    )
    expect(last.sequence).toBe(16)
    expect(last.recent.slice(0, 3).map(({ value }) => value)).toEqual([7812, 7800, 7780])
  })

  it('tells of a cell whose approval was revoked only what stands instead, in its place by time', () => {
    const approved = foldChange(picture(), change(12, 10), later) as BoardPicture
    const september = approvedFigure({
      period: '2024-M09',
      value: 7770,
      approvedAt: '2024-10-08T09:00:00.000+08:00',
    })
    const next = foldChange(approved, revocation(13, 12, september, boardRow()), later) as BoardPicture
    expect(next.recent.map(({ period, value }) => `${period} ${value}`)).toEqual([
      '2024-M10 7812',
      '2024-M09 7770',
    ])
  })

  it('drops from the ticker what was revoked where nothing stands instead', () => {
    const approved = foldChange(picture(), change(12, 10), later) as BoardPicture
    const row = boardRow({ value: 7776, period: '2024-M09' })
    const next = foldChange(approved, revocation(13, 12, null, row), later) as BoardPicture
    expect(next.recent.map(({ period }) => period)).toEqual(['2024-M09'])
    expect(next.rows.get('zhaoqing-2024-5g-base-stations')?.period).toBe('2024-M09')
  })

  it('keeps the ticker bounded over months', () => {
    let at = picture()
    for (let sequence = 11; sequence < 211; sequence++) {
      at = foldChange(at, change(sequence, sequence - 1, sequence), later) as BoardPicture
    }
    expect(at.recent).toHaveLength(recentLimit)
    expect(at.recent[0]?.value).toBe(210)
    expect(at.touched.size).toBe(1)
  })
})

describe('replacePicture', () => {
  it('touches nothing in the first picture', () => {
    expect(picture().touched.size).toBe(0)
  })

  it('touches what differs from the picture before of the same view', () => {
    const board = boardOf([boardRow({ value: 7812 }), boardRow({ target: 'other', value: 5 })], 20)
    const next = replacePicture(picture(), { sequence: 20, board, recent: [] }, later)
    expect([...next.touched]).toEqual([['zhaoqing-2024-5g-base-stations', later]])
  })

  it('touches nothing when the reference date is another', () => {
    const board = { ...boardOf([boardRow({ value: 1 })]), at: '2024-11-30' }
    expect(replacePicture(picture(), { sequence: 20, board, recent: [] }, later).touched.size).toBe(0)
  })

  it('goes back where the server says so, as after a restore', () => {
    expect(
      replacePicture(picture(), { sequence: 4, board: boardOf([], 4), recent: [] }, later).sequence,
    ).toBe(4)
  })
})

describe('resumption', () => {
  it('asks for what came after the picture', () => {
    expect(resumption(picture())).toEqual({ since: '10', hash: ledgerHash(10), held: '2024-10-31' })
    const after = foldChange(picture(), change(12, 10), later) as BoardPicture
    expect(resumption(after)).toMatchObject({ since: '12', hash: ledgerHash(12) })
  })

  it('asks for everything without a picture, or where it was asked for plainly: its ticker is not known', () => {
    expect(resumption(null)).toEqual({})
    const plainly = replacePicture(picture(), { sequence: 12, board: boardOf([], 12), recent: [] }, later)
    expect(resumption(plainly)).toEqual({})
  })
})
