import { describe, expect, it } from 'vitest'
import { facts, openForm, record, stations } from './filing-fixture.ts'

describe('the correction of a provisional value', () => {
  it('is expected to settle it, and takes the reason that is chosen (W-13)', () => {
    const provisional = record('stations', { state: 'approved', value: 7800, status: 'P' })
    const form = openForm([facts('stations', { current: provisional })])
    const input = () => form.cells.value.get(stations)!.input
    form.correct(stations)
    expect(input()).toMatchObject({ text: '7800', correction: 'final' })
    expect(input()).not.toHaveProperty('provisional')
    form.edit(new Map([[stations, { provisional: true }]]))
    expect(input()).toMatchObject({ provisional: true, correction: 'error' })
    form.edit(new Map([[stations, { correction: 'final' }]]))
    expect(input()).not.toHaveProperty('provisional')
    form.undo()
    expect(input()).toMatchObject({ provisional: true, correction: 'error' })
  })
})
