import { describe, expect, it } from 'vitest'
import { changeText } from '#metrics/wording/figures/changes.ts'

const thin = '\u2009'
/** The change to 7,812 stations in October, after 7,776, approved on 4 November. */
const october = {
  value: 7812,
  previous: 7776,
  unit: '座',
  bound: null,
  period: '2024-M10',
  approvedAt: '2024-11-04T14:31:00+08:00',
}

describe('changeText', () => {
  it('tells the time of today’s change, its value and its difference', () => {
    expect(changeText(october, '2024-11-04')).toEqual({
      when: '14:31',
      period: '2024年10月',
      value: `7,812${thin}座`,
      difference: '+36',
    })
  })

  it('tells the day of an older one', () => {
    expect(changeText(october, '2024-11-05').when).toBe('11月4日')
  })

  it('prints decimals as they were meant: 231.2 − 228.7 is 2.5', () => {
    expect(changeText({ ...october, value: 231.2, previous: 228.7 }, '2024-11-04').difference).toBe('+2.5')
    expect(changeText({ ...october, value: 0.1, previous: 0.3 }, '2024-11-04').difference).toBe('−0.2')
  })

  it('says nothing of a difference that is not known', () => {
    expect(changeText({ ...october, previous: null }, '2024-11-04').difference).toBe('')
  })

  it('says 超过 of a value that was published so, and no difference, which would be of the bound', () => {
    const above = changeText({ ...october, value: 8001, bound: 'lower' }, '2024-11-04')
    expect(above).toMatchObject({ value: `超过8,001${thin}座`, difference: '' })
  })

  it('says 无数 of an absence without a difference, and no difference of an unchanged value', () => {
    expect(changeText({ ...october, value: null }, '2024-11-04')).toMatchObject({
      value: '无数',
      difference: '',
    })
    expect(changeText({ ...october, previous: 7812 }, '2024-11-04').difference).toBe('')
  })
})
