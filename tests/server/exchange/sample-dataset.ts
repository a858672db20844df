import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'
import type { DataCell, Dataset } from '#server/exchange/dataset.ts'
import {
  goneCell,
  observationCells,
  observationStructure,
  type ExchangedFigure,
} from '#server/exchange/observation-structure.ts'

const index = indexCatalogue(catalogue)
export const structure = observationStructure(index)

const plain: ExchangedFigure = {
  region: '441200',
  period: '2024-M09',
  value: '7000',
  status: 'A',
  numerator: null,
  denominator: null,
  bound: null,
  correction: null,
  reason: null,
  provenance: 'reported',
  source: null,
  revision: 1,
  approvedAt: '2024-10-09T10:00:00.000+08:00',
  sequence: 101,
}

const cellsOf = (id: string, ...figures: Partial<ExchangedFigure>[]): DataCell[] => {
  const write = observationCells(index.indicators.get(id)!, false)
  return figures.map((figure) => write({ ...plain, ...figure }))
}

/** Figures of every kind: whole and exact decimals, a share with its parts, a bound, a demo value, a withheld value. */
export const cells: readonly DataCell[] = [
  ...cellsOf(
    'zhaoqing-5g-base-stations',
    { period: '2024-M08', value: '6900', bound: 'lower', provenance: 'published' },
    { value: '7050', revision: 2, sequence: 140, status: 'P' },
    { region: '441202', value: '0.0000001', provenance: 'demo' },
  ),
  ...cellsOf('zhaoqing-hospitals-on-sharing-platform', {
    value: '95.1807228915663',
    numerator: '158',
    denominator: '166',
  }),
  ...cellsOf(
    'zhuhai-core-value-added',
    { region: '440400', period: '2023', value: '1225.88', status: 'E' },
    { region: '440400', period: '2024-M09', value: null, status: 'M', reason: 'suppressed' },
    { region: '440400', period: '2024-M10', value: '-12.5' },
  ),
]

/** The figures of the sample in two portions, the second of which begins within a series. */
export const dataset: Dataset = {
  structure,
  cells: () => [cells.slice(0, 5), cells.slice(5)],
}

/** Revised figures: three revisions of one cell, two of another, in the order of the key. */
export const withHistory: Dataset = {
  structure,
  cells: () => [
    cellsOf(
      'zhaoqing-5g-base-stations',
      { period: '2024-M08', value: '6900', revision: 1, sequence: 90 },
      { value: '7000', revision: 1, sequence: 101 },
      { value: '7050', revision: 2, sequence: 140 },
    ),
    cellsOf(
      'zhaoqing-5g-base-stations',
      { value: '7060', revision: 4, sequence: 150 },
      { period: '2024-M10', value: '7100', revision: 1, sequence: 160 },
      { period: '2024-M10', value: '7101', revision: 2, sequence: 161 },
    ),
  ],
}

/** A change: a figure that no longer stands, before two that stand, of the same indicator. */
export const withDeletion: Dataset = {
  structure,
  deletes: true,
  cells: () => [
    [
      goneCell(index.indicators.get('zhaoqing-5g-base-stations')!, { region: '441200', period: '2024-M07' }),
      ...cells.slice(0, 2),
    ],
  ],
}

/** The whole output of a writer, as one text. */
export async function written(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}
