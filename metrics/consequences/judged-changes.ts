import type { PolicyDocument, TargetRecord } from '../catalogue/catalogue.ts'

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

/** `amendments`: what later documents changed of it, one after the other. `signed`: of a document, the day from which it amends. */
export type JudgedField = (typeof judgedFields)[number] | 'amendments' | 'signed'

/** A record before and after a change; null where it does not stand. */
export interface RecordChanged {
  readonly kind: string
  readonly id: string
  readonly before: object | null
  readonly after: object | null
}

/** A change that two people are to agree on, with the fields that differ; none where the whole record comes or goes. */
export interface JudgedChange extends RecordChanged {
  readonly kind: 'target' | 'document' | 'light-rule' | 'reform'
  readonly fields: readonly JudgedField[]
}

/**
 * Of the changes of records those that lights hang on: targets in force that are judged otherwise or go, another day of a document
 * that amends targets, and light rules. A target that is new turns no light; a reform changes who answers for it. Rule Z-9.
 */
export function judgedChanges(
  changes: readonly RecordChanged[],
  amends: (document: string) => boolean,
): JudgedChange[] {
  return changes.flatMap((change): JudgedChange[] => {
    const { kind, id, before, after } = change
    if (kind === 'light-rule' || kind === 'reform') return [{ ...change, kind, fields: [] }]
    if (kind === 'document' && before !== null && after !== null) {
      const isMoved = (before as PolicyDocument).signed !== (after as PolicyDocument).signed
      return isMoved && amends(id) ? [{ ...change, kind, fields: ['signed'] }] : []
    }
    if (kind !== 'target' || before === null) return []
    if (after === null) return [{ ...change, kind, fields: [] }]
    const [old, next] = [before, after] as [Partial<TargetRecord>, Partial<TargetRecord>]
    const fields: JudgedField[] = judgedFields.filter(
      (field) => JSON.stringify(old[field]) !== JSON.stringify(next[field]),
    )
    if (amendedBy(old) !== amendedBy(next)) fields.push('amendments')
    return fields.length === 0 ? [] : [{ ...change, kind, fields }]
  })
}

/** What is in force of a target on which day: as it was printed, and each document that changed it. */
function amendedBy({ printed, amendments = [] }: Partial<TargetRecord>): string {
  return JSON.stringify([printed, amendments.map(({ clause: _, ...amendment }) => amendment)])
}
