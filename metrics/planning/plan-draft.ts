/**
 * A plan as an office words it, incomplete or whole: a table for each subject, every cell as it was typed. Names are those printed or
 * used; ids may be given, and are made where they are not.
 */
export interface PlanDraft {
  readonly document: DocumentDraft
  readonly regions: readonly RegionDraft[]
  readonly organisations: readonly OrganisationDraft[]
  readonly clauses: readonly ClauseDraft[]
  readonly targets: readonly TargetDraft[]
  readonly milestones: readonly MilestoneDraft[]
  readonly duties: readonly DutyDraft[]
  readonly shared: readonly SharedDraft[]
  readonly sources: readonly SourceDraft[]
  readonly boards: readonly BoardDraft[]
}

export interface DocumentDraft {
  readonly id?: string
  readonly code?: string
  /** The beginning of the ids of indicators; absent: the region's code. */
  readonly place?: string
  readonly title?: string
  readonly shortTitle?: string
  readonly number?: string
  readonly issuers?: readonly string[]
  readonly signed?: string
  readonly region?: string
  readonly start?: string
  readonly due?: string
  /** The first day of reporting. */
  readonly reportFrom?: string
  /** The last day to which the plan looks ahead; absent: the due date. */
  readonly horizon?: string
  readonly spanAssumed?: string
  /** The remark on what has no printed due date. */
  readonly undated?: string
  readonly leadRule?: string
  /** The code of the way in which clauses with one organisation name who leads, and that of clauses with supporting ones. */
  readonly alone?: string
  readonly supported?: string
  /** The remark on clauses whose organisations are named together. */
  readonly jointRemark?: string
  /** The organisation that answers where neither row nor clause names one (汇总单位). */
  readonly lead?: string
  readonly remarks?: readonly string[]
}

export interface RegionDraft {
  /** GB/T 2260; absent: the official code of the name; a functional zone and an own part are given one. */
  readonly code?: string
  readonly name?: string
  readonly parent?: string
  readonly column?: string
  readonly row?: string
}

export interface OrganisationDraft {
  readonly id?: string
  readonly name?: string
  readonly aliases?: readonly string[]
  readonly region?: string
  readonly collective?: string
}

export interface ClauseDraft {
  readonly path?: string
  readonly title?: string
  readonly lead?: readonly string[]
  readonly support?: readonly string[]
  /** The organisations that are named together, none of which leads. */
  readonly joint?: readonly string[]
  /** The organisation that is assumed to lead. */
  readonly inferred?: string
  /** Whether several organisations lead (多家牵头). */
  readonly shared?: string
  readonly remarks?: readonly string[]
}

export interface TargetDraft {
  /** The number of its entry in a list, or its place in the text: 文中第120字. */
  readonly entry?: string
  /** The id of its indicator without the prefix. */
  readonly slug?: string
  /** The id of an existing indicator. */
  readonly indicator?: string
  /** The target of which it is an organisation's part: a row of the draft by its name, or a target of another plan by name or id. */
  readonly partOf?: string
  readonly clause?: string
  readonly name?: string
  readonly kind?: string
  readonly basis?: string
  readonly comparator?: string
  readonly value?: string
  readonly high?: string
  readonly unit?: string
  readonly start?: string
  readonly due?: string
  /** Where the due date stands: in the clause, for the whole plan, or nowhere (期限出处). */
  readonly dated?: string
  readonly region?: string
  /** The regions below in which it is collected too. */
  readonly byCounty?: string
  readonly lead?: readonly string[]
  readonly reporter?: string
  /** Who reports it in which region, one a line: 远安县：远安县科经局. */
  readonly reporters?: readonly string[]
  readonly frequency?: string
  readonly accumulation?: string
  readonly reportDays?: string
  /** The months after a period before which no figure exists. */
  readonly releaseMonths?: string
  /** The working days after which a period takes no more figures. */
  readonly lockDays?: string
  /** A day up to which it is collected beyond its target, or 长期. */
  readonly collectedTo?: string
  readonly reviewLevels?: string
  readonly decimals?: string
  readonly direction?: string
  readonly baseline?: string
  readonly denominator?: string
  readonly countingRule?: string
  /** The first day or period that is counted by a new 口径. */
  readonly countingFrom?: string
  readonly januaryMerged?: string
  readonly negative?: string
  /** To whom its figures may go; absent: as it was decided. */
  readonly disclosure?: string
  /** How values add up over regions. */
  readonly overRegions?: string
  /** The kinds of regions that make up a total: 县区、功能区，齐全. */
  readonly madeOf?: string
  /** The indicators whose values add up to this one's. */
  readonly sumOf?: readonly string[]
  /** The indicator with each period's own amount (当期数). */
  readonly ownPeriod?: string
  /** The indicator of which this is the published growth. */
  readonly growthOf?: string
  /** The planned course, a dated point a line: 2025年6月 40%. */
  readonly planned?: readonly string[]
  /** What holds between two of these points: a straight line, or the earlier one (阶梯). */
  readonly between?: string
  /** The formula of a computed indicator: 甲 ÷ 乙. */
  readonly formula?: string
  /** Whether a share can exceed 100 %, as one of a plan can. */
  readonly mayExceed?: string
  readonly force?: string
  readonly softeners?: readonly string[]
  /** The parts of the figure as the text prints them, for a remark. */
  readonly parts?: readonly string[]
  /** The words of the text. */
  readonly says?: string
  readonly remarks?: readonly string[]
}

/** A milestone or deliverable; `dated` as for a target, `see` names targets that say more. */
export interface MilestoneDraft {
  readonly id?: string
  readonly clause?: string
  readonly kind?: string
  readonly name?: string
  readonly due?: string
  readonly dated?: string
  readonly region?: string
  readonly lead?: readonly string[]
  readonly softeners?: readonly string[]
  readonly see?: readonly string[]
  readonly remarks?: readonly string[]
}

export interface DutyDraft {
  readonly id?: string
  readonly kind?: string
  readonly name?: string
  readonly clause?: string
  readonly due?: string
  readonly recipients?: readonly string[]
  readonly reporters?: readonly string[]
  readonly remarks?: readonly string[]
}

/** A commitment that another plan already states: a citation of its target, or changes of it. */
export interface SharedDraft {
  readonly entry?: string
  /** 引用, 调整 or 撤销; absent: cited. */
  readonly act?: string
  readonly value?: string
  readonly high?: string
  readonly due?: string
  readonly target?: string
  readonly clause?: string
  readonly says?: string
  readonly remarks?: readonly string[]
}

/** A source of the figures by which a target is judged, or that stand beside them. Rule A-7. */
export interface SourceDraft {
  /** The id of another source's indicator. */
  readonly id?: string
  /** The name of a row of targets. */
  readonly target?: string
  readonly producer?: string
  /** Who enters another source's figures; absent: the row is about what the target's reporter reports. */
  readonly reporter?: string
  /** Whether its figures are judged instead of the others'. */
  readonly preferred?: string
  readonly version?: string
  readonly method?: string
  readonly limits?: string
  readonly reportDays?: string
  readonly unit?: string
  readonly decimals?: string
}

export interface BoardDraft {
  readonly id?: string
  readonly title?: string
  readonly subtitle?: string
  /** A region by name or code; absent: the plan itself. */
  readonly scope?: string
  readonly suggestedAt?: string
}

export type DraftTable = keyof PlanDraft

/** A fault that keeps a draft from being published, with its cell; `row` counts from 0, null for the document's own fields. */
export interface PlanFault {
  readonly table: DraftTable
  readonly row: number | null
  readonly field: string
  /** What to do, in Chinese. */
  readonly detail: string
}

/** An empty draft. */
export const emptyPlanDraft: PlanDraft = {
  document: {},
  regions: [],
  organisations: [],
  clauses: [],
  targets: [],
  milestones: [],
  duties: [],
  shared: [],
  sources: [],
  boards: [],
}

/** The place of a row without a clause: the plan's text as a whole. */
export const wholeText = '正文'
