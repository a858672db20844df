import type { CalendarYear } from '../calendar/calendar.ts'
import type { PolicyDocument, TargetRecord } from '../catalogue/catalogue.ts'
import type { Indicator } from '../catalogue/indicator.ts'

/** The fields by which a target is judged: a change of one may turn its light without any new figure. */
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

/**
 * The fields by which the figures of an indicator are read, awaited, reviewed and computed: a change of one may turn lights too, or let
 * figures count after fewer reviews.
 */
const measuredFields = [
  'unit',
  'direction',
  'frequency',
  'accumulation',
  'januaryMerged',
  'reportDays',
  'releaseMonths',
  'owedFrom',
  'earlier',
  'reviewLevels',
  'negative',
  'formula',
  'preferred',
] as const satisfies readonly (keyof Indicator)[]

/** The fields of a year's calendar by which deadlines are counted. */
const countedFields = ['holidays', 'workdays'] as const satisfies readonly (keyof CalendarYear)[]
/** The fields of a year that has no calendar. */
const uncounted = { holidays: [], workdays: [] }

/** `amendments`: the changes by later documents, one after the other. `signed`: of a document, the day from which it counts. */
export type JudgedField =
  | (typeof judgedFields)[number]
  | (typeof measuredFields)[number]
  | (typeof countedFields)[number]
  | 'amendments'
  | 'signed'

/** A record before and after a change; null where it does not exist. */
export interface RecordChanged {
  readonly kind: string
  readonly id: string
  readonly before: object | null
  readonly after: object | null
}

/** A change on which two people must agree, with the fields that differ; none for a target that is dropped, a light rule and a reform. */
export interface JudgedChange extends RecordChanged {
  readonly kind: 'target' | 'indicator' | 'document' | 'light-rule' | 'calendar-year' | 'reform'
  readonly fields: readonly JudgedField[]
}

/**
 * The changes on which two people must agree: targets that are judged differently or dropped, indicators whose figures are read, awaited,
 * reviewed or computed differently, another day of signing (T-4), other days of a year's calendar, light rules, and
 * reforms. A new target or indicator turns no light. Rule Z-9.
 */
export function judgedChanges(
  changes: readonly RecordChanged[],
  countsFromSigning: (document: string) => boolean,
): JudgedChange[] {
  return changes.flatMap((change): JudgedChange[] => {
    const { kind, id, before, after } = change
    if (kind === 'light-rule' || kind === 'reform') return [{ ...change, kind, fields: [] }]
    if (kind === 'calendar-year') {
      const fields = differing<
        Pick<CalendarYear, (typeof countedFields)[number]>,
        (typeof countedFields)[number]
      >((before ?? uncounted) as CalendarYear, (after ?? uncounted) as CalendarYear, countedFields)
      return fields.length === 0 ? [] : [{ ...change, kind, fields }]
    }
    if (kind === 'document' && before !== null && after !== null) {
      const isMoved = (before as PolicyDocument).signed !== (after as PolicyDocument).signed
      return isMoved && countsFromSigning(id) ? [{ ...change, kind, fields: ['signed'] }] : []
    }
    if (kind === 'indicator' && before !== null && after !== null) {
      const fields = differing<Partial<Indicator>, JudgedField & keyof Indicator>(
        before,
        after,
        measuredFields,
      )
      return fields.length === 0 ? [] : [{ ...change, kind, fields }]
    }
    if (kind !== 'target' || before === null) return []
    if (after === null) return [{ ...change, kind, fields: [] }]
    const [old, next] = [before, after] as [Partial<TargetRecord>, Partial<TargetRecord>]
    const fields: JudgedField[] = differing(old, next, judgedFields)
    if (amendedBy(old) !== amendedBy(next)) fields.push('amendments')
    return fields.length === 0 ? [] : [{ ...change, kind, fields }]
  })
}

/** The fields in which two versions of a record differ. */
function differing<Body extends object, Field extends keyof Body>(
  old: Body,
  next: Body,
  fields: readonly Field[],
): Field[] {
  return fields.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(next[field]))
}

/** A target's terms as printed, and what each later document changed of them. */
function amendedBy({ printed, amendments = [] }: Partial<TargetRecord>): string {
  return JSON.stringify([printed, amendments.map(({ clause: _, ...amendment }) => amendment)])
}
