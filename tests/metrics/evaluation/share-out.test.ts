import { describe, expect, it } from 'vitest'
import { shareOut } from '#metrics/evaluation/share-out.ts'

describe('shareOut', () => {
  it('H-6 shares of 100 % add up to the whole: what rounding leaves goes to those that lost most', () => {
    expect(shareOut('2000', ['30', '15', '20', '15', '10', '10'], 0)).toEqual([
      ...['600', '300', '400', '300', '200', '200'],
    ])
    // 33.3, 33.3 and 33.4 are rounded down to 33 each; the last lost most and gets the one that is left.
    expect(shareOut('100', ['33.3', '33.3', '33.4'], 0)).toEqual(['33', '33', '34'])
    expect(shareOut('10', ['33', '33', '34'], 0)).toEqual(['3', '3', '4'])
    // The first of two equal parts gets the rest.
    expect(shareOut('1', ['50', '50'], 0)).toEqual(['1', '0'])
  })

  it('H-6 keeps the digits of the indicator, or of the whole where it has more', () => {
    expect(shareOut('12.5', ['40', '60'], 2)).toEqual(['5', '7.5'])
    expect(shareOut('12.5', ['33', '67'], 0)).toEqual(['4.1', '8.4'])
  })

  it('H-6 takes shares of another sum as they are, and gives nothing where there are none', () => {
    expect(shareOut('2000', ['30', '12.5'], 0)).toEqual(['600', '250'])
    expect(shareOut('2000', ['60', '60'], 0)).toEqual(['1200', '1200'])
    expect(shareOut('2000', [], 0)).toEqual([])
  })
})
