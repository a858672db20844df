import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { hostileTexts } from '#tests/support/policy-document/hostile-texts.ts'

/**
 * A pattern that grew with the square of its text would take minutes for these, where a linear one takes a second. Whole
 * megabytes, and how they grow, are measured by `npm run bench -- policy`.
 */
describe('readPolicy, of hostile texts', () => {
  it.each(Object.entries(hostileTexts))(
    'a fifth of a million characters of %s',
    { timeout: 120_000 },
    (_, textOf) => {
      const text = textOf(200_000)
      const { figures } = readPolicy(text)
      expect(figures.every(({ start, end }) => start < end && end <= text.length)).toBe(true)
    },
  )
})
