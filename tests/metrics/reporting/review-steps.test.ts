import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { ReviewLevel } from '#metrics/catalogue/indicator.ts'
import { decidesAt, reviewSteps, stepFrom } from '#metrics/reporting/review-steps.ts'
import { makeIndicator } from '../make-target.ts'

const indexBy = (reviewLevels?: readonly ReviewLevel[]) =>
  indexCatalogue({
    ...{ documents: [], targets: [], milestones: [], organisations: [], lightRules: [], calendarYears: [] },
    ...{ evaluationSchemes: [], boards: [], disclosures: [], reforms: [] },
    indicators: [makeIndicator({ id: 'stations', ...(reviewLevels && { reviewLevels }) })],
    regions: [
      { code: '440000', name: '广东省', level: 'province' },
      { code: '441200', name: '肇庆市', level: 'city', parent: '440000' },
      { code: '441202', name: '端州区', level: 'county', parent: '441200' },
      { code: '441200-gaoxin', name: '肇庆高新区', level: 'zone', parent: '441200' },
      { code: '441200-benji', name: '肇庆市本级', level: 'own', parent: '441200' },
    ],
  })
const stepsIn = (region: string, levels?: readonly ReviewLevel[]) =>
  reviewSteps(indexBy(levels), { indicator: 'stations', region })

describe('reviewSteps (W-11)', () => {
  it('is one by anybody of the region where the scheme names no level', () => {
    expect(stepsIn('441202')).toEqual([{ number: 1, region: '441202' }])
  })

  it('are the levels that the region belongs to, from below, whatever the order of the scheme', () => {
    const county = { number: 1, level: 'county', region: '441202' }
    const city = { number: 2, level: 'city', region: '441200' }
    expect(stepsIn('441202', ['city', 'county'])).toEqual([county, city])
    expect(stepsIn('441202', ['county', 'city', 'province'])).toEqual([
      ...[county, city],
      { number: 3, level: 'province', region: '440000' },
    ])
    expect(stepsIn('441200', ['county', 'city'])).toEqual([city])
  })

  it('are those of a county for a zone, and those of the city for what is its own', () => {
    const city = { number: 2, level: 'city', region: '441200' }
    expect(stepsIn('441200-gaoxin', ['county', 'city'])).toEqual([
      { number: 1, level: 'county', region: '441200-gaoxin' },
      city,
    ])
    expect(stepsIn('441200-benji', ['county', 'city'])).toEqual([city])
  })

  it('is one by anybody of the region where that belongs to none of the levels', () => {
    expect(stepsIn('440000', ['county', 'city'])).toEqual([{ number: 1, region: '440000' }])
  })
})

describe('stepFrom (W-11)', () => {
  it('is the first step from a number, and the last where the scheme was shortened since', () => {
    const countyAndCity = stepsIn('441202', ['county', 'city'])
    expect([0, 1, 2, 3, Infinity].map((number) => stepFrom(countyAndCity, number).level)).toEqual([
      ...['county', 'county', 'city', 'city', 'city'],
    ])
    // What the county endorsed under a scheme of three waits at the city, not at the province.
    expect(stepFrom(stepsIn('441202', ['city', 'province']), 2).level).toBe('city')
    expect(stepFrom(stepsIn('441202'), 2)).toEqual({ number: 1, region: '441202' })
  })
})

describe('decidesAt (W-11)', () => {
  const levelsOf = (bound: readonly string[], levels?: readonly ReviewLevel[], region = '441202') => {
    const steps = stepsIn(region, levels)
    return steps.filter((step) => decidesAt(indexBy(levels), steps, step, bound)).map(({ number }) => number)
  }

  it('is, for each region of the reviewer, the highest level that belongs to it', () => {
    const countyAndCity = ['county', 'city'] as const
    expect(levelsOf(['441202'], countyAndCity)).toEqual([1])
    expect(levelsOf(['441200'], countyAndCity)).toEqual([2])
    expect(levelsOf(['440000'], countyAndCity)).toEqual([2])
    expect(levelsOf(['441202', '441200'], countyAndCity)).toEqual([1, 2])
    expect(levelsOf(['441200-gaoxin'], countyAndCity)).toEqual([])
  })

  it('is everybody above or in the region where it is reviewed once', () => {
    for (const bound of ['441202', '441200', '440000']) expect(levelsOf([bound])).toEqual([1])
    expect(levelsOf(['441200-gaoxin'])).toEqual([])
  })
})
