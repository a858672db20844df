import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { disclosureOf, type Indicator } from '#metrics/catalogue/indicator.ts'
import type { DataCell, Dataset, Structure } from '../../exchange/dataset.ts'
import { goneCell, observationCells, observationStructure } from '../../exchange/observation-structure.ts'
import { readFigures, type FiguresKnown } from './read-figures.ts'
import type { ToldFigure } from './told-figures.ts'

/** What of the approved figures is asked for; what is left out is not narrowed. */
export interface FiguresAsked {
  readonly indicators?: ReadonlySet<string>
  readonly regions?: ReadonlySet<string>
  /** Whether the caller may see a series, and asks for it; where this is left out, all that are stored. */
  readonly isAsked?: (series: SeriesName) => boolean
  /** By key and period, over what the spans cannot tell. */
  readonly isCellAsked?: (cell: DataCell) => boolean
  /** Period ends, both included. */
  readonly from?: string
  readonly to?: string
  /** What stands otherwise than at this ledger sequence. */
  readonly since?: number
  /** Every approved revision; else of each cell the one that stands. */
  readonly history: boolean
  /** Of each series so many observations, the newest. */
  readonly last?: number
}

/** Cells that go out together, some hundred kilobytes. */
const portion = 2_000

const structures = new WeakMap<CatalogueIndex, Structure>()

/** The structure by a catalogue, made once. */
export function structureOf(index: CatalogueIndex): Structure {
  const known = structures.get(index) ?? observationStructure(index)
  structures.set(index, known)
  return known
}

/** The approved figures that are asked for, as known at `asOf`, read page by page as they are written out. */
export function observationDataset(known: FiguresKnown, asked: FiguresAsked): Dataset {
  const { index } = known
  const { from = '0000', to = '9999', since, history } = asked
  const span = { from, to, ...(since !== undefined && { since }), history }
  return {
    structure: structureOf(index),
    deletes: since !== undefined,
    async *cells() {
      let cells: DataCell[] = []
      for (const indicator of indicatorsAsked(index, asked)) {
        const regions = regionsAsked(index, indicator, asked)
        if (regions?.length === 0) continue
        for await (const series of readFigures(known, indicator, { ...span, regions })) {
          cells.push(...cellsOf(index, indicator, series, asked))
          if (cells.length < portion) continue
          yield cells
          cells = []
        }
      }
      if (cells.length > 0) yield cells
    },
  }
}

/** In the order of their ids, as keys are told. */
function indicatorsAsked({ indicators }: CatalogueIndex, asked: FiguresAsked): Indicator[] {
  const ids = [...(asked.indicators ?? indicators.keys())].sort()
  return ids.flatMap((id) => indicators.get(id) ?? [])
}

/** In order; undefined where whatever is stored is asked for, also of regions that the catalogue has no more. */
function regionsAsked(index: CatalogueIndex, { id }: Indicator, asked: FiguresAsked): string[] | undefined {
  const { regions, isAsked } = asked
  if (!regions && !isAsked) return undefined
  const candidates = [...(regions ?? index.regions.keys())].sort()
  return isAsked ? candidates.filter((region) => isAsked({ indicator: id, region })) : candidates
}

/** What is asked for of one region's figures; where the frequency changed over the years, one series after the other. */
function cellsOf(
  index: CatalogueIndex,
  indicator: Indicator,
  series: readonly ToldFigure[],
  { last, isCellAsked }: FiguresAsked,
): DataCell[] {
  const written = observationCells(indicator, disclosureOf(index, indicator.id) === 'public')
  const cells = series.map((figure) => (figure.gone ? goneCell(indicator, figure) : written(figure)))
  const asked = isCellAsked ? cells.filter(isCellAsked) : cells
  const [first] = asked
  if (!first) return []
  const isOneSeries = asked.every(({ key }) => key[2] === first.key[2])
  const bySeries = isOneSeries ? [asked] : Map.groupBy(asked, ({ key }) => key[2]).values()
  return [...bySeries].flatMap((one) => (last === undefined ? one : one.slice(-last)))
}
