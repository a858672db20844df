import { describe, expect, it } from 'vitest'
import { embargoEnd, isEmbargoed } from '#metrics/reporting/embargo.ts'

const embargo = {
  ...{ days: 15, time: '10:00' },
  except: [{ period: '2024-M12', date: '2025-01-17', time: '09:30' }],
}
const index = {
  disclosures: new Map([
    ['gdp', { embargo }],
    ['open', {}],
    ['plain', { embargo: { days: 0, time: '00:00' } }],
  ]),
}

describe('embargoEnd', () => {
  it.each([
    ['gdp', '2024-M09', '2024-10-15T10:00:00.000+08:00'],
    ['gdp', '2024-Q4', '2025-01-15T10:00:00.000+08:00'],
    ['gdp', '2024-M12', '2025-01-17T09:30:00.000+08:00'],
    ['plain', '2024-M02', '2024-02-29T00:00:00.000+08:00'],
    ['gdp', 'sometime', undefined],
    ['open', '2024-M09', undefined],
    ['unknown', '2024-M09', undefined],
  ])('of %s in %s is %s', (indicator, period, end) => {
    expect(embargoEnd(index, { indicator, period })).toBe(end)
  })
})

describe('isEmbargoed', () => {
  it.each([
    ['gdp', '2024-10-15T09:59:59.999+08:00', true],
    ['gdp', '2024-10-15T10:00:00.000+08:00', false],
    ['open', '2024-10-01T00:00:00.000+08:00', false],
  ])('%s at %s: %s', (indicator, now, expected) => {
    expect(isEmbargoed(index, { indicator, period: '2024-M09' }, now)).toBe(expected)
  })
})
