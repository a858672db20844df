import type { LineSeriesOption } from 'echarts'
import { describe, expect, it } from 'vitest'
import type { Outlook } from '#metrics/outlook/outlook.ts'
import { parsePeriod, periodsBetween } from '#metrics/period.ts'
import { trajectoryOption, type TrajectoryPicture } from '#metrics/charts/trajectory.ts'
import { darkPalette } from './dark-palette.ts'

const palette = {
  ...darkPalette,
  resolve: (colour: string) => (colour === 'var(--light-met)' ? '#58a6ff' : colour),
}
const periods = periodsBetween(parsePeriod('2023-12')!, parsePeriod('2024-12')!)
const picture: TrajectoryPicture = {
  points: periods.map((period, month) => ({
    period,
    actual: month <= 10 ? 6800 + month * 101.2 : null,
    planned: 6800 + month * 100,
    unsettled: month === 10,
    breaks: month === 4,
  })),
  goal: 8000,
  high: null,
  outlook: null,
  colour: 'var(--light-met)',
  wordSize: 19,
}
const seriesOf = (option: ReturnType<typeof trajectoryOption>, id: string) =>
  (option.series as LineSeriesOption[]).find((one) => one.id === id)!

describe('trajectoryOption', () => {
  const option = trajectoryOption(picture, palette, { width: 900, height: 400 })

  it('has a series for the plan, the goal, the forecast and what was achieved', () => {
    expect((option.series as LineSeriesOption[]).map(({ id }) => id)).toEqual([
      'plan',
      'goal',
      'fan-low',
      'fan',
      'forecast',
      'actual',
    ])
  })

  it('marks orders, in a higher row where their words would overlap, and has no series for them without any', () => {
    const marks = [
      { place: 6, text: '交办' },
      { place: 8, text: '交办' },
      { place: 9, text: '交办、销号' },
      { place: 10, text: '销号' },
    ]
    const marked = trajectoryOption({ ...picture, marks }, palette, { width: 900, height: 400 })
    // A period is 63 px wide and a character 19, so that 交办、销号 covers the neighbouring words.
    expect(seriesOf(marked, 'orders').markLine?.data).toMatchObject([
      { xAxis: 6, label: { formatter: '交办', offset: [0, 0] } },
      { xAxis: 8, label: { formatter: '交办', offset: [0, 0] } },
      { xAxis: 9, label: { formatter: '交办、销号', offset: [0, -23.75] } },
      { xAxis: 10, label: { formatter: '销号', offset: [0, 0] } },
    ])
    // The plot begins below the second row, so that no line crosses a word.
    expect([option.grid.top, marked.grid.top]).toEqual([expect.closeTo(30.4), expect.closeTo(54.15)])
    expect(seriesOf(option, 'orders')).toBeUndefined()
  })

  it('has three rows at most; digits are half as wide as other characters', () => {
    const rows = (...marks: readonly [number, string][]) => {
      const all = marks.map(([place, text]) => ({ place, text }))
      const marked = trajectoryOption({ ...picture, marks: all }, palette, { width: 500, height: 400 })
      const { data } = seriesOf(marked, 'orders').markLine as unknown as {
        data: { label: { offset: [number, number] } }[]
      }
      return data.map(({ label }) => Math.round((0 - label.offset[1]) / 23.75))
    }
    // A period is 30 px wide, which is 1.6 characters.
    expect(rows([6, '交办'], [7, '交办'], [8, '交办'])).toEqual([0, 1, 0])
    expect(rows([6, '交办 2 件'], [8, '销号'])).toEqual([0, 1])
    expect(rows([6, '交办 2 件'], [9, '销号'])).toEqual([0, 0])
    const crowded = ['交办、销号', '交办、销号', '交办、销号', '交办、销号'] as const
    expect(rows(...crowded.map((text, place) => [6 + place, text] as [number, string]))).toEqual([0, 1, 2, 0])
  })

  it('reaches towards the top of the fan, without squashing the curve', () => {
    const high = { point: 8010, low80: 7700, high80: 9200, low95: 7000, high95: 9900 }
    const steps = periods.slice(11).map((period) => ({ period, ...high }))
    const outlook: Outlook = {
      method: 'half-drift',
      of: 'levels',
      from: periods[10]!,
      values: 10,
      scant: false,
      steps,
      kept: false,
      probability: 0.5,
    }
    const ahead = trajectoryOption({ ...picture, outlook }, palette, { width: 900, height: 400 })
    expect(ahead.yAxis).toMatchObject({ max: 8500 })
    // Plan and forecast end 10 of 2,000 apart, which is 1.66 px of 331.6, so that 预测 moves up by the rest of a line of 24.7 px.
    const { offset } = seriesOf(ahead, 'forecast').endLabel as { offset: number[] }
    expect(offset[1]).toBeCloseTo(-23.04, 1)
  })

  it('draws what was achieved 4 px wide in the colour of its light, with the last value hollow while unsettled', () => {
    const actual = seriesOf(option, 'actual')
    expect(actual.lineStyle).toMatchObject({ width: 4, color: '#58a6ff' })
    expect(actual.data?.[10]).toMatchObject({ itemStyle: { color: '#000', borderColor: '#58a6ff' } })
  })

  it('leaves room to the due date', () => {
    expect(seriesOf(option, 'actual').data?.slice(11)).toMatchObject([{ value: '-' }, { value: '-' }])
    expect((option.xAxis as { data: string[] }).data.at(-1)).toBe('12月')
  })

  it('names the target at its line and 序时 at the plan’s end', () => {
    expect(seriesOf(option, 'goal').markLine).toMatchObject({
      data: [{ yAxis: 8000 }],
      label: { formatter: '目标 8,000' },
    })
    expect(seriesOf(option, 'plan').endLabel).toMatchObject({ show: true, formatter: '序时' })
  })

  it('draws a target without any figure above an axis from zero, not on it', () => {
    const points = picture.points.map((point) => ({ ...point, actual: null, planned: null }))
    const bare = trajectoryOption({ ...picture, points, goal: 100 }, palette, { width: 900, height: 400 })
    expect(bare.yAxis).toMatchObject({ min: 0, max: 100 })
  })

  it('marks off as few steps as have room above one another', () => {
    const points = picture.points.map((point) => ({ ...point, actual: 1, planned: 8 }))
    const axisAt = (height: number) =>
      trajectoryOption({ ...picture, points, goal: 15 }, palette, { width: 900, height }).yAxis
    expect(axisAt(400)).toMatchObject({ min: 0, max: 15, interval: 5 })
    // The plot has 130 − 3.6 × 19 = 61.6 of 130 px, room for two figures of 26.6; of 90 px it has 21.6, less than one.
    expect(axisAt(130)).toMatchObject({ min: 0, max: 20, interval: 10 })
    expect(axisAt(90)).toMatchObject({ min: 0, max: 20, interval: 20 })
  })

  it('says that its axis does not start at zero', () => {
    expect(option.yAxis).toMatchObject({ min: 6500 })
    expect(seriesOf(option, 'plan').markLine).toMatchObject({ label: { formatter: '纵轴自 6,500 起' } })
  })

  it('marks a change of definition', () => {
    expect(seriesOf(option, 'actual').markLine).toMatchObject({
      data: [{ xAxis: 4 }],
      label: { formatter: '口径调整' },
    })
  })

  it('shows a range as a band', () => {
    const band = trajectoryOption({ ...picture, goal: 7900, high: 8000 }, palette, {
      width: 900,
      height: 400,
    })
    expect(seriesOf(band, 'goal').markArea).toMatchObject({ data: [[{ yAxis: 7900 }, { yAxis: 8000 }]] })
  })
})
