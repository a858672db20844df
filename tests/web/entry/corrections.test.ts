import { describe, expect, it } from 'vitest'
import { cellStatus } from '#web/entry/cell/form-cell.ts'
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

describe('a value whose approval was revoked', () => {
  it('is opened by 更正 where the server lets it be replaced, keeps its reason of correction, and asks why (W-3)', () => {
    const decidedAt = '2024-11-05T10:00:00+08:00'
    const current = record('stations', { state: 'submitted', value: 7800, decidedAt, correction: 'method' })
    const form = openForm([facts('stations', { current, transitions: ['save', 'replace'] })])
    const cell = () => form.cells.value.get(stations)!
    expect([cellStatus(cell()), form.isOpen(cell())]).toEqual(['submitted', false])
    form.correct(stations)
    expect([cellStatus(cell()), form.isOpen(cell())]).toEqual(['correcting', true])
    expect(cell().input).toMatchObject({ note: '', correction: 'method' })
    form.edit(new Map([[stations, { text: '7790' }]]))
    expect(form.blocking.value).toEqual([stations])
    form.edit(new Map([[stations, { note: '剔除重复计数的站址' }]]))
    expect(form.ready.value.map(({ facts }) => facts.indicator)).toEqual(['stations'])
    form.abandon(stations)
    expect(cellStatus(cell())).toBe('submitted')
  })

  it('stays closed while it waits and nobody has decided on it', () => {
    const current = record('stations', { state: 'submitted', value: 7800 })
    const form = openForm([facts('stations', { current, transitions: ['save', 'replace', 'recall'] })])
    expect(form.isOpen(form.cells.value.get(stations)!)).toBe(false)
  })
})
