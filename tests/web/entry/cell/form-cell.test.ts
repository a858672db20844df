import { describe, expect, it } from 'vitest'
import {
  isEditable,
  isOpen,
  isReady,
  newCell,
  settled,
  cellStatus,
  withInput,
  withRecalled,
} from '#web/entry/cell/form-cell.ts'
import { inputOf } from '#web/entry/cell/cell-input.ts'
import { facts, record } from '../filing-fixture.ts'

const cell = (state?: 'draft' | 'submitted' | 'approved' | 'returned') =>
  newCell(facts('stations', { current: state ? record('stations', { state, value: 7812 }) : null }))
const typed = (text: string) => ({ text, reason: null, note: '' })

describe('cellStatus', () => {
  it.each([
    [cell(), 'empty'],
    [withInput(cell(), typed('1')), 'typed'],
    [cell('draft'), 'draft'],
    [withInput(cell('draft'), typed('7,812')), 'draft'],
    [withInput(cell('draft'), typed('7813')), 'typed'],
    [withInput(cell('draft'), { ...typed('7812'), breaks: true }), 'typed'],
    [cell('submitted'), 'submitted'],
    [cell('approved'), 'approved'],
    [{ ...cell('approved'), correcting: true }, 'correcting'],
    [cell('returned'), 'returned'],
    [withInput(cell('returned'), typed('7813')), 'typed'],
    [{ ...cell('draft'), rival: record('stations', { revision: 2 }) }, 'contested'],
  ])('case %#: %2$s', (one, status) => {
    expect(cellStatus(one)).toBe(status)
  })
})

describe('isEditable', () => {
  it('locks what was submitted or approved until it is returned or opened for correction', () => {
    expect([cell(), cell('draft'), cell('returned')].map(isEditable)).toEqual([true, true, true])
    expect([cell('submitted'), cell('approved')].map(isEditable)).toEqual([false, false])
    expect(isEditable({ ...cell('approved'), correcting: true })).toBe(true)
  })
})

describe('isOpen', () => {
  it('goes by what the server lets its reporter do next', () => {
    expect([cell(), cell('draft'), cell('returned')].map(isOpen)).toEqual([true, true, true])
    expect([cell('submitted'), cell('approved')].map(isOpen)).toEqual([false, false])
    expect(isOpen({ ...cell('approved'), correcting: true })).toBe(true)
    expect(isOpen({ ...cell('draft'), transitions: [] })).toBe(false)
    expect(isOpen({ ...cell('draft'), rival: record('stations', { revision: 2 }) })).toBe(false)
  })
})

describe('isReady', () => {
  it('takes along what the reviewer has not seen', () => {
    expect(isReady(cell('draft'))).toBe(true)
    expect(isReady(withInput(cell(), typed('7812')))).toBe(true)
    expect(isReady(cell('returned'))).toBe(false)
    expect(isReady(withInput(cell('returned'), typed('7800')))).toBe(true)
    expect(isReady({ ...cell('approved'), correcting: true })).toBe(false)
    expect(isReady(withInput(cell('draft'), typed('')))).toBe(false)
  })
})

describe('settled', () => {
  it('opens a correction where the own input was chosen over an approved value', () => {
    const contested = {
      ...withInput(cell('approved'), typed('7900')),
      record: record('stations', { value: 7812 }),
      rival: record('stations', { state: 'approved', value: 7820, revision: 3 }),
    }
    expect(cellStatus(settled(contested, 'mine'))).toBe('correcting')
    expect(settled(contested, 'theirs').input.text).toBe('7820')
  })

  it('opens what waits for the own input where that may take its place, with a reason', () => {
    const rival = record('stations', { state: 'submitted', value: 7820, revision: 3 })
    const contested = { ...withInput(cell(), typed('7900')), rival }
    const mine = settled({ ...contested, transitions: ['replace'] }, 'mine')
    expect([cellStatus(mine), isOpen(mine), mine.input.text]).toEqual(['correcting', true, '7900'])
    expect(cellStatus(settled({ ...contested, transitions: [] }, 'mine'))).toBe('submitted')
  })
})

describe('withRecalled', () => {
  it('keeps what the organisation had typed, and nothing that a reviewer had entered for it', () => {
    const waiting = (note: string | null) => {
      const standing = record('stations', { state: 'submitted', value: 7820, note })
      const answer = { ...{ indicator: 'stations', region: '441200', period: '2024-M09' }, current: null }
      return withRecalled(
        { ...cell(), record: standing, input: inputOf(standing) },
        { ...answer, transitions: ['submit'] },
      ).input.text
    }
    expect([waiting(null), waiting('代填：单位断网；台账')]).toEqual(['7820', ''])
  })
})
