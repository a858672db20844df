import type { Catalogue, TargetRecord } from '../catalogue/catalogue.ts'
import type { AssembledPlan } from '../policy/assemble-plan.ts'
import type { PlanSource } from '../policy/plan-source.ts'
import { accumulationSpellings, basisSpellings } from './cells/words-read.ts'
import type { DraftGround } from './draft-place.ts'
import type { PlanDraft, PlanFault } from './plan-draft.ts'
import { likelyBasis } from './read-target.ts'

/** A remark on a draft, at its row where it concerns one. */
export type PlanRemark = Pick<PlanFault, 'table' | 'row' | 'detail'>

/** What whoever publishes a draft should know of it: that it is empty, what is overdue at once, what was assumed. Rule Z-3. */
export function planRemarks(
  draft: PlanDraft,
  source: PlanSource,
  { assembled, ground }: { readonly assembled: AssembledPlan; readonly ground: DraftGround },
): PlanRemark[] {
  const isEmpty = draft.targets.length + draft.shared.length === 0
  return [
    ...(isEmpty ? [{ table: 'targets' as const, row: null, detail: '还没有目标，发布后看板是空的。' }] : []),
    ...owedAtOnce(source, ground),
    ...assumedBases(draft, source.commitments, assembled),
  ]
}

/** The remark on a new plan whose first periods have ended, and would be overdue on the day of its publication. Rule D-9. */
function owedAtOnce(
  { id, reportFrom, span, commitments }: PlanSource,
  { standing, today }: DraftGround,
): PlanRemark[] {
  const isNew = standing.documents.every((document) => document.id !== id)
  if (today === undefined || !isNew || reportFrom !== undefined || commitments.length === 0) return []
  if (span.start.slice(0, 7) >= today.slice(0, 7)) return []
  const detail = `发布后，${span.start}以来已结束的各期就算未报、逾期。要从某一期起才报送，请填“开始报送”，此前的数可以导入。`
  return [{ table: 'document', row: null, detail }]
}

function assumedBases(
  draft: PlanDraft,
  commitments: PlanSource['commitments'],
  { targets, indicators }: AssembledPlan,
): PlanRemark[] {
  return draft.targets.flatMap((target, row) => {
    const { basis, comparator } = commitments[row]!
    if (target.basis?.trim() || basis !== likelyBasis(target, comparator)) return []
    const own = indicators.find(({ id }) => id === targets[row]!.indicator)
    const adds =
      own && !target.accumulation?.trim() ? `，按${accumulationSpellings[own.accumulation][0]}计` : ''
    const detail = `未填评价方式，按名称和单位推定为“${basisSpellings[basis][0]}”${adds}，请核对。`
    return [{ table: 'targets' as const, row, detail }]
  })
}

/** The remarks on rows that change the printed value of a target which a later document has adjusted: the adjusted value counts. Rule T-4. */
export function changedThoughAdjusted(
  targets: readonly TargetRecord[],
  { targets: before, documents }: Pick<Catalogue, 'targets' | 'documents'>,
): PlanRemark[] {
  return targets.flatMap(({ id, printed, value, amendments = [] }, row) => {
    const standing = before.find((one) => one.id === id)
    if (!printed || !standing?.printed || standing.printed.value === printed.value) return []
    const title = documents.find((one) => one.id === amendments.at(-1)!.document)!.title
    const detail = `已由《${title}》调整，按它的 ${value} 评；这里改的是原定的数。`
    return [{ table: 'targets', row, detail }]
  })
}
