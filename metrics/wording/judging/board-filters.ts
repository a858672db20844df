import { BELOW_MEDIAN, isFarBelow, ranksAmong, type ComparedTarget } from '../../agenda/among.ts'
import type { Light } from '../../catalogue/light-rule.ts'
import { lightWord } from './lights.ts'

/** The alerts by which a remote narrows a wall to some targets, with their names. */
export const boardFilterWords = {
  'far-behind': lightWord('far-behind'),
  behind: lightWord('behind'),
  missed: lightWord('missed'),
  overdue: lightWord('overdue'),
  'ten-behind-schedule': '落后序时十个百分点',
  'ten-below-median': '落后于中位数十个百分点',
} as const

export type BoardFilterName = keyof typeof boardFilterWords
export const boardFilterNames = Object.keys(boardFilterWords) as readonly BoardFilterName[]

/** A target of a board, as filters look at it. */
export interface FilteredTarget extends ComparedTarget {
  readonly light: Light | null
  readonly gap: number | null
}

/** A filter with the targets that it leaves. */
export interface BoardFilter {
  readonly name: BoardFilterName
  readonly targets: readonly string[]
}

/** The targets of a board that a filter leaves; below the median counts by rule J-6. */
export function filteredTargets(
  name: BoardFilterName,
  targets: readonly FilteredTarget[],
): readonly string[] {
  const ranks = name === 'ten-below-median' ? ranksAmong(targets) : new Map<string, never>()
  const isLeft = ({ target, light, gap }: FilteredTarget): boolean => {
    if (name === 'ten-behind-schedule') return gap !== null && gap <= -BELOW_MEDIAN
    const among = ranks.get(target)
    return name === 'ten-below-median' ? among !== undefined && isFarBelow(among) : light === name
  }
  return targets.filter(isLeft).map(({ target }) => target)
}

/** The filters that leave some targets of a board. */
export function boardFilters(targets: readonly FilteredTarget[]): readonly BoardFilter[] {
  return boardFilterNames
    .map((name) => ({ name, targets: filteredTargets(name, targets) }))
    .filter((filter) => filter.targets.length > 0)
}

/** A filter with its count: `落后于中位数十个百分点 4 项`. */
export function filterText(name: BoardFilterName, count: number): string {
  return `${boardFilterWords[name]} ${count} 项`
}
