import { describe, expect, it } from 'vitest'
import { inputOf, itemOf, sameInput, type CellInput } from '#web/entry/cell-input.ts'
import { record } from './filing-fixture.ts'

const cell = { indicator: 'stations', region: '441200', unit: '座' }
const note = '2024年10月起只计宏站'
const counted: CellInput = { text: '7812', reason: null, note, breaks: true }

describe('itemOf', () => {
  it('sends a value that is counted by a new rule with status B', () => {
    expect(itemOf(cell, '2024-M10', counted, 1)).toEqual({
      indicator: 'stations',
      region: '441200',
      period: '2024-M10',
      basedOn: 1,
      value: '7812',
      status: 'B',
      note,
    })
    expect(itemOf(cell, '2024-M10', { text: '7812', reason: null, note }, 1)).not.toHaveProperty('status')
  })
})

describe('inputOf', () => {
  it('shows of a kept revision that it was counted by a new rule', () => {
    const kept = inputOf(record('stations', { state: 'draft', value: 7812, note, status: 'B' }))
    expect(kept).toEqual(counted)
    expect(sameInput(kept, counted, '座')).toBe(true)
    expect(sameInput(kept, { text: '7812', reason: null, note }, '座')).toBe(false)
  })
})
