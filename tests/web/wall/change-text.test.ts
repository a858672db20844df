import { describe, expect, it } from 'vitest'
import { changeText } from '#web/wall/change-text.ts'
import { approvedChange } from '../board-row.ts'

const thin = '\u2009'

describe('changeText', () => {
  it('tells the time of today’s change, its value and its difference', () => {
    expect(changeText(approvedChange(), '2024-11-04')).toEqual({
      when: '14:31',
      period: '2024年10月',
      value: `7,812${thin}座`,
      difference: '+36',
    })
  })

  it('tells the day of an older one', () => {
    expect(changeText(approvedChange(), '2024-11-05').when).toBe('11月4日')
  })

  it('prints decimals as they were meant: 231.2 − 228.7 is 2.5', () => {
    expect(changeText(approvedChange({ value: 231.2, previous: 228.7 }), '2024-11-04').difference).toBe(
      '+2.5',
    )
    expect(changeText(approvedChange({ value: 0.1, previous: 0.3 }), '2024-11-04').difference).toBe('−0.2')
  })

  it('says nothing of a difference that is not known', () => {
    expect(changeText(approvedChange({ previous: null }), '2024-11-04').difference).toBe('')
  })
})
