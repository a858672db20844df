import { describe, expect, it } from 'vitest'
import { placeAYearBefore } from '#metrics/checks/year-before.ts'
import { parsePeriod, periodIndex } from '#metrics/period.ts'
import { codes, months, propose, runningTotal } from './propose.ts'
import { observe } from '../make-target.ts'

const indexOf = (text: string) => periodIndex(parsePeriod(text)!)
const points = (...texts: string[]) =>
  texts.map((text) => ({ index: indexOf(text), value: '1', breaks: false }) as never)

describe('placeAYearBefore', () => {
  it('finds the same period of the year before (G-8)', () => {
    expect(placeAYearBefore('M', points('2023-M05', '2023-M06'), indexOf('2024-M06'))).toBe(1)
    expect(placeAYearBefore('M', points('2023-M05'), indexOf('2024-M06'))).toBe(-1)
  })

  it('finds none for a year, nor for week 53 where the year before has 52 (G-8)', () => {
    expect(placeAYearBefore('A', points('2023'), indexOf('2024'))).toBe(-1)
    expect(placeAYearBefore('W', points('2019-W52'), indexOf('2020-W53'))).toBe(-1)
  })
})

describe('a running total of which nothing was added', () => {
  it('is asked about for being unchanged alone', () => {
    const still = months([50, 50, 50]).map((one, step) => observe(`2024-M${step + 3}`, one.value))
    expect(codes(propose('2024-06', 50, { series: still }, runningTotal))).toEqual(['unchanged'])
  })
})
