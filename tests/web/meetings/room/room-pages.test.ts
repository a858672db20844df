import { describe, expect, it } from 'vitest'
import { parsePeriod } from '#metrics/period.ts'
import type { MeetingSnapshot } from '#server/contract/meetings.ts'
import { drawnCurve, pageByKey, roomPages, turnBySwipe } from '#web/meetings/room/room-pages.ts'

describe('roomPages', () => {
  it('has a page for each target where it is spoken of first, with all its items and its narrative', () => {
    const item = (kind: string, target: string | null) => ({
      key: `${kind}.${target}`,
      kind,
      target,
      figures: target && !kind.startsWith('order') ? {} : null,
    })
    const picture = {
      items: [
        item('red', 'b'),
        item('red', 'a'),
        item('contradiction', 'b'),
        item('red', 'gone'),
        item('order-due', 'a'),
        item('milestones-due', null),
      ],
      targets: [{ target: 'a' }, { target: 'b' }],
      curves: [{ target: 'a' }],
      narratives: [{ target: 'b' }],
      orders: [
        { id: '1', targets: ['a'], filedOn: '2024-09-06' },
        { id: '2', targets: ['c', 'a'], filedOn: '2024-10-11' },
      ],
    } as unknown as MeetingSnapshot
    const told = roomPages(picture).map(({ number, id, items, curve, narrative, orders }) => {
      const ids = orders.map((order) => order.id)
      return [number, id, items.map(({ key }) => key), curve?.target, narrative?.target, ids]
    })
    expect(told).toEqual([
      [1, 'b', ['red.b', 'contradiction.b'], undefined, 'b', []],
      [2, 'a', ['red.a', 'order-due.a'], 'a', undefined, ['2', '1']],
      // Items without a target stand on the last page.
      [3, 'general', ['milestones-due.null'], undefined, undefined, []],
    ])
  })
})

describe('drawnCurve', () => {
  it('makes of a frozen curve what charts draw', () => {
    const { points, outlook, marks } = drawnCurve({
      target: 'a',
      periods: ['2024-M08', '2024-M09'],
      actual: [5, null],
      planned: [6, 7.5],
      unsettled: [0],
      breaks: [1],
      marks: [{ place: 1, text: '交办' }],
      forecast: { from: '2024-M08', point: [6], low80: [5], high80: [7] },
    })
    expect(marks).toEqual([{ place: 1, text: '交办' }])
    expect(points).toEqual([
      { period: parsePeriod('2024-M08'), actual: 5, planned: 6, unsettled: true, breaks: false },
      { period: parsePeriod('2024-M09'), actual: null, planned: 7.5, unsettled: false, breaks: true },
    ])
    expect(outlook).toEqual({ from: parsePeriod('2024-M08'), steps: [{ point: 6, low80: 5, high80: 7 }] })
  })
})

describe('pageByKey', () => {
  it.each([
    ['ArrowRight', 2, 3],
    ['PageDown', 3, 3],
    ['ArrowLeft', 2, 1],
    ['PageUp', 1, 1],
    ['Home', 3, 1],
    ['End', 1, 3],
    ['a', 2, undefined],
  ])('leads by %s from page %i of 3 to %s', (key, open, page) => {
    expect(pageByKey(key, open, 3)).toBe(page)
  })
})

describe('turnBySwipe', () => {
  it('turns by one page for a finger drawn far and level, and by none for less', () => {
    const from = { x: 500, y: 300 }
    expect(turnBySwipe(from, { x: 440, y: 330 })).toBe(1)
    expect(turnBySwipe(from, { x: 560, y: 270 })).toBe(-1)
    expect(turnBySwipe(from, { x: 441, y: 300 })).toBe(0)
    expect(turnBySwipe(from, { x: 400, y: 351 })).toBe(0)
    expect(turnBySwipe(from, from)).toBe(0)
  })
})
