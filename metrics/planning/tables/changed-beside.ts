import type { DraftGround } from '../draft-place.ts'
import { withFieldsBeside } from '../cells/fields-beside.ts'
import type { PlanRecords } from '../join-plan.ts'
import type { TargetDraft } from '../plan-draft.ts'
import type { PlanRemark } from '../plan-remarks.ts'
import { columnTitleOf, withCellsOf } from './record-cells.ts'

type DraftedRecords = Pick<PlanRecords, 'documents' | 'indicators' | 'targets' | 'milestones' | 'boards'>

/** The records of a draft with what was changed of them in the catalogue beside it, and what the rows of its targets then say. */
export interface ChangedBeside extends DraftedRecords {
  /** The rows of the draft's targets with the cells of those fields that were changed beside the draft. */
  readonly rowsWith: (rows: readonly TargetDraft[]) => TargetDraft[]
  readonly remarks: readonly PlanRemark[]
}

/** Keeps what was changed of a plan's records since its draft was published; the targets are those of the draft's rows, in their order. Rule Z-15. */
export function changedBeside(
  { standing, publishedOf }: Pick<DraftGround, 'standing' | 'publishedOf'>,
  drafted: DraftedRecords,
): ChangedBeside {
  const kept = <T extends { readonly id: string }>(kind: string, records: readonly T[], all: readonly T[]) =>
    withFieldsBeside(records, all, (id) => publishedOf?.(kind, id))
  const indicators = kept('indicator', drafted.indicators, standing.indicators)
  const targets = kept('target', drafted.targets, standing.targets)
  const indicatorOf = new Map(indicators.records.map((one) => [one.id, one]))
  const firstOn = new Map(targets.records.map((one, row) => [one.indicator, row] as const).toReversed())
  const fieldsOf = (row: number) => {
    const { id, indicator } = targets.records[row]!
    const isFirst = firstOn.get(indicator) === row
    return {
      target: targets.kept.get(id) ?? [],
      indicator: (isFirst && indicators.kept.get(indicator)) || [],
    }
  }
  return {
    documents: kept('document', drafted.documents, standing.documents).records,
    indicators: indicators.records,
    targets: targets.records,
    milestones: kept('milestone', drafted.milestones, standing.milestones).records,
    boards: kept('board', drafted.boards, standing.boards).records,
    rowsWith: (rows) =>
      rows.map((row, at) => {
        const target = targets.records[at]!
        return withCellsOf(row, { target, indicator: indicatorOf.get(target.indicator) }, fieldsOf(at))
      }),
    remarks: targets.records.flatMap((_, row): PlanRemark[] => {
      const { target, indicator } = fieldsOf(row)
      const fields = [...target, ...indicator]
      if (fields.length === 0) return []
      const titles = [...new Set(fields.flatMap((field) => columnTitleOf(field) ?? []))]
      const what = titles.length === 0 ? '有内容' : `“${titles.join('”“')}”`
      const detail = `${what}在目录里另改过，发布后照目录的不变；要改，请在这一行填新的。`
      return [{ table: 'targets', row, detail }]
    }),
  }
}
