import { describe, expect, it } from 'vitest'
import { basisWords, kindWords } from '#metrics/wording/judging/targets.ts'

describe('basisWords and kindWords', () => {
  it('give each way of judging and of committing a name of its own, as drafts offer it', () => {
    for (const words of [Object.values(basisWords), Object.values(kindWords)]) {
      expect(new Set(words).size).toBe(words.length)
    }
    expect([basisWords.stock, kindWords.hard]).toEqual(['期末存量', '明确数字'])
  })
})
