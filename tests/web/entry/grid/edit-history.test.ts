import { describe, expect, it } from 'vitest'
import { emptyHistory, recordStep, redoStep, undoStep } from '#web/entry/grid/edit-history.ts'

const step = (before: string, after: string) => ({
  before: new Map([['a', before]]),
  after: new Map([['a', after]]),
})
const two = () => recordStep(recordStep(emptyHistory<string>(), step('', '1')), step('1', '2'))

describe('undoStep', () => {
  it('gives back what stood before, newest step first', () => {
    const first = undoStep(two())
    expect(first?.cells.get('a')).toBe('1')
    expect(undoStep(first!.history)?.cells.get('a')).toBe('')
  })

  it('answers undefined when nothing is left', () => {
    expect(undoStep(emptyHistory())).toBeUndefined()
  })
})

describe('redoStep', () => {
  it('does again what was undone', () => {
    expect(redoStep(undoStep(two())!.history)?.cells.get('a')).toBe('2')
  })

  it('answers undefined after a new step', () => {
    expect(redoStep(recordStep(undoStep(two())!.history, step('1', '3')))).toBeUndefined()
  })
})

describe('recordStep', () => {
  it('keeps no step without a change', () => {
    expect(recordStep(emptyHistory<string>(), { before: new Map(), after: new Map() })).toEqual(
      emptyHistory(),
    )
  })

  it('keeps the last 200 steps', () => {
    let history = emptyHistory<string>()
    for (let i = 0; i < 250; i++) history = recordStep(history, step(String(i), String(i + 1)))
    expect(history.past).toHaveLength(200)
    expect(history.past[0]?.before.get('a')).toBe('50')
  })
})
