import { expect, it } from 'vitest'
import { isOnBehalf, noteOnBehalf } from '#metrics/wording/reporting/on-behalf.ts'

it('marks the note of a figure that was entered for its organisation, with the reason first (W-17)', () => {
  const notes = [noteOnBehalf('单位断网', undefined), noteOnBehalf('单位断网', '按传真数')]
  expect(notes).toEqual(['代填：单位断网', '代填：单位断网；按传真数'])
  expect([...notes, '按台账', null].map(isOnBehalf)).toEqual([true, true, false, false])
})
