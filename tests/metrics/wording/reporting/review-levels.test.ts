import { expect, it } from 'vitest'
import { levelNumberWord } from '#metrics/wording/reporting/review-levels.ts'

it('W-11 names the levels of numbers', () => {
  expect([0, 1, 2, 3].map(levelNumberWord)).toEqual(['', '县级', '市级', '省级'])
})
