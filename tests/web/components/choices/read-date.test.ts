import { describe, expect, it } from 'vitest'
import { monthEndFrom, readDate } from '#web/components/choices/read-date.ts'

describe('readDate', () => {
  it.each(['2024-11-04', '2024/11/4', '20241104', '2024年11月4日', '２０２４-11-04', ' 2024.11.04 '])(
    'reads %s',
    (text) => {
      expect(readDate(text)).toBe('2024-11-04')
    },
  )

  it.each(['', '2023-02-29', '2024-13-01', '11/04/2024', '2024-11'])('refuses %j', (text) => {
    expect(readDate(text)).toBeUndefined()
  })
})

describe('monthEndFrom', () => {
  it.each([
    ['2024-11-04', 1, '2024-11-30'],
    ['2024-11-30', 1, '2024-12-31'],
    ['2024-11-04', -1, '2024-10-31'],
    ['2024-10-31', -1, '2024-09-30'],
    ['2024-02-29', 1, '2024-03-31'],
  ] as const)('steps from %s by %i to %s', (date, step, end) => {
    expect(monthEndFrom(date, step)).toBe(end)
  })
})
