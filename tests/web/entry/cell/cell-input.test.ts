import { describe, expect, it } from 'vitest'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { inputOf, itemOf, sameInput, type CellInput } from '#web/entry/cell/cell-input.ts'
import { record } from '../filing-fixture.ts'

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

describe('itemOf, inputOf', () => {
  it('send and show a provisional value with status P, and the reason of a correction that is not approved', () => {
    const corrected: CellInput = { text: '7812', reason: null, note, provisional: true, correction: 'method' }
    expect(itemOf(cell, '2024-M10', corrected, 1)).toMatchObject({ status: 'P', correction: 'method' })
    const kept = { value: 7812, note, status: 'P', correction: 'method' } as const
    expect(inputOf(record('stations', { ...kept, state: 'returned' }))).toEqual(corrected)
    expect(inputOf(record('stations', { ...kept, state: 'approved' }))).not.toHaveProperty('correction')
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

describe('a share of the server in the sheet', () => {
  it('opens as it was typed, and is sent again as it is', () => {
    const known = record('share', { value: 95.1807228915663, numerator: 158, denominator: 166 })
    const input = inputOf(known)
    expect(input.text).toBe('158/166')
    const share = { indicator: 'share', region: '441200', unit: '%' }
    expect(seriesKey(share)).toBe('share 441200')
    const item = itemOf(share, '2024-M10', input, 1)
    expect(item).toMatchObject({ numerator: '158', denominator: '166' })
    expect(item).not.toHaveProperty('value')
  })

  it('opens a lower bound with its word', () => {
    expect(inputOf(record('stations', { value: 8001, bound: 'lower' })).text).toBe('超过8001')
  })
})
