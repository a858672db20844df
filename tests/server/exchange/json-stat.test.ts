import JSONstat from 'jsonstat-toolkit'
import { describe, expect, it } from 'vitest'
import { jsonStat } from '#server/exchange/json-stat.ts'
import { cells, dataset, structure, written } from './sample-dataset.ts'

const updated = '2024-10-31T10:00:00+08:00'
const text = await written(jsonStat(dataset, { updated }))
const read = JSONstat(JSON.parse(text))

describe('jsonStat', () => {
  it('is read by the toolkit with every figure in its place', () => {
    expect(read.class).toBe('dataset')
    expect(read.id).toEqual(['INDICATOR', 'REF_AREA', 'FREQ', 'TIME_PERIOD'])
    for (const { key, measures, attributes } of cells) {
      const [INDICATOR, REF_AREA, FREQ, TIME_PERIOD] = key
      const found = read.Data({ INDICATOR, REF_AREA, FREQ, TIME_PERIOD })
      expect(found.value).toBe(measures[0] === null ? null : Number(measures[0]))
      expect(found.status ?? 'A').toBe(attributes[0])
    }
    const told = read.Data().filter(({ value }: { value: number | null }) => value !== null)
    expect(told).toHaveLength(cells.length - 1)
  })

  it('names time, place and measure by their roles, with units and decimals', () => {
    expect(read.role).toMatchObject({ time: ['TIME_PERIOD'], geo: ['REF_AREA'], metric: ['INDICATOR'] })
    const value = read.Dimension('INDICATOR').Category('zhuhai-core-value-added')
    expect(value.unit).toEqual({ label: '亿元', decimals: 2 })
    expect(read.Dimension('TIME_PERIOD').Category('2024-M09').label).toBe('2024年9月')
    expect(read.Dimension('REF_AREA').Category('441200').label).toBe('肇庆市')
  })

  it('says that demo values are among the figures, and only then', async () => {
    expect(read).toMatchObject({ note: ['含演示数据'], extension: { demo: true } })
    const real = { structure, cells: () => [[cells[0]!]] }
    expect(JSON.parse(await written(jsonStat(real, { updated })))).not.toHaveProperty('note')
  })

  it('makes of several measures one dimension more', async () => {
    const several = {
      structure: {
        ...structure,
        measures: [
          { id: 'GAP', name: '差距', english: 'Gap', type: 'Double' as const },
          { id: 'SCHEDULE', name: '序时', english: 'Schedule', type: 'Double' as const },
        ],
      },
      cells: () => [[{ ...cells[0]!, measures: ['-3.5', '0.75'] }]],
    }
    const found = JSONstat(JSON.parse(await written(jsonStat(several, { updated }))))
    expect(found.role.metric).toEqual(['INDICATOR', 'MEASURE'])
    expect(found.Data({ MEASURE: 'GAP' }).value).toBe(-3.5)
    expect(found.Data({ MEASURE: 'SCHEDULE' }).value).toBe(0.75)
  })

  it('writes an empty cube where there is no figure', async () => {
    const empty = JSON.parse(await written(jsonStat({ structure, cells: () => [] }, { updated }))) as unknown
    expect(empty).toMatchObject({ size: [0, 0, 0, 0], value: {}, status: {} })
  })
})
