import { describe, expect, it } from 'vitest'
import { formatPeriod, type Frequency } from '#metrics/period.ts'
import { periodMeant, periodWords } from '#metrics/imports/period-words.ts'

const said = (text: string) => {
  const words = periodWords(text)
  return words && [formatPeriod(words.period, 'sdmx'), words.sense]
}
const meant = (text: string, frequency: Frequency, accumulation: 'level' | 'year-to-date' | 'increment') => {
  const period = periodMeant(text, { frequency, accumulation })
  return period && formatPeriod(period, 'sdmx')
}

describe('periodWords', () => {
  it.each([
    ['2024-M07', '2024-M07', 'plain'],
    ['2024.07', '2024-M07', 'plain'],
    ['2024/7', '2024-M07', 'plain'],
    ['202407', '2024-M07', 'plain'],
    ['20240731', '2024-D213', 'plain'],
    ['2024-07-01T00:00:00', '2024-D183', 'plain'],
    ['２０２４年７月', '2024-M07', 'plain'],
    ['2024 年 07 月份', '2024-M07', 'plain'],
    ["'24年7月", '2024-M07', 'plain'],
    ['98年', '1998', 'plain'],
    ['二〇二四年十二月', '2024-M12', 'plain'],
    ['二零二四年十月', '2024-M10', 'plain'],
    ['2024年七月末', '2024-M07', 'end'],
    ['截至2024年7月', '2024-M07', 'end'],
    ['2024年1-7月', '2024-M07', 'to-date'],
    ['2024年一至七月', '2024-M07', 'to-date'],
    ['2024年1—7月（累计）', '2024-M07', 'to-date'],
    ['2024年7月31日', '2024-D213', 'plain'],
    ['2024年第三季度', '2024-Q3', 'plain'],
    ['2024年3季', '2024-Q3', 'plain'],
    ['2024Q3', '2024-Q3', 'plain'],
    ['2024年Q3', '2024-Q3', 'plain'],
    ['2024年三季度末', '2024-Q3', 'end'],
    ['2024年前三季度', '2024-Q3', 'to-date'],
    ['2024年1-3季度', '2024-Q3', 'to-date'],
    ['2024年上半年', '2024-S1', 'to-date'],
    ['2024年下半年', '2024-S2', 'plain'],
    ['2024年第30周', '2024-W30', 'plain'],
    ['2024年度', '2024', 'plain'],
    ['2024年全年', '2024', 'to-date'],
    ['2024年1-12月', '2024', 'to-date'],
    ['2024年末', '2024', 'end'],
    ['2024年底', '2024', 'end'],
  ])('reads %s (I-3)', (text, period, sense) => {
    expect(said(text)).toEqual([period, sense])
  })

  it.each(['', '指标', '7月', '2024年13月', '2024年2月30日', '202413', '2024年前年', '肇庆2024年'])(
    'finds none in %j',
    (text) => {
      expect(said(text)).toBeUndefined()
    },
  )
})

describe('periodMeant', () => {
  it.each([
    ['2024年7月', 'M', 'increment', '2024-M07'],
    ['2024年1-7月', 'M', 'year-to-date', '2024-M07'],
    ['2024年前三季度', 'M', 'year-to-date', '2024-M09'],
    ['2024年1-9月', 'Q', 'year-to-date', '2024-Q3'],
    ['2024年上半年', 'Q', 'year-to-date', '2024-Q2'],
    ['2024年全年', 'M', 'year-to-date', '2024-M12'],
    ['2024年末', 'M', 'level', '2024-M12'],
    ['2024年三季度末', 'M', 'level', '2024-M09'],
    ['2024-07-01', 'M', 'level', '2024-M07'],
    ['2024-07-31', 'M', 'level', '2024-M07'],
    ['2024-12-31', 'A', 'level', '2024'],
    ['2024年全年', 'A', 'increment', '2024'],
  ] as const)('takes %s of %s %s for %s (I-3)', (text, frequency, accumulation, period) => {
    expect(meant(text, frequency, accumulation)).toBe(period)
  })

  it('leaves what is of another length as it stands, for Q-6 to refuse', () => {
    expect(meant('2024年', 'M', 'level')).toBe('2024')
    expect(meant('2024-07-15', 'M', 'level')).toBe('2024-D197')
    expect(meant('2024年1-7月', 'Q', 'year-to-date')).toBe('2024-M07')
    expect(meant('2024年上半年', 'M', 'level')).toBe('2024-S1')
  })

  it('knows no running total of an increment, and no period in other words', () => {
    expect(meant('2024年1-7月', 'M', 'increment')).toBeUndefined()
    expect(meant('合计', 'M', 'level')).toBeUndefined()
  })
})
