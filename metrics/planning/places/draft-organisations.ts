import type { Organisation } from '../../catalogue/catalogue.ts'
import { draftCells } from '../cells/draft-cells.ts'
import type { DraftedRegions } from './draft-regions.ts'
import type { PlanDraft, PlanFault } from '../plan-draft.ts'

/** The organisations that a draft can name, and those among them that are new or changed. */
export interface DraftedOrganisations {
  readonly all: readonly Organisation[]
  readonly changed: readonly Organisation[]
  /** The ids of the draft's rows, in their order. */
  readonly ids: readonly string[]
}

/**
 * The organisations that the draft lists, then the catalogue's other ones of the plan's region and of the regions directly below it. A
 * listed one takes id and aliases from the catalogue's record of its name and region. `free` makes a new id.
 */
export function draftOrganisations(
  draft: PlanDraft,
  standing: readonly Organisation[],
  { byCode, find }: DraftedRegions,
  home: string,
  free: (prefix: string) => string,
  faults: PlanFault[],
): DraftedOrganisations {
  const listed = new Map<string, Organisation>()
  const changed: Organisation[] = []
  const ids: string[] = []
  for (const [place, row] of draft.organisations.entries()) {
    const cells = draftCells('organisations', place, faults)
    const name = cells.required('name', row.name, '单位全称')
    const written = cells.text(row.region)
    const region = written === undefined ? home : find(written)
    if (region === undefined) {
      cells.fault('region', `地区表里没有“${written}”，请填地区名称或代码。`)
      continue
    }
    const known = standing.find((one) => one.name === name && one.region === region)
    const id = cells.id('id', row.id) ?? known?.id ?? free(`${home}-org`)
    const aliases = [...new Set([...(known?.aliases ?? []), ...(row.aliases ?? [])])]
    const organisation = {
      id,
      name,
      aliases,
      region,
      collective: cells.mark('collective', row.collective) ?? known?.collective ?? false,
    }
    if (listed.has(id)) cells.fault('name', `“${name}”列了两次，请删去一行。`)
    listed.set(id, organisation)
    ids.push(id)
    if (JSON.stringify(organisation) !== JSON.stringify(known)) changed.push(organisation)
  }
  const isHere = ({ id, region }: Organisation) =>
    !listed.has(id) && (region === home || byCode.get(region)?.parent === home)
  return { all: [...listed.values(), ...standing.filter(isHere)], changed, ids }
}
