import { describe, expect, it } from 'vitest'
import { hasUnseen, seenWords } from '#web/composables/unseen-words.ts'

describe('seenWords', () => {
  it('takes what nobody sees out of texts however deep, and leaves the rest as it is', () => {
    const typed = {
      order: '落实\u202e站址\u0007',
      term: { days: 10 },
      helping: ['市\u200f局'],
      day: null,
      sure: true,
    }
    const seen = { order: '落实站址', term: { days: 10 }, helping: ['市局'], day: null, sure: true }
    expect(seenWords(typed)).toEqual(seen)
    expect([hasUnseen(typed), hasUnseen(seen)]).toEqual([true, false])
  })
})
