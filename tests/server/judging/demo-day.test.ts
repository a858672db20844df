import { expect, it } from 'vitest'
import { demoDayOf } from '#server/judging/demo-day.ts'
import { boards } from '#seeds/boards.ts'

it('the demonstration stands at the day of a person’s board; for everybody else there is no such day', () => {
  const index = { catalogue: { boards } } as unknown as Parameters<typeof demoDayOf>[0]
  expect(demoDayOf(index, { demo: true, regions: ['441200'] })).toBe('2024-10-31')
  expect(demoDayOf(index, { demo: true, regions: [] })).toBeNull()
  expect(demoDayOf(index, { demo: false, regions: ['441200'] })).toBeNull()
})
