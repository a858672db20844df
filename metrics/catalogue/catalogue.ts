import type { CalendarYear } from '../calendar/calendar.ts'
import type { EvaluationSchemeRecord } from './evaluation-scheme.ts'
import type { Disclosure, Indicator } from './indicator.ts'
import type { LightRuleRecord } from './light-rule-in-force.ts'
import type { Reform } from './changes/reform.ts'
import type { Target } from './target.ts'

/** Where a commitment stands: document, clause path (五(二十五)), and its id in the hand-made catalogue (000-A08). */
export interface Citation {
  readonly document: string
  readonly clause: string
  readonly entry?: string
  /** What this citation says differently: 以物理地址计算, 以上. */
  readonly remark?: string
}

export interface Clause {
  /** 000:五(二十五) */
  readonly key: string
  /** 五(二十五) */
  readonly path: string
  readonly title: string
  /** Organisation ids. `joint`: named side by side with nobody leading. */
  readonly lead: readonly string[]
  readonly support: readonly string[]
  readonly joint: readonly string[]
  readonly leadMode: string
  /** Who answers where no lead is printed; `leadAssumed` is then true and the screen says 推定. */
  readonly leadDefault?: string
  readonly leadAssumed: boolean
  readonly remarks: readonly string[]
}

/** A reporting duty that a document prints; two of them have dates. */
export interface Duty {
  readonly id: string
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
  /** `policy`: a plan with clauses. `announcement`: where the targets of published series were made public. */
  readonly kind: 'policy' | 'announcement'
  /** Three-digit prefix in the hand-made catalogue (000 … 004). */
  readonly code?: string
  readonly title: string
  readonly shortTitle: string
  readonly number?: string
  readonly issuers: readonly string[]
  readonly signed?: string
  readonly region: string
  readonly horizon: string
  readonly leadRule: string
  readonly clauses: readonly Clause[]
  readonly duties: readonly Duty[]
  readonly remarks: readonly string[]
}

/** What a document changed of a target that another one states (调整), or that it withdrew it (撤销). */
export interface Amendment {
  readonly document: string
  readonly clause: string
  readonly act: 'adjusted' | 'withdrawn'
  readonly value?: string
  readonly high?: string
  readonly due?: string
}

/** What can be adjusted. */
export type Adjustable = Pick<Target, 'value' | 'high' | 'due'>

/** A target as the catalogue holds it: `indicator` by id, with its citations. */
export interface TargetRecord extends Omit<Target, 'indicator'> {
  readonly indicator: string
  readonly name: string
  readonly citations: readonly Citation[]
  /** How firmly the text commits: figures are hard, soft (探索谋划, 逐步) or a mere list; coverage is explicit or implied. */
  readonly kind: 'enumerated' | 'hard' | 'soft' | 'explicit' | 'implied'
  /** True where start or due is ours, not printed. */
  readonly spanAssumed: boolean
  /** Organisation ids of the leads; `leadAssumed` where none is printed. */
  readonly organisations: readonly string[]
  readonly leadAssumed: boolean
  readonly softeners: readonly string[]
  /** Id of the target of which this one is a unit's part (分解到单位), on an indicator of its own. Rule H-7. */
  readonly partOf?: string
  /** What later documents adjusted, or that one withdrew it; figures and due date are as they left them. Rule T-4. */
  readonly amendments?: readonly Amendment[]
  /** Figures and due date as they were before the first amendment. */
  readonly printed?: Adjustable
  /** 约束性 binding or 预期性 anticipated; no document of the five says which. */
  readonly force?: 'binding' | 'anticipated'
  readonly remarks: readonly string[]
}

export interface Milestone {
  readonly id: string
  readonly name: string
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
  /** It comes with a reform (区划调整): until one that names it is in force it is shown nowhere. Rule Z-13. */
  readonly byReform?: true
  /** Place on its parent's schematic tile grid (示意图): column grows east, row grows south. */
  readonly tile?: { readonly column: number; readonly row: number }
}

export interface Organisation {
  readonly id: string
  /** Full name as resolved, e.g. 市政务服务和数据管理局. */
  readonly name: string
  /** As the documents abbreviate it: 市政数局. */
  readonly aliases: readonly string[]
  readonly region: string
  /** True for 各县(市、区)人民政府, 有关单位: a group that stands for several. */
  readonly collective: boolean
}

/** A board to choose from; what it shows is the targets of its scope. */
export interface ListedBoard {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** Region code or document id. */
  readonly scope: string
  /** A reference date (基准日) at which the board has something to say; absent: today. */
  readonly suggestedAt?: string
  /** True where published figures answer the targets; the plans have none until somebody reports, or the demo is on. */
  readonly real: boolean
}

/** Everything the documents commit to and is judged by, as plain records that refer to each other by id. */
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
  /** In the order in which they are offered. */
  readonly boards: readonly ListedBoard[]
}
