import type { Catalogue, Organisation } from '../catalogue/catalogue.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import type { DraftCells } from './cells/draft-cells.ts'
import type { DraftedRegions, OfficialRegion } from './places/draft-regions.ts'
import type { PlanFault } from './plan-draft.ts'

/** The catalogue on which a draft is based. */
export interface DraftGround {
  readonly standing: Catalogue
  readonly official: readonly OfficialRegion[]
  /** Whether an id was ever given; the id of a withdrawn record is not used again. */
  readonly isTaken: (id: string) => boolean
  /** A record of the plan as the draft last left it, by kind and id; absent: it was not published yet. */
  readonly publishedOf?: (kind: string, id: string) => object | undefined
  /** The day on which it is read; absent: nothing is said of periods that would be owed at once. */
  readonly today?: string
}

/** The facts of a plan that are needed to read a draft's cells. */
export interface DraftPlace {
  readonly regions: DraftedRegions
  readonly organisations: readonly Organisation[]
  /** The indicators of other plans. */
  readonly measured: readonly Indicator[]
  /** The code of the plan's region. */
  readonly home: string
  /** The id of the document. */
  readonly id: string
  /** Makes a new id such as `prefix-1`; the id that `alike` makes of the same number was never given either. */
  readonly free: (prefix: string, alike?: (number: number) => string) => string
  readonly faults: PlanFault[]
}

/** The known names in a cell; each other name is a fault. */
export function knownNamesIn(
  cells: DraftCells,
  field: string,
  written: readonly string[],
  known: ReadonlySet<string>,
): string[] {
  return written
    .map((name) => name.trim())
    .filter((name) => {
      if (name === '') return false
      if (!known.has(name)) cells.fault(field, `单位表里没有“${name}”，请改名称，或在单位表加一行。`)
      return known.has(name)
    })
}

export function regionIn(
  cells: DraftCells,
  written: string | undefined,
  { find }: DraftedRegions,
): string | undefined {
  const text = cells.text(written)
  if (text === undefined) return undefined
  const code = find(text)
  if (code === undefined) cells.fault('region', `地区表里没有“${text}”，请填地区名称或代码。`)
  return code
}
