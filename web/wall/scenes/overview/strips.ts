import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { Answerer } from './matrix.ts'

/**
 * Organisations with a strip each, in columns from the most urgent on. `lights`: a light a target, side by side; `counts`: how
 * many have which light, where there are too many to draw each.
 */
export interface Strips {
  readonly shows: 'lights' | 'counts'
  readonly columns: readonly (readonly Answerer[])[]
  /** Design pixels that each strip has beyond what it holds. */
  readonly spare: number
  /** Organisations for which no room is left. */
  readonly left: readonly Answerer[]
}

export interface StripRoom {
  readonly width: number
  readonly height: number
}

/** Design pixels: so low is a strip, so high and wide what it holds, and so wide its name with what is around. */
const lowest = 42
const tallest = 84
const name = 216
const padding = 4
const sizes = { lights: { width: 34, height: 30 }, counts: { width: 98, height: 36 } }
/** So narrow may a column be, and so far do columns stand apart. */
const narrowest = 430
const between = 44

/** As few columns as hold all; with too many targets for that, counts; with too many organisations, the most urgent. */
export function stripsOf(answerers: readonly Answerer[], room: StripRoom): Strips {
  const most = Math.max(1, Math.floor((room.width + between) / (narrowest + between)))
  for (const shows of ['lights', 'counts'] as const)
    for (let columns = 1; columns <= most; columns += 1) {
      const heights = heightsIn(shows, answerers, columns, room.width)
      const filled = balanced(heights, columns, room.height)
      if (filled) return laidOut(shows, answerers, heights, filled, room.height)
    }
  const heights = heightsIn('counts', answerers, most, room.width)
  const height = room.height - lowest
  return laidOut('counts', answerers, heights, filledTo(height, heights).slice(0, most), height)
}

/** How many have which light, what must be acted on first. */
export function lightsOf({ rows }: Answerer): readonly { light: Light | null; count: number }[] {
  const groups = Map.groupBy(rows, ({ light }) => light)
  return Array.from(groups, ([light, { length }]) => ({ light, count: length }))
}

/** How high the strip of each is in one of so many columns. */
function heightsIn(
  shows: Strips['shows'],
  answerers: readonly Answerer[],
  columns: number,
  width: number,
): readonly number[] {
  const size = sizes[shows]
  const own = (width - between * (columns - 1)) / columns - name
  const side = Math.max(1, Math.floor(own / size.width))
  return answerers.map((answerer) => {
    const held = shows === 'lights' ? answerer.rows.length : lightsOf(answerer).length
    return Math.max(lowest, padding + Math.ceil(held / side) * size.height)
  })
}

/** Where each column ends, of so many that are about equally high; undefined where they do not hold all. */
function balanced(
  heights: readonly number[],
  columns: number,
  height: number,
): readonly number[] | undefined {
  const whole = heights.reduce((sum, one) => sum + one, 0)
  for (let limit = Math.max(Math.ceil(whole / columns), ...heights); limit <= height; limit += 1) {
    const ends = filledTo(limit, heights)
    if (ends.length <= columns) return ends
  }
  return undefined
}

/** Where each column ends, of as many as it takes, none of them higher than this but where a strip alone is. */
function filledTo(limit: number, heights: readonly number[]): readonly number[] {
  const ends: number[] = []
  let filled = 0
  for (const [at, one] of heights.entries()) {
    if (filled > 0 && filled + one > limit) {
      ends.push(at)
      filled = 0
    }
    filled += one
  }
  return [...ends, heights.length]
}

function laidOut(
  shows: Strips['shows'],
  answerers: readonly Answerer[],
  heights: readonly number[],
  ends: readonly number[],
  height: number,
): Strips {
  const columns = ends.map((end, at) => answerers.slice(ends[at - 1] ?? 0, end))
  const used = ends.map((end, at) => heights.slice(ends[at - 1] ?? 0, end).reduce((sum, one) => sum + one, 0))
  const spare = Math.floor((height - Math.max(...used)) / Math.max(...columns.map(({ length }) => length)))
  return {
    shows,
    columns,
    spare: Math.max(0, Math.min(tallest - lowest, spare)),
    left: answerers.slice(ends.at(-1)),
  }
}
