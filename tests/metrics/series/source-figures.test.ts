import { describe, expect, it } from 'vitest'
import { sourceDifference } from '#metrics/series/source-figures.ts'

const money = (value: string, decimals = 1) => ({ value, unit: '亿元', decimals })
const stations = (value: number) => ({ value, unit: '座', decimals: 0 })

describe('sourceDifference', () => {
  it('A-8 takes half a unit of the last digit of each figure for rounding, and not a digit more', () => {
    expect(sourceDifference(money('647.4'), money('647.4'))).toEqual({
      ...{ difference: 0, share: 0, beyondRounding: false },
    })
    // Half a tenth of each is a tenth.
    expect(sourceDifference(money('647.4'), money('647.5'))).toMatchObject({
      ...{ difference: 0.1, beyondRounding: false },
    })
    expect(sourceDifference(money('647.4'), money('647.6')).beyondRounding).toBe(true)
    // Half a tenth and half a hundredth are 0.055.
    expect(sourceDifference(money('647.4'), money('647.45', 2)).beyondRounding).toBe(false)
    expect(sourceDifference(money('647.4'), money('647.46', 2)).beyondRounding).toBe(true)
    expect(sourceDifference(money('500.0'), money('490.0'))).toEqual({
      ...{ difference: -10, share: -0.02, beyondRounding: true },
    })
  })

  it('A-8 counts single things exactly, and converts another scale', () => {
    expect(sourceDifference(stations(7812), stations(7813))).toMatchObject({
      difference: 1,
      beyondRounding: true,
    })
    // 0.78 万座 stands for 7,750 to 7,850.
    const inTenThousands = { value: '0.78', unit: '万座', decimals: 2 }
    expect(sourceDifference(stations(7812), inTenThousands)).toMatchObject({
      ...{ difference: -12, beyondRounding: false },
    })
    expect(sourceDifference(stations(7700), inTenThousands)).toMatchObject({
      ...{ difference: 100, beyondRounding: true },
    })
  })

  it('A-8 tells no share of 0, and the share of a negative figure by its size', () => {
    expect(sourceDifference(stations(0), stations(3)).share).toBeNull()
    expect(sourceDifference(money('-100.0'), money('-90.0')).share).toBe(0.1)
  })
})
