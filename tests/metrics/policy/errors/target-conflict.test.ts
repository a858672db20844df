import { describe, expect, it } from 'vitest'
import type { TargetRecord } from '#metrics/catalogue/catalogue.ts'
import { conflictBetween } from '#metrics/policy/errors/target-conflict.ts'

const floor: TargetRecord = {
  id: 'a',
  indicator: 'stations',
  name: '5G基站',
  region: '441200',
  basis: 'stock',
  comparator: '>=',
  value: '8000',
  start: '2024-01-01',
  due: '2024-12-31',
  kind: 'hard',
  spanAssumed: false,
  citations: [],
  organisations: [],
  leadAssumed: false,
  softeners: [],
  remarks: [],
}
const against = (change: Partial<TargetRecord>) => conflictBetween(floor, { ...floor, id: 'b', ...change })

describe('conflictBetween', () => {
  it.each<[string, Partial<TargetRecord>, string | undefined]>([
    ['the same commitment', {}, 'duplicate-target'],
    ['another floor', { value: '9000' }, 'contradiction'],
    ['a ceiling above the floor', { comparator: '<=', value: '9000' }, undefined],
    ['a ceiling below the floor', { comparator: '<=', value: '7000' }, 'contradiction'],
    ['an exact figure above the floor', { comparator: '=', value: '8500' }, undefined],
    ['a range below the floor', { comparator: 'range', value: '1', high: '2' }, 'contradiction'],
    ['a flow on the same series', { basis: 'flow', value: '600' }, undefined],
    ['another due date', { due: '2025-12-31', value: '9000' }, undefined],
    ['another region', { region: '441800', value: '9000' }, undefined],
    ['another span', { start: '2023-01-01', value: '9000' }, undefined],
  ])('judges %s', (_what, change, expected) => {
    expect(against(change)).toBe(expected)
  })
})
