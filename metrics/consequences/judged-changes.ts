import { isWithdrawn } from '../catalogue/changes/amendments.ts'
import type { TargetRecord } from '../catalogue/catalogue.ts'

/** What a target is judged by: another word for one of these turns its light without any figure having changed. */
const judgedFields = [
  'indicator',
  'region',
  'basis',
  'comparator',
  'value',
  'high',
  'start',
  'due',
  'plan',
  'baseline',
  'denominator',
] as const satisfies readonly (keyof TargetRecord)[]

/** `amendments`: whether it was withdrawn; what else they change stands in the other fields. */
export type JudgedField = (typeof judgedFields)[number] | 'amendments'

/** A record before and after a change; null where it does not stand. */
export interface RecordChanged {
  readonly kind: string
  readonly id: string
  readonly before: object | null
  readonly after: object | null
}

/** A change that two people are to agree on, with the fields that differ; none where the whole record comes or goes. */
export interface JudgedChange extends RecordChanged {
  readonly kind: 'target' | 'light-rule' | 'reform'
  readonly fields: readonly JudgedField[]
}

/**
 * Of the changes of records those that lights hang on: targets in force that are judged otherwise or go, and light rules.
 * A target that is new turns no light; a reform changes who answers for it. Rule Z-9.
 */
export function judgedChanges(changes: readonly RecordChanged[]): JudgedChange[] {
  return changes.flatMap((change): JudgedChange[] => {
    const { kind, before, after } = change
    if (kind === 'light-rule' || kind === 'reform') return [{ ...change, kind, fields: [] }]
    if (kind !== 'target' || before === null) return []
    if (after === null) return [{ ...change, kind, fields: [] }]
    const [old, next] = [before, after] as [Partial<TargetRecord>, Partial<TargetRecord>]
    const fields: JudgedField[] = judgedFields.filter(
      (field) => JSON.stringify(old[field]) !== JSON.stringify(next[field]),
    )
    if (isWithdrawn(old) !== isWithdrawn(next)) fields.push('amendments')
    return fields.length === 0 ? [] : [{ ...change, kind, fields }]
  })
}
