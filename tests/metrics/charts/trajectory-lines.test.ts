import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { formatPeriod, parsePeriod } from '#metrics/period.ts'
import { catalogue } from '#seeds/catalogue.ts'
import { trajectoryLines } from '#metrics/charts/trajectory-lines.ts'

const index = indexCatalogue(catalogue)
const targetOf = (id: string) => index.targets.get(id)!.target
const approved = (period: string, value: number, change: Partial<Observation> = {}): Observation => ({
  period: parsePeriod(period)!,
  value,
  status: 'A',
  revision: 1,
  state: 'approved',
  provenance: 'published',
  ...change,
})

/** Published figures: 142.5万 at the end of 2021, 185.4万 in June 2022, 231.2万 at the end of 2022 (工业和信息化部). */
const national = [approved('2021-M12', 142.5), approved('2022-M06', 185.4), approved('2022-M12', 231.2)]

describe('trajectoryLines', () => {
  it('draws new stations as what was added since the start: 185.4 − 142.5 = 42.9 in June', () => {
    const target = targetOf('national-2022-new-5g-base-stations')
    const points = trajectoryLines({ target, observations: national, at: '2022-06-30', baseline: 142.5 })
    expect(points).toHaveLength(13)
    expect(points[0]).toMatchObject({ actual: 0, planned: 0 })
    expect(formatPeriod(points[6]!.period, 'sdmx')).toBe('2022-M06')
    expect(points[6]?.actual).toBeCloseTo(42.9, 10)
    expect(points[6]?.planned).toBe(30)
    expect(points[12]).toMatchObject({ actual: null, planned: 60 })
  })

  it('draws a stock in its own level, with the plan from the baseline', () => {
    const target = targetOf('zhaoqing-2024-5g-base-stations')
    const observations = [approved('2023-M12', 6800), approved('2024-M10', 7812)]
    const points = trajectoryLines({ target, observations, at: '2024-10-31', baseline: 6800 })
    expect(points[0]).toMatchObject({ actual: 6800, planned: 6800 })
    expect(points[10]).toMatchObject({ actual: 7812, planned: 7800 })
    expect(points[12]).toMatchObject({ actual: null, planned: 8000 })
  })

  it('does not draw the 0 that a sum starts from while nothing was reported', () => {
    const target = targetOf('national-2022-new-5g-base-stations')
    const points = trajectoryLines({ target, observations: [], at: '2022-06-30', baseline: 142.5 })
    expect(points.map(({ actual }) => actual)).toEqual(Array(13).fill(null))
    expect(points[0]).toMatchObject({ planned: 0 })
  })

  it('has no plan without a baseline to start from', () => {
    const target = targetOf('zhaoqing-2024-5g-base-stations')
    const points = trajectoryLines({
      target,
      observations: [approved('2024-M10', 7812)],
      at: '2024-10-31',
      baseline: null,
    })
    expect(points.every(({ planned }) => planned === null)).toBe(true)
    expect(points[10]?.actual).toBe(7812)
  })

  it('marks provisional values and changes of definition', () => {
    const target = targetOf('zhaoqing-2024-5g-base-stations')
    const observations = [
      approved('2024-M09', 7700, { status: 'B' }),
      approved('2024-M10', 7812, { status: 'P' }),
    ]
    const points = trajectoryLines({ target, observations, at: '2024-10-31', baseline: 6800 })
    expect(points[9]).toMatchObject({ breaks: true, unsettled: false })
    expect(points[10]).toMatchObject({ breaks: false, unsettled: true })
  })

  it('draws nothing that lies after the reference date', () => {
    const target = targetOf('zhaoqing-2024-5g-base-stations')
    const observations = [approved('2024-M09', 7700), approved('2024-M10', 7812)]
    const points = trajectoryLines({ target, observations, at: '2024-10-30', baseline: 6800 })
    expect(points.filter(({ actual }) => actual !== null).map(({ actual }) => actual)).toEqual([6800, 7700])
  })
})
