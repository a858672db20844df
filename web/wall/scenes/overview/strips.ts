import type { Light } from '#metrics/catalogue/light-rule.ts'
import type { OrganisationTargets } from './matrix.ts'

/**
 * Organisations with a strip each, in columns, the most urgent first. `lights`: one light for each target; `counts`: the
 * number of each light, if there are too many targets.
 */
export interface Strips {
  readonly shows: 'lights' | 'counts'
  readonly columns: readonly (readonly OrganisationTargets[])[]
  /** Design pixels of each strip beyond its content. */
  readonly spare: number
  /** Organisations without a place. */
  readonly left: readonly OrganisationTargets[]
}

export interface StripRoom {
  readonly width: number
  readonly height: number
}

/**
 * Design pixels: the least and greatest height of a strip, the width of its name with margins, its padding, and the size
 * of its lights or counts.
 */
const lowest = 42
const tallest = 84
const name = 216
const padding = 4
const sizes = { lights: { width: 34, height: 30 }, counts: { width: 98, height: 36 } }
/** The least width of a column, and the distance between two columns. */
const narrowest = 430
const between = 44

/**
 * The strips in as few columns as hold all organisations; many targets lead to counts, and too many organisations to the
 * most urgent ones alone.
 */
export function stripsOf(groups: readonly OrganisationTargets[], room: StripRoom): Strips {
  const most = Math.max(1, Math.floor((room.width + between) / (narrowest + between)))
  for (const shows of ['lights', 'counts'] as const)
    for (let columns = 1; columns <= most; columns += 1) {
      const heights = heightsIn(shows, groups, columns, room.width)
      const filled = balanced(heights, columns, room.height)
      if (filled) return laidOut(shows, groups, heights, filled, room.height)
    }
  const heights = heightsIn('counts', groups, most, room.width)
  const height = room.height - lowest
  return laidOut('counts', groups, heights, filledTo(height, heights).slice(0, most), height)
}

/** The number of each light, the most urgent first. */
export function lightsOf({ rows }: OrganisationTargets): readonly { light: Light | null; count: number }[] {
  const groups = Map.groupBy(rows, ({ light }) => light)
  return Array.from(groups, ([light, { length }]) => ({ light, count: length }))
}

/** The height of each organisation's strip, for a number of columns. */
function heightsIn(
  shows: Strips['shows'],
  groups: readonly OrganisationTargets[],
  columns: number,
  width: number,
): readonly number[] {
  const size = sizes[shows]
  const own = (width - between * (columns - 1)) / columns - name
  const side = Math.max(1, Math.floor(own / size.width))
  return groups.map((group) => {
    const held = shows === 'lights' ? group.rows.length : lightsOf(group).length
    return Math.max(lowest, padding + Math.ceil(held / side) * size.height)
  })
}

/** The ends of columns of about equal height; undefined where they do not hold all strips. */
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

/** The ends of columns up to a height, which only a single strip may exceed. */
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
  groups: readonly OrganisationTargets[],
  heights: readonly number[],
  ends: readonly number[],
  height: number,
): Strips {
  const columns = ends.map((end, at) => groups.slice(ends[at - 1] ?? 0, end))
  const used = ends.map((end, at) => heights.slice(ends[at - 1] ?? 0, end).reduce((sum, one) => sum + one, 0))
  const spare = Math.floor((height - Math.max(...used)) / Math.max(...columns.map(({ length }) => length)))
  return {
    shows,
    columns,
    spare: Math.max(0, Math.min(tallest - lowest, spare)),
    left: groups.slice(ends.at(-1)),
  }
}
