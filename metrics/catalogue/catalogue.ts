import type { CalendarYear } from '../calendar/calendar.ts'
import type { EvaluationSchemeRecord } from './evaluation-scheme.ts'
import type { Disclosure, Indicator } from './indicator.ts'
import type { LightRuleRecord } from './light-rule-in-force.ts'
import type { Reform } from './changes/reform.ts'
import type { Target } from './target.ts'

/** The place of a commitment: document, clause path (五(二十五)), and its id in the hand-made catalogue (000-A08). */
export interface Citation {
  readonly document: string
  readonly clause: string
  readonly entry?: string
  /** What this citation states differently: 以物理地址计算, 以上. */
  readonly remark?: string
}

export interface Clause {
  /** The key of the clause: 000:五(二十五) */
  readonly key: string
  /** The path of the clause: 五(二十五) */
  readonly path: string
  readonly title: string
  /** Ids of organisations. `joint`: they are named together, and none leads. */
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly joint: readonly string[]
  /** The code of the way in which the clause names who leads: `sole`, `lead+support`, `semicolon` … */
  readonly leadMode: string
  /**
   * The organisation that answers: the first lead, or, where none is printed, an assumed one; in that case `leadAssumed` is true and the screen
   * says 推定.
   */
  readonly leadDefault?: string
  readonly leadAssumed: boolean
  readonly remarks: readonly string[]
}

/** A reporting duty that a document prints; two of them have dates. */
export interface Duty {
  readonly id: string
  /** `dated-progress`, `undated-progress`, `evaluation-duty`, `issue-feedback` … */
  readonly kind: string
  readonly name: string
  readonly clause: string
  readonly due?: string
  readonly recipients: readonly string[]
  readonly reporters: readonly string[]
  readonly remarks: readonly string[]
}

export interface PolicyDocument {
  readonly id: string
  /** `policy`: a plan with clauses. `announcement`: the publication of the targets of published series. */
  readonly kind: 'policy' | 'announcement'
  /** The three-digit prefix in the hand-made catalogue (000 … 004). */
  readonly code?: string
  readonly title: string
  readonly shortTitle: string
  readonly number?: string
  readonly issuers: readonly string[]
  readonly signed?: string
  readonly region: string
  /** The last day of the plan. */
  readonly horizon: string
  /** The document's own rule, in Chinese, on which of several named organisations leads. */
  readonly leadRule: string
  readonly clauses: readonly Clause[]
  readonly duties: readonly Duty[]
  readonly remarks: readonly string[]
}

/** A document's change of a target that another one states (调整), or its withdrawal (撤销); absent figures stay as they were. */
export interface Amendment {
  readonly document: string
  readonly clause: string
  readonly act: 'adjusted' | 'withdrawn'
  readonly value?: string
  readonly high?: string
  readonly due?: string
}

/** The fields that an amendment can adjust. */
export type Adjustable = Pick<Target, 'value' | 'high' | 'due'>

/** A target as the catalogue holds it: `indicator` by id, with its citations. */
export interface TargetRecord extends Omit<Target, 'indicator'> {
  readonly indicator: string
  readonly name: string
  readonly citations: readonly Citation[]
  /** How firmly the text commits: figures are hard, soft (探索谋划, 逐步) or a mere list; coverage is explicit or implied. */
  readonly kind: 'enumerated' | 'hard' | 'soft' | 'explicit' | 'implied'
  /** Whether start or due date is assumed rather than printed. */
  readonly spanAssumed: boolean
  /** The ids of the lead organisations; `leadAssumed` where none is printed. */
  readonly organisations: readonly string[]
  readonly leadAssumed: boolean
  /** The words that soften the commitment, as printed: 争取, 推动. */
  readonly softeners: readonly string[]
  /** The id of the target of which this one is an organisation's part (分解到单位), on an indicator of its own. Rule H-7. */
  readonly partOf?: string
  /** The adjustments by later documents, or the withdrawal; figures and due date are those after them. Rule T-4. */
  readonly amendments?: readonly Amendment[]
  /** Figures and due date before the first amendment. */
  readonly printed?: Adjustable
  /** 约束性 binding or 预期性 anticipated; none of the five documents says which. */
  readonly force?: 'binding' | 'anticipated'
  readonly remarks: readonly string[]
}

export interface Milestone {
  readonly id: string
  readonly name: string
  /** What is to be there: `platform`, `policy-document`, `facility`, `event` … */
  readonly kind: string
  readonly region: string
  readonly due: string
  readonly dueAssumed: boolean
  readonly citations: readonly Citation[]
  readonly organisations: readonly string[]
  readonly leadAssumed: boolean
  /** 支持、探索 … as printed. */
  readonly softeners?: readonly string[]
  readonly remarks: readonly string[]
}

export interface Region {
  /** GB/T 2260; `<city code>-<pinyin>` for a functional zone, `<city code>-benji` for the city's own part (本级). */
  readonly code: string
  readonly name: string
  readonly level: 'country' | 'province' | 'city' | 'county' | 'zone' | 'own'
  readonly parent?: string
  /** Present for a region that a reform (区划调整) creates: it is shown nowhere before such a reform is in force. Rule Z-13. */
  readonly byReform?: true
  /** The place on its parent's schematic tile grid (示意图): columns count to the east, rows to the south. */
  readonly tile?: { readonly column: number; readonly row: number }
}

export interface Organisation {
  readonly id: string
  /** The full resolved name, e.g. 市政务服务和数据管理局. */
  readonly name: string
  /** The abbreviations of the documents: 市政数局. */
  readonly aliases: readonly string[]
  readonly region: string
  /** Whether it is a group that stands for several organisations, such as 各县(市、区)人民政府, 有关单位. */
  readonly collective: boolean
}

/** A board to choose from; it shows the targets of its scope. */
export interface ListedBoard {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** A region code or document id. */
  readonly scope: string
  /** A reference date (基准日) at which the board has something to show; absent: today. */
  readonly suggestedAt?: string
  /** Whether published figures answer the targets; plans have none until somebody reports, or the demo is on. */
  readonly real: boolean
}

/** The commitments of all documents and what they are judged by, as plain records that refer to each other by id. */
export interface Catalogue {
  readonly documents: readonly PolicyDocument[]
  readonly indicators: readonly Indicator[]
  readonly targets: readonly TargetRecord[]
  readonly milestones: readonly Milestone[]
  readonly regions: readonly Region[]
  readonly organisations: readonly Organisation[]
  readonly lightRules: readonly LightRuleRecord[]
  readonly calendarYears: readonly CalendarYear[]
  readonly evaluationSchemes: readonly EvaluationSchemeRecord[]
  readonly disclosures: readonly Disclosure[]
  readonly reforms: readonly Reform[]
  /** The boards in the order in which they are offered. */
  readonly boards: readonly ListedBoard[]
}
