import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import type { PolicyReading } from '#server/contract/policy.ts'
import {
  correctedCells,
  isCorrected,
  proposedCells,
  currentCells,
  tallyOf,
} from '#web/policy/figure-cells.ts'

const text =
  '沙河市行动计划（2031—2033年）\n一、重点任务\n（一）到2033年，覆盖率从85%提高到99%以上，园区2至3个。（市工信局牵头）\n'
const reading = { ...readPolicy(text), text } as unknown as PolicyReading
const figures = reading.figures.filter(({ target }) => target)
const proposed = proposedCells(figures[0]!, reading)

describe('proposedCells', () => {
  it('has what the text tells of a figure, with who leads its clause', () => {
    expect(proposed).toEqual({
      name: '覆盖率',
      comparator: '>=',
      value: '99',
      high: '',
      unit: '%',
      due: '2033',
      baseline: '85',
      clause: '一(一)',
      lead: '市工信局',
    })
    expect(proposedCells(figures[1]!, reading)).toMatchObject({ value: '2', high: '3', comparator: 'range' })
  })
})

describe('correctedCells', () => {
  it('keeps only the cells that were put right, and shows them again', () => {
    const corrected = correctedCells(proposed, { ...proposed, value: ' 98 ', lead: '' })
    expect(corrected).toEqual({ value: '98', lead: '' })
    const decision = { start: 1, verdict: 'accepted' as const, ...corrected }
    expect(currentCells(proposed, decision)).toEqual({ ...proposed, value: '98', lead: '' })
    expect([isCorrected(decision), isCorrected({ start: 1, verdict: 'accepted' })]).toEqual([true, false])
  })
})

describe('tallyOf', () => {
  it('counts what was made of the figures', () => {
    const [first, second] = figures as [(typeof figures)[0], (typeof figures)[0]]
    const decided = new Map([
      [first.start, { start: first.start, verdict: 'accepted' as const, value: '98' }],
    ])
    expect(tallyOf(reading.figures, decided)).toEqual({
      proposed: 2,
      accepted: 1,
      corrected: 1,
      joined: 0,
      rejected: 0,
      open: 1,
    })
    decided.set(second.start, { start: second.start, verdict: 'rejected' as never, value: '' })
    expect(tallyOf(reading.figures, decided)).toMatchObject({ rejected: 1, open: 0 })
  })
})
