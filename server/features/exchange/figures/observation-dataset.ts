import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { disclosureOf, type Indicator } from '#metrics/catalogue/indicator.ts'
import type { DataCell, Dataset, Structure } from '../../../exchange/dataset.ts'
import { goneCell, observationCells, observationStructure } from '../../../exchange/observation-structure.ts'
import type { FiguresKnown } from './read-figures.ts'
import type { ToldFigure } from './told-figures.ts'
import { toldSeries, type Visible } from './told-series.ts'

/** The request for approved figures; a field that is left out does not narrow them. */
export interface FiguresAsked extends Visible {
  readonly regions?: ReadonlySet<string>
  /** Whether a cell is requested, by its key and period, as far as the other fields cannot tell. */
  readonly isCellAsked?: (cell: DataCell) => boolean
  /** The first and last period end, both included. */
  readonly from?: string
  readonly to?: string
  /** What the receiver was told before; only what differs from that is told. */
  readonly before?: FiguresKnown & Visible
  /** True: every approved revision. False: the revision that stands in each cell. */
  readonly history: boolean
  /** The number of newest observations of each series. */
  readonly last?: number
}

/** The number of cells that are sent together, some hundred kilobytes. */
const portion = 2_000

const structures = new WeakMap<CatalogueIndex, Structure>()

/** The structure of figures by a catalogue, which is made once. */
export function structureOf(index: CatalogueIndex): Structure {
  const known = structures.get(index) ?? observationStructure(index)
  structures.set(index, known)
  return known
}

/** The requested approved figures, as known at `asOf`, read page by page while the receiver is being sent them. */
export function observationDataset(known: FiguresKnown, asked: FiguresAsked): Dataset {
  const { index } = known
  const { from = '0000', to = '9999', history } = asked
  return {
    structure: structureOf(index),
    deletes: asked.before !== undefined,
    async *cells() {
      let cells: DataCell[] = []
      for await (const { indicator, figures } of toldSeries(known, {
        ...asked,
        span: { from, to, history },
      })) {
        cells.push(...cellsOf(index, indicator, figures, asked))
        if (cells.length < portion) continue
        yield cells
        cells = []
      }
      if (cells.length > 0) yield cells
    },
  }
}

/** The requested cells of one region. Where the frequency changed over the years, one series follows the other. */
function cellsOf(
  index: CatalogueIndex,
  indicator: Indicator,
  series: readonly ToldFigure[],
  { last, isCellAsked }: FiguresAsked,
): DataCell[] {
  const cellOf = observationCells(indicator, disclosureOf(index, indicator.id) === 'public')
  const cells = series.map((figure) => (figure.gone ? goneCell(indicator, figure) : cellOf(figure)))
  const asked = isCellAsked ? cells.filter(isCellAsked) : cells
  const [first] = asked
  if (!first) return []
  const isOneSeries = asked.every(({ key }) => key[2] === first.key[2])
  const bySeries = isOneSeries ? [asked] : Map.groupBy(asked, ({ key }) => key[2]).values()
  return [...bySeries].flatMap((one) => (last === undefined ? one : one.slice(-last)))
}
