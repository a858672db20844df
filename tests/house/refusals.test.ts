import { describe, expect, it } from 'vitest'
import { refusalWord } from '#metrics/wording/installation/refusals.ts'
import { refusalCodes } from '#server/errors.ts'

describe('refusalCodes', () => {
  it('have each a word for the administrator', () => {
    expect(refusalCodes.filter((code) => refusalWord(code) === code)).toEqual([])
  })
})
