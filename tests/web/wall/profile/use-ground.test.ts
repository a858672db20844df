import { describe, expect, it } from 'vitest'
import { isDimmed } from '#web/wall/profile/use-ground.ts'

describe('isDimmed', () => {
  it.each([
    ['19:00', '07:30', '18:59', false],
    ['19:00', '07:30', '19:00', true],
    ['19:00', '07:30', '00:10', true],
    ['19:00', '07:30', '07:29', true],
    ['19:00', '07:30', '07:30', false],
    ['12:00', '13:30', '12:45', true],
    ['12:00', '13:30', '13:30', false],
    ['12:00', '13:30', '11:59', false],
  ])('from %s to %s at %s: %s', (from, to, time, dimmed) => {
    expect(isDimmed({ from, to, percent: 40 }, time)).toBe(dimmed)
  })
})
