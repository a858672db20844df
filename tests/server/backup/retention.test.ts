import { describe, expect, it } from 'vitest'
import { backupsToKeep } from '#server/backup/retention.ts'

const nights = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10)
    return { at: `${day}T02:30:00.000+08:00` }
  })

const kept = (backups: { at: string }[], days: number, weeks: number, months: number) =>
  [...backupsToKeep(backups, { days, weeks, months })].map(({ at }) => at.slice(0, 16)).toSorted()

describe('backupsToKeep', () => {
  it('keeps the newest of each of the last days, weeks and months', () => {
    // 31 October 2024 was a Thursday.
    expect(kept(nights('2024-07-01', 123), 3, 3, 4)).toEqual([
      '2024-07-31T02:30',
      '2024-08-31T02:30',
      '2024-09-30T02:30',
      // The kept nights of Sundays.
      '2024-10-20T02:30',
      '2024-10-27T02:30',
      '2024-10-29T02:30',
      '2024-10-30T02:30',
      '2024-10-31T02:30',
    ])
  })

  it('counts only days that have a backup, so that a pause takes none away', () => {
    const before = nights('2024-03-01', 2)
    expect(kept([...before, ...nights('2024-10-30', 2)], 3, 0, 0)).toEqual([
      '2024-03-02T02:30',
      '2024-10-30T02:30',
      '2024-10-31T02:30',
    ])
  })

  it('keeps of one day the last, made by hand or by itself', () => {
    const day = ['02:30', '16:45', '09:10'].map((time) => ({ at: `2024-10-31T${time}:00.000+08:00` }))
    expect(kept(day, 14, 8, 12)).toEqual(['2024-10-31T16:45'])
  })

  it('begins weeks on Monday, across the end of a year', () => {
    expect(kept(nights('2024-12-28', 6), 0, 2, 0)).toEqual(['2024-12-29T02:30', '2025-01-02T02:30'])
  })

  it('never takes the newest away, and keeps none where there is none', () => {
    expect(kept(nights('2024-10-30', 2), 0, 0, 0)).toEqual(['2024-10-31T02:30'])
    expect(kept([], 14, 8, 12)).toEqual([])
  })
})
