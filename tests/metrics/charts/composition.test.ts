import type { BarSeriesOption } from 'echarts'
import { describe, expect, it } from 'vitest'
import { compositionOption, partColour } from '#metrics/charts/composition.ts'

const palette = {
  font: 'Noto',
  text: '#111',
  secondary: '#222',
  tertiary: '#333',
  faint: '#444',
  hairline: '#555',
  ground: '#fff',
  goal: '#00f',
  resolve: (colour: string) => colour,
}

describe('compositionOption', () => {
  it('stacks the parts of each score from the top down, a missing one without length', () => {
    const option = compositionOption(
      {
        parts: ['基站', '企业'],
        bars: [
          { name: '端州区', total: '88.9', shares: [40, 48.9] },
          { name: '广宁县', total: '76.9', shares: [76.9, null] },
        ],
      },
      palette,
    )
    const series = option.series as BarSeriesOption[]
    expect(option.yAxis).toMatchObject({ inverse: true, data: ['端州区', '广宁县'] })
    expect(series.map(({ name, data }) => [name, data])).toEqual([
      ['基站', [40, 76.9]],
      ['企业', [48.9, 0]],
      [undefined, [0, 0]],
    ])
    expect(new Set(series.map(({ stack }) => stack))).toEqual(new Set(['score']))
  })
})

describe('partColour', () => {
  it('begins again after the sixth', () => {
    expect(partColour(6)).toBe(partColour(0))
    expect(partColour(1)).not.toBe(partColour(0))
  })
})
