import type { Catalogue, TargetRecord } from '../catalogue/catalogue.ts'
import type { AssembledPlan } from '../policy/assemble-plan.ts'
import { draftCells } from './cells/draft-cells.ts'
import type { PlanDraft, PlanFault } from './plan-draft.ts'

type Shared = AssembledPlan['shared']

/** The targets of other plans that the draft cites, by id or by name. */
export function sharedTargets(
  draft: PlanDraft,
  { targets }: Catalogue,
  clauses: readonly { readonly path: string }[],
  faults: PlanFault[],
): Shared[number][] {
  return draft.shared.flatMap((row, at) => {
    const cells = draftCells('shared', at, faults)
    const written = cells.required('target', row.target, '已有的目标')
    const found = targets.find(({ id, name }) => id === written || name === written)
    if (!found && written !== '') cells.fault('target', `别的计划里没有目标“${written}”。`)
    const clause = cells.required('clause', row.clause, '条款号')
    if (clause !== '' && !clauses.some(({ path }) => path === clause))
      cells.fault('clause', `条款表里没有“${clause}”，请改条款号，或在条款表加一行。`)
    const said = [...(cells.text(row.says) === undefined ? [] : [row.says!]), ...(row.remarks ?? [])]
    const entry = cells.text(row.entry)
    if (!found) return []
    return [
      {
        target: found.id,
        citation: {
          document: '',
          clause,
          ...(entry === undefined ? {} : { entry }),
          ...(said.length === 0 ? {} : { remark: said.join('；') }),
        },
      },
    ]
  })
}

/** What others state too keeps their citations. */
export function citedByOthers(
  targets: readonly TargetRecord[],
  others: readonly TargetRecord[],
): TargetRecord[] {
  const stated = new Map(others.map(({ id, citations }) => [id, citations]))
  return targets.map((target) => ({
    ...target,
    citations: [...target.citations, ...(stated.get(target.id) ?? [])],
  }))
}

/** Targets of others with the plan's citations of them. */
export function citing(targets: readonly TargetRecord[], shared: Shared, document: string): TargetRecord[] {
  return targets.flatMap((target) => {
    const citations = shared.filter((one) => one.target === target.id).map(({ citation }) => citation)
    if (citations.length === 0) return []
    const others = target.citations.filter((one) => one.document !== document)
    return [{ ...target, citations: [...others, ...citations.map((one) => ({ ...one, document }))] }]
  })
}

/** Rows on an indicator that is measured already: of another plan, in its unit. */
export function refuseUnfitIndicators(
  { targets }: PlanDraft,
  { indicators }: Pick<Catalogue, 'indicators'>,
  faults: PlanFault[],
): void {
  const standing = new Map(indicators.map((one) => [one.id, one]))
  for (const [at, { indicator = '', unit = '' }] of targets.entries()) {
    const cells = draftCells('targets', at, faults)
    const written = cells.text(indicator)
    const found = standing.get(written ?? '')
    if (written !== undefined && !found)
      cells.fault('indicator', `别的计划里没有编号为“${written}”的指标，请重选，或留空作为新指标。`)
    if (found && found.unit !== unit.normalize('NFKC').trim())
      cells.fault('unit', `“${found.name}”按“${found.unit}”报数，请把目标值换算成“${found.unit}”。`)
  }
}
