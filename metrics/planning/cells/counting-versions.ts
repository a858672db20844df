import type { CountingRule, Indicator } from '../../catalogue/indicator.ts'

/**
 * Indicators with the versions of their 口径: words that hold from a new day on are the next version, others correct the version that stands.
 * `fromOf` gives the day that a draft writes. Rule Z-16.
 */
export function withCountingVersions(
  indicators: readonly Indicator[],
  standing: readonly Indicator[],
  fromOf: (indicator: string) => string | undefined,
): Indicator[] {
  const known = new Map(standing.map(({ id, countingRule }) => [id, countingRule]))
  return indicators.map((indicator) => {
    const { id, countingRule } = indicator
    return countingRule
      ? { ...indicator, countingRule: countingVersion(countingRule.text, known.get(id), fromOf(id)) }
      : indicator
  })
}

/** 口径 with new words: the next version where they hold from a new day on, else the one before it with its words corrected. */
export function countingVersion(
  text: string,
  before: CountingRule | undefined,
  from: string | undefined,
): CountingRule {
  if (!before) return { version: 1, text, ...(from !== undefined && { from }) }
  if (from === undefined || from === before.from || text === before.text)
    return { ...before, text, ...(from !== undefined && { from }) }
  const { version, earlier = [] } = before
  return { version: version + 1, text, from, earlier: [...earlier, { version, text: before.text }] }
}
