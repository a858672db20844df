import { describe, expect, it } from 'vitest'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import {
  alertRows,
  inPlace,
  sinceText,
  turningText,
  type AlertRows,
} from '#web/wall/scenes/alerts/alert-rows.ts'
import { boardRow } from '../../../board-row.ts'

/** Rows with a light, the worst first. */
const rowsOf = (light: Light, count: number) =>
  Array.from({ length: count }, (_, at) =>
    boardRow({ light, target: `${light}-${at + 1}`, gap: -40 + at, name: `${light} ${at}` }),
  )
const names = (rows: AlertRows['standing']) => rows.map(({ target }) => target)

describe('alertRows', () => {
  it('shows every target that needs attention where all have room, the worst first, and no other', () => {
    const rows = [
      ...rowsOf('behind', 2),
      ...rowsOf('met', 3),
      ...rowsOf('missed', 1),
      ...rowsOf('far-behind', 1),
    ]
    const found = alertRows(rows, 4)
    expect(names(found.standing)).toEqual(['far-behind-1', 'missed-1', 'behind-1', 'behind-2'])
    expect(found).toMatchObject({ turning: [], waiting: [] })
  })

  it('keeps the reds in sight, and turns the others through the places that are left', () => {
    const found = alertRows([...rowsOf('behind', 4), ...rowsOf('overdue', 1), ...rowsOf('far-behind', 2)], 4)
    expect(names(found.standing)).toEqual(['far-behind-1', 'far-behind-2'])
    expect(names(found.turning)).toEqual(['overdue-1', 'behind-1', 'behind-2', 'behind-3', 'behind-4'])
    expect(found.turningPlaces).toBe(2)
    expect(turningText(found)).toBe('红灯 2 项常在，其余 5 项每次 2 项轮换')
  })

  it('turns the reds among themselves where they do not fit, and lets the others wait', () => {
    const found = alertRows([...rowsOf('behind', 2), ...rowsOf('far-behind', 5)], 3)
    expect(names(found.standing)).toEqual([])
    expect(names(found.turning)).toHaveLength(5)
    expect(found.turning.every(({ light }) => light === 'far-behind')).toBe(true)
    expect(names(found.waiting)).toEqual(['behind-1', 'behind-2'])
    expect(turningText(found)).toBe('5 项每次 3 项轮换，另有 2 项，红灯减少后列出')
  })

  it('does not turn the reds where they take exactly all places', () => {
    const found = alertRows([...rowsOf('behind', 1), ...rowsOf('far-behind', 3)], 3)
    expect(names(found.standing)).toHaveLength(3)
    expect(found.turning).toEqual([])
    expect(turningText(found)).toBe('另有 1 项，红灯减少后列出')
  })

  it('says nothing of turning where all are in sight', () => {
    expect(turningText(alertRows(rowsOf('behind', 3), 7))).toBe('')
  })
})

describe('inPlace', () => {
  const found = alertRows([...rowsOf('far-behind', 1), ...rowsOf('behind', 5)], 3)

  it('begins with the worst', () => {
    expect(names(inPlace(found, []))).toEqual(['behind-1', 'behind-2'])
  })

  it('shows those in focus, over the end of the list too', () => {
    expect(names(inPlace(found, ['behind-3', 'behind-4']))).toEqual(['behind-3', 'behind-4'])
    expect(names(inPlace(found, ['behind-5', 'behind-1']))).toEqual(['behind-1', 'behind-5'])
  })

  it('leaves no place empty when what is in focus stands anyway or is well', () => {
    expect(names(inPlace(found, ['far-behind-1', 'behind-3']))).toEqual(['behind-3', 'behind-4'])
    expect(names(inPlace(found, ['some-that-is-met', 'behind-5']))).toEqual(['behind-1', 'behind-5'])
  })
})

describe('sinceText', () => {
  it('names the deadline that passed, the day that was due, or the months behind schedule', () => {
    expect(sinceText(boardRow({ light: 'overdue', overdueSince: '2024-09-09', overdueDays: 52 }))).toBe(
      '2024年9月9日起',
    )
    expect(sinceText(boardRow({ light: 'missed', due: '2024-06-30' }))).toBe('2024年6月30日到期')
    expect(sinceText(boardRow({ light: 'behind', lagMonths: 2.9 }))).toBe('落后\u20092.9\u2009个月')
    expect(sinceText(boardRow({ light: 'behind', lagMonths: null }))).toBe('')
  })
})
