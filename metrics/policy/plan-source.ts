import type { Duty, PolicyDocument, TargetRecord } from '../catalogue/catalogue.ts'
import type { Accumulation, Basis, Indicator } from '../catalogue/indicator.ts'
import type { Formula } from '../catalogue/indicator.ts'
import type { Comparator } from '../catalogue/target.ts'
import type { Frequency } from '../period.ts'

/** One numbered clause. Organisations are written as the document prints them. */
export interface ClauseRow {
  readonly path: string
  readonly title: string
  readonly lead?: readonly string[]
  readonly support?: readonly string[]
  /** Named side by side, nobody leading. */
  readonly joint?: readonly string[]
  /** Who answers where the clause names nobody; our inference. */
  readonly inferred?: string
  /** Also prints 按职责分工负责, against the document's own rule that the first leads (广东 2022). */
  readonly shared?: true
  readonly remarks?: readonly string[]
}

/** A commitment with a figure: the target and the indicator it is measured by. */
export interface CommitmentRow {
  /** Id in the hand-made catalogue: 000-A08. */
  readonly entry?: string
  /** `5g-base-stations`: indicator `zhaoqing-5g-base-stations`, target `zhaoqing-2024-5g-base-stations`. */
  readonly slug: string
  /** Id of the indicator where that is measured already. */
  readonly indicator?: string
  readonly clause: string
  readonly name: string
  readonly kind: TargetRecord['kind']
  readonly basis: Basis
  readonly comparator: Comparator
  readonly value: string
  readonly high?: string
  readonly unit: string
  /** Where the date stands: beside the figure, only in the plan's title or goal clause, or nowhere (not judged). */
  readonly dated: 'beside' | 'plan' | 'nowhere'
  /** First day of the span where it is not the plan's. */
  readonly start?: string
  readonly region?: string
  /** Collected for each county too, so that the city can see where it stands; no document prints it. */
  readonly byCounty?: true
  readonly denominator?: string
  readonly countingRule?: string
  /** A share of a plan can exceed 100 %; every other share cannot. */
  readonly mayExceed?: true
  readonly softeners?: readonly string[]
  /** 分项 that the text counts apart. */
  readonly parts?: readonly string[]
  /** What this citation says that the other one does not. */
  readonly says?: string
  readonly remarks?: readonly string[]
  /** What is fixed for this row alone, where it does not follow from plan, clause or unit. */
  readonly due?: string
  readonly baseline?: string
  readonly force?: NonNullable<TargetRecord['force']>
  /** As printed or called; absent: the clause's. */
  readonly lead?: readonly string[]
  readonly reporter?: string
  readonly frequency?: Frequency
  readonly accumulation?: Accumulation
  readonly reportDays?: number
  readonly decimals?: number
  readonly direction?: Indicator['direction']
  readonly formula?: Formula
}

/** A second document's commitment to the same thing: a citation, not another target. */
export interface SharedRow {
  readonly entry: string
  /** Id of the target that the other document already states. */
  readonly target: string
  readonly clause: string
  readonly says: string
  readonly remarks?: readonly string[]
}

/** A deliverable without a figure. */
export interface MilestoneRow {
  /** 000-c01 */
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
  /** Catalogue ids of the same or a near deliverable in another place. */
  readonly see?: readonly string[]
  readonly remarks?: readonly string[]
}

export interface DutyRow extends Omit<Duty, 'recipients' | 'reporters' | 'remarks'> {
  readonly recipients?: readonly string[]
  /** Absent: the organisations of the clause. */
  readonly reporters?: readonly string[]
  readonly remarks?: readonly string[]
}

/** A plan as it is typed in; `assemblePlan` turns it into catalogue records. */
export interface PlanSource extends Omit<PolicyDocument, 'kind' | 'code' | 'clauses' | 'duties'> {
  readonly code?: string
  /** `zhaoqing`: how ids of its indicators begin. */
  readonly place: string
  readonly span: { readonly start: string; readonly due: string; readonly assumed: boolean }
  /** 按年度要点取2024年底: why an item without a date of its own is due then. */
  readonly undated: string
  /** leadMode of a clause with one body alone, and with others in support. */
  readonly modes: { readonly alone: string; readonly supported: string }
  /** What is doubtful about every clause whose bodies stand side by side. */
  readonly jointRemark: string
  readonly clauses: readonly ClauseRow[]
  readonly commitments: readonly CommitmentRow[]
  readonly shared?: readonly SharedRow[]
  readonly milestones: readonly MilestoneRow[]
  readonly duties: readonly DutyRow[]
}
