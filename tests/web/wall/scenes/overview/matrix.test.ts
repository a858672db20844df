import { describe, expect, it } from 'vitest'
import { boardRow } from '#tests/web/board-row.ts'
import {
  organisationTargetsOf,
  matrixColumns,
  isNameLong,
  layoutOf,
  type MatrixLine,
} from '#web/wall/scenes/overview/matrix.ts'

const row = (target: string, organisation: string, light: 'far-behind' | 'behind' | 'on-schedule' | null) =>
  boardRow({ target, organisation, light, name: target })
const rows = [
  row('a1', 'a', 'on-schedule'),
  row('a2', 'a', 'behind'),
  row('b1', 'b', 'far-behind'),
  row('b2', 'b', null),
  row('c1', 'c', 'on-schedule'),
]
const groups = organisationTargetsOf(rows)
/** A line as text: `b` the organisation, `b+` where it goes on, `b1` its target. */
const told = (line: MatrixLine) =>
  line.kind === 'target' ? line.row.target : line.group.organisation + (line.goesOn ? '+' : '')
const columns = (capacity: number) =>
  matrixColumns(groups, capacity).map((lines) => lines.map(told).join(' '))

describe('organisationTargetsOf', () => {
  it('begins with the organisation of the most urgent target, and with that target', () => {
    expect(groups.map(({ organisation, rows }) => [organisation, rows.map(({ target }) => target)])).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a2', 'a1']],
      ['c', ['c1']],
    ])
  })

  it('counts what somebody must act on', () => {
    expect(groups.map(({ pressing }) => pressing)).toEqual([1, 1, 0])
  })
})

describe('matrixColumns', () => {
  it('fills a column and goes on in the next', () => {
    expect(columns(8)).toEqual(['b b1 b2 a a2 a1 c c1'])
    expect(columns(5)).toEqual(['b b1 b2 a a2', 'a+ a1 c c1'])
  })

  it('leaves no name last in its column without a target', () => {
    expect(columns(4)).toEqual(['b b1 b2', 'a a2 a1', 'c c1'])
  })

  it('lists every target once, whatever the column holds', () => {
    for (let capacity = 2; capacity <= 8; capacity += 1) {
      const targets = matrixColumns(groups, capacity).flatMap((lines) =>
        lines.flatMap((line) => (line.kind === 'target' ? [line.row.target] : [])),
      )
      expect(targets).toEqual(['b1', 'b2', 'a2', 'a1', 'c1'])
    }
  })
})

describe('isNameLong', () => {
  it('is one that does not stand in one line beside its figure', () => {
    const gap = { figure: '−24.0', unit: '个百分点' }
    // Four columns of a wall of 1920 px: 425 px less 64 of light and margins and some 152 of the figure are 9 characters of 22 px.
    expect(
      ['跨境电商交易额', '规上工业企业数字化转型覆盖率'].map((name) => isNameLong(name, gap, 425)),
    ).toEqual([false, true])
    expect(isNameLong('规上工业企业数字化转型覆盖率', gap, 580)).toBe(false)
    expect(isNameLong('远安县·规上工业企业数字化转型', { figure: '达序时', unit: '' }, 580)).toBe(true)
  })
})

describe('layoutOf', () => {
  /** Organisations with a number of targets each. */
  const many = (organisations: number, each: number) =>
    organisationTargetsOf(
      Array.from({ length: organisations * each }, (_, at) =>
        row(`t${at}`, `o${at % organisations}`, 'on-schedule'),
      ),
    )
  const wall = { width: 1840, height: 750 }

  it('shows few targets in one column of tall lines', () => {
    expect(layoutOf(groups, wall)).toEqual({ columns: 1, width: 1_240, capacity: 8, lineHeight: 84 })
  })

  it('takes the fewest columns whose lines are at least 62 high: 20 targets of 10 organisations', () => {
    expect(layoutOf(many(10, 2), wall)).toMatchObject({
      columns: 3,
      capacity: 11,
      lineHeight: 68,
    })
  })

  it('shows targets in lower lines, down to 42', () => {
    const layout = layoutOf(many(9, 6), wall)!
    expect(layout).toMatchObject({ columns: 4 })
    expect(layout.lineHeight).toBeGreaterThanOrEqual(42)
    expect(layout.capacity * layout.lineHeight).toBeLessThanOrEqual(wall.height)
  })

  it('has no line for each of 280 targets', () => {
    expect(layoutOf(many(40, 7), wall)).toBeUndefined()
  })
})
