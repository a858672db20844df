import type { Duty, PolicyDocument, TargetRecord } from '../catalogue/catalogue.ts'
import type { Accumulation, Basis, Indicator, ReviewLevel } from '../catalogue/indicator.ts'
import type { Formula } from '../catalogue/indicator.ts'
import type { Comparator, PlannedCourse } from '../catalogue/target.ts'
import type { Frequency } from '../period.ts'

/** A numbered clause. Organisations are written as the document prints them. */
export interface ClauseRow {
  readonly path: string
  readonly title: string
  readonly lead?: readonly string[]
  readonly support?: readonly string[]
  /** Organisations that are named together, none of which leads. */
  readonly joint?: readonly string[]
  /** The organisation that answers where the clause names none, as an assumption. */
  readonly inferred?: string
  /** Present where it also prints 按职责分工负责, against the document's own rule that the first leads (广东 2022). */
  readonly shared?: true
  readonly remarks?: readonly string[]
}

/** A commitment with a figure: the target and its indicator. */
export interface CommitmentRow {
  /** The id in the hand-made catalogue: 000-A08. */
  readonly entry?: string
  /** `5g-base-stations`: indicator `zhaoqing-5g-base-stations`, target `zhaoqing-2024-5g-base-stations`. */
  readonly slug: string
  /** The id of an existing indicator. */
  readonly indicator?: string
  readonly clause: string
  readonly name: string
  readonly kind: TargetRecord['kind']
  readonly basis: Basis
  readonly comparator: Comparator
  readonly value: string
  readonly high?: string
  readonly unit: string
  /** The place of the date: beside the figure, only in the plan's title or goal clause, or nowhere (not judged). */
  readonly dated: 'beside' | 'plan' | 'nowhere'
  /** The first day of the span where it is not the plan's. */
  readonly start?: string
  /** Present where that day is stated rather than assumed. */
  readonly startStated?: true
  readonly region?: string
  /** Present where the indicator is also collected for each county, so that the city can see its own position; no document prints this. */
  readonly byCounty?: true
  /** Present where the plan itself says so. */
  readonly byCountyStated?: true
  /** The regions below in which the indicator is also collected, where these are not all counties. */
  readonly below?: readonly string[]
  /** Present for a row without a target, whose indicator is only collected: others are computed from it, or it is only watched. */
  readonly collectedOnly?: true
  readonly denominator?: string
  readonly countingRule?: string
  /** The first day that is counted by it, where an earlier 口径 was another. */
  readonly countingFrom?: string
  /** How the indicator is counted and made up, where the plan says it. */
  readonly counted?: Partial<Indicator>
  readonly plan?: PlannedCourse
  /** Present for a share of a plan, which can exceed 100 %; any other share cannot. */
  readonly mayExceed?: true
  readonly softeners?: readonly string[]
  /** 分项 that the text counts separately. */
  readonly parts?: readonly string[]
  /** What this citation states that another one of the target does not. */
  readonly says?: string
  readonly remarks?: readonly string[]
  /** The due date of this row, where it does not follow from plan, clause or unit. */
  readonly due?: string
  readonly baseline?: string
  readonly force?: NonNullable<TargetRecord['force']>
  /** The lead organisations as printed; absent: the clause's. */
  readonly lead?: readonly string[]
  readonly reporter?: string
  readonly frequency?: Frequency
  readonly accumulation?: Accumulation
  /** Null: nobody owes it. */
  readonly reportDays?: number | null
  readonly releaseMonths?: number
  readonly lockDays?: number
  /** The last day of its collection, or `always`; absent: the target's due date. */
  readonly collectedTo?: string
  readonly reviewLevels?: readonly ReviewLevel[]
  readonly decimals?: number
  readonly direction?: Indicator['direction']
  readonly formula?: Formula
}

/** A second document's commitment to the same thing: a citation of the existing target. */
export interface SharedRow {
  readonly entry: string
  /** The id of the target that the other document already states. */
  readonly target: string
  readonly clause: string
  readonly says: string
  readonly remarks?: readonly string[]
}

/** A deliverable without a figure. */
export interface MilestoneRow {
  /** The id in the hand-made catalogue: 000-c01 */
  readonly id: string
  readonly clause: string
  readonly kind: string
  readonly name: string
  /** Absent: the date is only the plan's title year or goal year. */
  readonly dated?: 'beside' | 'in-name'
  readonly region?: string
  readonly softeners?: readonly string[]
  readonly due?: string
  readonly lead?: readonly string[]
  /** Catalogue ids of the same or a similar deliverable in another document. */
  readonly see?: readonly string[]
  readonly remarks?: readonly string[]
}

/** A duty to report. */
export interface DutyRow extends Omit<Duty, 'recipients' | 'reporters' | 'remarks'> {
  readonly recipients?: readonly string[]
  /** Absent: the organisations of the clause. */
  readonly reporters?: readonly string[]
  readonly remarks?: readonly string[]
}

/** A plan as it is typed in; `assemblePlan` turns it into catalogue records. */
export interface PlanSource extends Omit<PolicyDocument, 'kind' | 'code' | 'clauses' | 'duties'> {
  readonly code?: string
  /** The beginning of its indicators' ids: `zhaoqing`. */
  readonly place: string
  /** The first day of reporting; absent: that of each target's span. */
  readonly reportFrom?: string
  readonly span: { readonly start: string; readonly due: string; readonly assumed: boolean }
  /** The reason for the due date of an item without a date of its own: 按年度要点取2024年底. */
  readonly undated: string
  /** The leadMode of a clause with a single organisation, and of one with others in support. */
  readonly leadModes: { readonly alone: string; readonly supported: string }
  /** The remark on every clause whose organisations are named together. */
  readonly jointRemark: string
  readonly clauses: readonly ClauseRow[]
  readonly commitments: readonly CommitmentRow[]
  readonly shared?: readonly SharedRow[]
  readonly milestones: readonly MilestoneRow[]
  readonly duties: readonly DutyRow[]
}
