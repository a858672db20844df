import { describe, expect, it } from 'vitest'
import { namesText, readNames } from '#web/admin/collectors/names-edit.ts'
import { scheduleFields, scheduleOf, scheduleText } from '#web/admin/collectors/schedule-edit.ts'

describe('scheduleFields', () => {
  it.each([
    ['30 8 * * *', true, '每个工作日 08:30'],
    ['5 14 * * *', false, '每天 14:05'],
    ['0 9 * * 1', false, '每周一 09:00'],
    ['15 7 20 * *', false, '每月 20 日 07:15'],
    ['10 * * * *', false, '每小时的第 10 分'],
    ['0 9 1,15 * *', false, '0 9 1,15 * *'],
    ['0 9 1 * *', true, '0 9 1 * *，只在工作日'],
  ])('names %j (working days: %j), and gives it back unchanged', (pattern, workingDays, words) => {
    const schedule = { pattern, workingDays }
    expect([scheduleText(schedule), scheduleOf(scheduleFields(schedule))]).toEqual([words, schedule])
  })

  it('lets another kind be chosen at the same time of day', () => {
    const daily = scheduleFields({ pattern: '30 8 * * *', workingDays: true })
    expect(scheduleOf({ ...daily, kind: 'weekly', day: 5 })).toEqual({
      pattern: '30 8 * * 5',
      workingDays: false,
    })
  })
})

describe('readNames', () => {
  it('reads a name a line, and leaves out what has no two sides', () => {
    const text = 'A01 = 5G基站累计开通数\n\nB02=\n441200 =肇庆市'
    const names = readNames(text)
    expect(names).toEqual([
      { said: 'A01', means: '5G基站累计开通数' },
      { said: '441200', means: '肇庆市' },
    ])
    expect(readNames(namesText(names))).toEqual(names)
  })
})
