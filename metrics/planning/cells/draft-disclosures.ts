import type { TargetRecord } from '../../catalogue/catalogue.ts'
import type { Disclosure } from '../../catalogue/indicator.ts'
import type { PlanDraft, PlanFault } from '../plan-draft.ts'
import { draftCells } from './draft-cells.ts'
import { disclosureSpellings } from './words-read.ts'

/** The levels of disclosure that the rows of a draft name for their indicators; the targets are in the order of the rows. Rule Z-18. */
export function draftDisclosures(
  draft: Pick<PlanDraft, 'targets'>,
  targets: readonly Pick<TargetRecord, 'indicator'>[],
  faults: PlanFault[],
): readonly Disclosure[] {
  const named = new Map<string, Disclosure>()
  for (const [at, row] of draft.targets.entries()) {
    const cells = draftCells('targets', at, faults)
    const level = cells.word('disclosure', row.disclosure, disclosureSpellings)
    if (level === undefined) continue
    const id = targets[at]!.indicator
    const before = named.get(id)
    if (before && before.level !== level)
      cells.fault('disclosure', `同一指标在上面写了“${disclosureSpellings[before.level][0]}”，请写成一样。`)
    named.set(id, { id, level })
  }
  return [...named.values()]
}
