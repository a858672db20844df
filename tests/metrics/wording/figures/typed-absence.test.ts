import { describe, expect, it } from 'vitest'
import { typedAbsence, writtenAbsence } from '#metrics/wording/figures/typed-absence.ts'

describe('typedAbsence', () => {
  it.each([
    ['无', 'not-applicable'],
    [' — ', 'not-applicable'],
    ['——', 'not-applicable'],
    ['缺', 'not-collected'],
    ['未到报送时间', 'not-due'],
    ['分母为零，无法计算', 'undefined-ratio'],
  ])('reads %j as a reason', (text, reason) => {
    expect(typedAbsence(text)).toBe(reason)
  })

  it.each(['-', '-5', '0', '', '无数据来源', '缺3家', '逾期未报'])('leaves %j as it is typed', (text) => {
    expect(typedAbsence(text)).toBeUndefined()
  })
})

describe('writtenAbsence', () => {
  it('takes the words of the form, and no mark', () => {
    expect(writtenAbsence('未开展采集')).toBe('not-collected')
    expect(writtenAbsence('无')).toBeUndefined()
  })
})
