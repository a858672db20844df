import { describe, expect, it } from 'vitest'
import { workingDays } from '#seeds/working-days.ts'
import { monthsOf, turned, workingDaysOf } from '#web/standards/year-days.ts'

const table = (year: number) => workingDays.find((one) => one.year === year)!
const bare = { holidays: [], workdays: [] }

describe('monthsOf', () => {
  it('begins weeks on Monday: 1 October 2024 was a Tuesday', () => {
    const october = monthsOf(2024, table(2024))[9]!
    expect(october.leading).toBe(1)
    expect(october.days).toHaveLength(31)
  })

  it('shows National Day of 2024 off, and the Saturday after it worked (国办发明电〔2023〕7号)', () => {
    const october = monthsOf(2024, table(2024))[9]!
    const kinds = (...days: number[]) => days.map((day) => october.days[day - 1]?.kind)
    expect(kinds(1, 5, 7, 8, 12)).toEqual(['holiday', 'weekend', 'holiday', 'weekday', 'workday'])
  })

  it('knows leap years', () => {
    expect(monthsOf(2024, bare)[1]?.days).toHaveLength(29)
    expect(monthsOf(2025, bare)[1]?.days).toHaveLength(28)
  })
})

describe('turned', () => {
  it('turns a day round, and back again', () => {
    const [first] = monthsOf(2027, bare)[0]!.days
    const off = turned(bare, first!)
    expect(off).toEqual({ holidays: ['2027-01-01'], workdays: [] })
    expect(turned(off, monthsOf(2027, off)[0]!.days[0]!)).toEqual(bare)
  })

  it('lets a weekend day be worked', () => {
    const saturday = monthsOf(2027, bare)[0]!.days[1]!
    expect(turned(bare, saturday)).toEqual({ holidays: [], workdays: ['2027-01-02'] })
  })
})

describe('workingDaysOf', () => {
  it('counts 251 for 2024: 262 weekdays, 19 of them off, and 8 weekend days worked', () => {
    expect(workingDaysOf(monthsOf(2024, table(2024)))).toBe(251)
  })
})
