import { directoryNames, type NamedIndicator } from '#metrics/imports/names.ts'
import type { TableRow } from '#metrics/imports/table.ts'

const monthly = { decimals: 0, frequency: 'M', accumulation: 'level' } as const

/** Invented indicators: stations by one name in two cities, with a county of one of them, an income and a share. */
const sampleIndicators: readonly NamedIndicator[] = [
  { ...monthly, id: 'jia-5g', name: '5G基站', unit: '座', regions: ['441200', '441202'] },
  { ...monthly, id: 'yi-5g', name: '5G基站', unit: '座', regions: ['440400'] },
  {
    ...monthly,
    id: 'jia-output',
    name: '软件业收入',
    unit: '亿元',
    decimals: 2,
    accumulation: 'year-to-date',
    regions: ['441200'],
  },
  { ...monthly, id: 'jia-share', name: '上云率', unit: '%', decimals: 1, regions: ['441200'] },
]
export const sampleNames = directoryNames({
  indicators: sampleIndicators,
  regions: [
    { code: '440000', name: '广东省' },
    { code: '441200', name: '肇庆市', parent: '440000' },
    { code: '440400', name: '珠海市', parent: '440000' },
    { code: '441202', name: '端州区', parent: '441200' },
    { code: '441283', name: '端州市', parent: '441200' },
    { code: '441200-xinqu', name: '肇庆新区', parent: '441200' },
    { code: '441200-gaoxin', name: '高新区', parent: '441200' },
    { code: '440400-gaoxin', name: '高新区', parent: '440400' },
  ],
})

/** Rows of text; an empty text is no cell. */
export function rowsOf(...lines: readonly (readonly string[])[]): TableRow[] {
  return lines.map((line, place) => ({
    number: place + 1,
    cells: new Map(
      line.flatMap((value, column) => (value === '' ? [] : [[column + 1, { type: 'text', value }] as const])),
    ),
  }))
}
