import { describe, expect, it } from 'vitest'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import { boardRow } from '#tests/web/board-row.ts'
import { organisationTargetsOf } from '#web/wall/scenes/overview/matrix.ts'
import { lightsOf, stripsOf, type Strips } from '#web/wall/scenes/overview/strips.ts'

/** Organisations with a number of targets each, which have these lights in turn. */
const many = (organisations: number, each: number, lights: readonly Light[] = ['on-schedule']) =>
  organisationTargetsOf(
    Array.from({ length: organisations * each }, (_, at) =>
      boardRow({
        target: `t${at}`,
        organisation: `o${at % organisations}`,
        light: lights[Math.floor(at / organisations) % lights.length]!,
      }),
    ),
  )
const wall = { width: 1840, height: 750 }
const shape = ({ shows, columns, left }: Strips) => ({
  shows,
  columns: columns.map(({ length }) => length),
  left: left.length,
})

describe('stripsOf', () => {
  it('has the lights of 280 targets of 40 organisations in three columns of about equal length', () => {
    const strips = stripsOf(many(40, 7), wall)
    expect(shape(strips)).toEqual({ shows: 'lights', columns: [14, 14, 12], left: 0 })
    // 750 − 14 × 42 = 162 are left for 14 strips.
    expect(strips.spare).toBe(11)
  })

  it('gives a strip the lines that its lights take: of 300 beside a name of 216, 47 stand in a line', () => {
    // Seven lines of 30 and a padding of 4 are 214; four of them are 856, which one column of 750 does not hold.
    expect(shape(stripsOf(many(3, 300), wall))).toMatchObject({ shows: 'lights', columns: [3] })
    expect(shape(stripsOf(many(4, 300), wall))).toMatchObject({ shows: 'counts' })
  })

  it('counts the lights where there is no room to draw each, and every organisation is there', () => {
    const low = { width: 1291, height: 430 }
    const strips = stripsOf(many(20, 18, ['behind', 'met']), low)
    expect(shape(strips)).toEqual({ shows: 'counts', columns: [10, 10], left: 0 })
  })

  it('says of how many organisations there is no room, the most urgent first, and leaves a line for that', () => {
    const low = { width: 400, height: 430 }
    // A height of 430 − 42 holds nine strips of 42.
    const strips = stripsOf(many(20, 30), low)
    expect(shape(strips)).toEqual({ shows: 'counts', columns: [9], left: 11 })
  })

  it('shows every organisation once, whatever its room', () => {
    const groups = many(23, 17)
    for (let height = 100; height <= 1000; height += 50) {
      const { columns, left } = stripsOf(groups, { width: 1000, height })
      expect([...columns.flat(), ...left]).toEqual(groups)
    }
  })
})

describe('lightsOf', () => {
  it('counts each light, what must be acted on first', () => {
    const [first] = many(1, 5, ['on-schedule', 'far-behind'])
    expect(lightsOf(first!)).toEqual([
      { light: 'far-behind', count: 2 },
      { light: 'on-schedule', count: 3 },
    ])
  })
})
