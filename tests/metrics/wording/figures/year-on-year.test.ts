import { describe, expect, it } from 'vitest'
import { makeIndicator, observe, periodNamed } from '../../make-target.ts'
import { yearOnYearName, yearOnYearWords } from '#metrics/wording/figures/year-on-year.ts'

const stock = makeIndicator()
const total = makeIndicator({ accumulation: 'year-to-date' })

describe('yearOnYearWords', () => {
  it('gives the growth of a level over the year before', () => {
    // 全国5G基站 at the end of 2022 and 2023 (工业和信息化部): 337.7 ÷ 231.2 − 1 is 46.06 %.
    const national = [observe('2022-12', '231.2'), observe('2023-12', '337.7')]
    expect(yearOnYearWords(stock, national, periodNamed('2023-12'))).toBe('+46.1\u2009%')
    expect(yearOnYearWords(stock, national, periodNamed('2022-12'))).toBe('—')
    // 8,000 stations after 8,100: −100 ÷ 8,100 is −1.23 %.
    const fewer = [observe('2023-12', 8100), observe('2024-12', 8000)]
    expect(yearOnYearWords(stock, fewer, periodNamed('2024-12'))).toBe('−1.2\u2009%')
  })

  it('compares running totals by the year so far', () => {
    // 9,055 ÷ 8,941 − 1 is 1.275 %.
    const revenue = [observe('2024-06', 8941), observe('2025-06', 9055)]
    expect(yearOnYearWords(total, revenue, periodNamed('2025-06'))).toBe('+1.3\u2009%')
    expect([yearOnYearName(total), yearOnYearName(stock)]).toEqual(['累计同比', '同比'])
  })

  it('gives 百分点 for a rate, words for a loss, and nothing across a break of definition', () => {
    const share = makeIndicator({ unit: '%' })
    expect(
      yearOnYearWords(share, [observe('2023-06', 60.5), observe('2024-06', 58)], periodNamed('2024-06')),
    ).toBe('−2.5\u2009个百分点')
    const profit = [observe('2023-06', -5), observe('2024-06', 3)]
    expect(yearOnYearWords(stock, profit, periodNamed('2024-06'))).toBe('扭亏为盈')
    const broken = [observe('2023-06', 5), observe('2024-06', 3, { status: 'B' })]
    expect(yearOnYearWords(stock, broken, periodNamed('2024-06'))).toBe('口径调整，不可比')
  })
})
