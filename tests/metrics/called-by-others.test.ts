import { describe, expect, it } from 'vitest'

/** Functions that other programs call by file and name. */
const called: Readonly<Record<string, readonly string[]>> = {
  'period.ts': ['parsePeriod', 'formatPeriod', 'periodStart', 'periodEnd'],
  'rounding.ts': ['roundTo', 'meetsLimit'],
  'growth.ts': ['growthRate', 'averageGrowth', 'parentGrowth'],
  'schedule.ts': ['scheduleShare'],
  'assessment.ts': ['assess'],
  'growth-rate-progress.ts': ['growthRateProgress'],
  'forecast.ts': ['forecast'],
  'composite.ts': ['normalise', 'aggregate', 'rank'],
  'quality.ts': ['checkObservations'],
  'policy/read-policy.ts': ['readPolicy'],
}

describe('functions of the domain that others call', () => {
  it.each(Object.entries(called))('are where they are called, in %s', async (file, names) => {
    const found = (await import(new URL(`../../metrics/${file}`, import.meta.url).href)) as object
    for (const name of names) expect(found).toHaveProperty(name, expect.any(Function))
  })

  it('round as others rely on (R-1, R-3)', async () => {
    const { roundTo, meetsLimit } = await import('#metrics/rounding.ts')
    expect([roundTo('1.050', '0.1'), roundTo('60.28', '0.5'), meetsLimit('79.96', '>=', '80')]).toEqual([
      '1.0',
      '60.5',
      false,
    ])
  })
})
