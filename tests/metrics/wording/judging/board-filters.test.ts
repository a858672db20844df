import { describe, expect, it } from 'vitest'
import {
  boardFilters,
  filteredTargets,
  filterText,
  type FilteredTarget,
} from '#metrics/wording/judging/board-filters.ts'

const county = (
  region: string,
  distance: number | null,
  more: Partial<FilteredTarget> = {},
): FilteredTarget => ({
  ...{ target: `stations-${region}`, indicator: 'stations', basis: 'stock', due: '2025-12-31', region },
  ...{ completion: null, distance, light: 'behind', gap: -4 },
  ...more,
})

describe('boardFilters', () => {
  it('counts the targets of each alert that has some; ten points below the median by rule J-6', () => {
    const targets = [
      county('1', 0.4),
      county('2', 0.5),
      county('3', 0.6, { light: 'on-schedule', gap: 2 }),
      county('4', 0.5, { light: 'far-behind', gap: -10 }),
      county('5', null, { light: 'overdue', gap: null }),
    ]
    expect(boardFilters(targets)).toEqual([
      { name: 'far-behind', targets: ['stations-4'] },
      { name: 'behind', targets: ['stations-1', 'stations-2'] },
      { name: 'overdue', targets: ['stations-5'] },
      { name: 'ten-behind-schedule', targets: ['stations-4'] },
      { name: 'ten-below-median', targets: ['stations-1'] },
    ])
    expect(filteredTargets('missed', targets)).toEqual([])
    expect(filterText('ten-below-median', 1)).toBe('落后于中位数十个百分点 1 项')
  })
})
