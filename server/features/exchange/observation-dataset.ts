import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Provenance } from '#metrics/series/observation.ts'
import { supersedes } from '#metrics/series/standing.ts'
import { ownTurn } from '../../event-loop-turns.ts'
import type { Reader } from '../../db/store.ts'
import type { Cell, Dataset, Structure } from '../../exchange/dataset.ts'
import {
  observationCells,
  observationStructure,
  type ExchangedFigure,
} from '../../exchange/observation-structure.ts'
import { approvedPage, pageSize, type ApprovedSpan, type RevisionKey } from './queries.ts'

/** What of the approved figures is asked for; what is left out is not narrowed. */
export interface FiguresAsked {
  readonly indicators?: ReadonlySet<string>
  readonly regions?: ReadonlySet<string>
  /** Whether the caller may see a series, and asks for it; where this is left out, all that are stored. */
  readonly isAsked?: (series: SeriesName) => boolean
  /** By key and period, over what the spans cannot tell. */
  readonly isCellAsked?: (cell: Cell) => boolean
  /** Period ends, both included. */
  readonly from?: string
  readonly to?: string
  /** Approved after this ledger sequence. */
  readonly since?: number
  /** Every approved revision; else of each cell the newest. */
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
export function observationDataset(
  { reader, index, asOf }: { readonly reader: Reader; readonly index: CatalogueIndex; readonly asOf: number },
  asked: FiguresAsked,
): Dataset {
  return {
    structure: structureOf(index),
    async *cells() {
      let cells: Cell[] = []
      for (const indicator of indicatorsAsked(index, asked)) {
        const regions = regionsAsked(index, indicator, asked)
        const wanted = regions && new Set(regions)
        if (wanted?.size === 0) continue
        for await (const series of seriesOf(reader, spanOf(indicator, regions, asked, asOf))) {
          if (wanted && !wanted.has(series[0]!.region)) continue
          cells.push(...cellsOf(indicator, series, asked))
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

/** Greater than every region's code. */
const afterAll = '~'

function spanOf(
  { id }: Indicator,
  regions: readonly string[] | undefined,
  { from = '0000', to = '9999', since = 0 }: FiguresAsked,
  asOf: number,
): ApprovedSpan {
  const ends = { firstRegion: regions?.[0] ?? '', lastRegion: regions?.at(-1) ?? afterAll }
  return { indicator: id, ...ends, from, to, since, asOf }
}

/** The approved revisions of one region after the other. */
async function* seriesOf(reader: Reader, span: ApprovedSpan): AsyncGenerator<ExchangedFigure[]> {
  let series: ExchangedFigure[] = []
  let after: RevisionKey | undefined
  for (;;) {
    const rows = await approvedPage(reader, span, after)
    for (const row of rows) {
      if (series.length > 0 && series[0]!.region !== row.region) {
        yield series
        series = []
      }
      series.push(row)
    }
    after = rows.at(-1)
    if (rows.length < pageSize) break
    await ownTurn()
  }
  if (series.length > 0) yield series
}

/** What is asked for of one region's revisions; where the frequency changed over the years, one series after the other. */
function cellsOf(
  indicator: Indicator,
  series: readonly ExchangedFigure[],
  { history, last, isCellAsked }: FiguresAsked,
): Cell[] {
  const cells = (history ? series : standingOf(series)).map(observationCells(indicator))
  const asked = isCellAsked ? cells.filter(isCellAsked) : cells
  const [first] = asked
  if (!first) return []
  const isOneSeries = asked.every(({ key }) => key[2] === first.key[2])
  const bySeries = isOneSeries ? [asked] : Map.groupBy(asked, ({ key }) => key[2]).values()
  return [...bySeries].flatMap((one) => (last === undefined ? one : one.slice(-last)))
}

/** Of each cell the revision that stands: the newest, and of demo values any other. Rule A-2. */
function standingOf(series: readonly ExchangedFigure[]): ExchangedFigure[] {
  const standing: ExchangedFigure[] = []
  for (const figure of series) {
    const known = standing.at(-1)
    if (known?.period !== figure.period) standing.push(figure)
    else if (supersedes(withKnownProvenance(figure), withKnownProvenance(known)))
      standing[standing.length - 1] = figure
  }
  return standing
}

function withKnownProvenance({ provenance, revision }: ExchangedFigure) {
  return { provenance: provenance as Provenance, revision }
}
