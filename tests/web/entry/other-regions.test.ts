import { describe, expect, it } from 'vitest'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import { otherRegions } from '#web/entry/other-regions.ts'

const regions = new Map(
  (
    [
      { code: '440000', name: '广东省', level: 'province' },
      { code: '441200', name: '肇庆市', level: 'city', parent: '440000' },
      { code: '441202', name: '端州区', level: 'county', parent: '441200' },
      { code: '441204', name: '高要区', level: 'county', parent: '441200' },
    ] as Region[]
  ).map((region) => [region.code, region]),
)

describe('otherRegions', () => {
  it('names all but those of the sheet and those that they lie in', () => {
    expect(otherRegions(regions, ['441202'])).toEqual(['高要区'])
    expect(otherRegions(regions, ['441200'])).toEqual(['端州区', '高要区'])
  })
})
