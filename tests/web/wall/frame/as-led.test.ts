import { expect, it } from 'vitest'
import type { BoardRow } from '#server/contract/board.ts'
import type { BoardPicture } from '#web/stores/board-picture.ts'
import { asLed, ledText } from '#web/wall/frame/as-led.ts'

const rows = [
  { target: 'a', light: 'far-behind' },
  { target: 'b', light: 'behind' },
  { target: 'c', light: 'far-behind' },
] as BoardRow[]
const picture = {
  rows: new Map(rows.map((row) => [row.target, row])),
  touched: new Map([['b', 5]]),
} as unknown as BoardPicture
const plain = { filter: null, mark: null, hold: false }

it('leaves the targets of an alert, and marks one without forgetting what changed', () => {
  const led = asLed(picture, { ...plain, filter: 'far-behind', mark: 'c' })
  expect([...led.rows.keys()]).toEqual(['a', 'c'])
  expect([...led.touched]).toEqual([
    ['b', 5],
    ['c', Infinity],
  ])
  expect([...asLed(picture, plain).rows.keys()]).toEqual(['a', 'b', 'c'])
})

it('says who directs, how many targets are left, and that the picture is held; of a meeting that it is followed', () => {
  expect(ledText(picture, '平板', { ...plain, filter: 'far-behind', hold: true })).toBe(
    '平板正在遥控 · 严重滞后 2 项 · 已定住',
  )
  expect(ledText(null, '第43周调度会', { ...plain, meeting: true })).toBe('跟着“第43周调度会”')
})
