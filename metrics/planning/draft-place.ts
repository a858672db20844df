import type { Organisation } from '../catalogue/catalogue.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import type { DraftCells } from './cells/draft-cells.ts'
import type { DraftedRegions } from './draft-regions.ts'
import type { PlanFault } from './plan-draft.ts'

/** What a draft is read by. */
export interface DraftPlace {
  readonly regions: DraftedRegions
  readonly organisations: readonly Organisation[]
  /** Of other plans. */
  readonly measured: readonly Indicator[]
  readonly home: string
  /** Id of the document. */
  readonly id: string
  /** An id that nobody has, as `prefix-1`. */
  readonly free: (prefix: string) => string
  readonly faults: PlanFault[]
}

/** The names of a cell that somebody is known by; each other is a fault. */
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
