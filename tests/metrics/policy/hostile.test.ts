import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import { hostileTexts } from '#tests/support/documents/policy-document/hostile-texts.ts'

const [size, times] = [30_000, 8]

/** Milliseconds of processor time, and whether the found figures lie in the text. */
function reading(text: string): { readonly took: number; readonly found: boolean } {
  const begun = process.cpuUsage().user
  const { figures } = readPolicy(text)
  const took = (process.cpuUsage().user - begun) / 1000
  return { took, found: figures.every(({ start, end }) => start < end && end <= text.length) }
}

/**
 * Linear work takes eight times as long for eight times the text; reading a sentence again for each of its figures takes
 * sixty times as long. `npm run bench -- policy` measures whole megabytes.
 */
describe('readPolicy, of hostile texts', () => {
  it.each(Object.entries(hostileTexts))(
    'takes time in proportion to the length of the text: %s',
    { timeout: 120_000 },
    (_, textOf) => {
      reading(textOf(size))
      const [small, large] = [reading(textOf(size)), reading(textOf(size * times))]
      expect([small.found, large.found]).toEqual([true, true])
      // The machine's other work exceeds what is measured below 300 ms.
      expect(large.took).toBeLessThan(Math.max(300, small.took * times * 2.5))
    },
  )
})
