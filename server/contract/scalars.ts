import { lights } from '#metrics/catalogue/light-rule.ts'
import { reviewLevels } from '#metrics/catalogue/indicator.ts'
import { correctionReasons } from '#metrics/series/observation.ts'
import { figureActions, workflowStates } from '#metrics/workflow/figure-workflow.ts'
import Type, { type Static } from 'typebox'

export const Id = Type.String({ pattern: '^[a-z0-9-]{1,120}$' })
/** A text that a person types; a refusal names its field by `title`, as the page does. */
interface TypedText {
  readonly title: string
  readonly minLength?: number
  readonly maxLength: number
}
/** A free text that is kept; its format refuses characters that some database cannot store (validation-problem.ts). */
export const FreeText = (typed: TypedText) => Type.String({ ...typed, format: 'free-text' })
/** A free text that only programs send: a refusal names its field as the request does. */
export const ProgramText = (limits: Omit<TypedText, 'title'>) =>
  Type.String({ ...limits, format: 'free-text' })
/** A free text that goes into documents, also without control characters and marks that reverse the direction of writing. */
export const PlainText = (typed: TypedText) => Type.String({ ...typed, format: 'plain-text' })
/** A name on one line, of visible characters, and without marks that reverse the direction of writing. */
export const NameText = (typed: TypedText) => Type.String({ ...typed, format: 'name' })
/** A code of GB/T 2260; `<city code>-<pinyin>` for a functional zone, `<city code>-benji` for the city's own part (本级). */
export const RegionCode = Type.String({ pattern: '^[0-9]{6}(-[a-z0-9-]+)?$' })
/** A time of day by the minute: 10:00. */
export const timePattern = '^([01][0-9]|2[0-3]):[0-5][0-9]$'
export const datePattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
export const DateText = Type.String({ pattern: datePattern, description: 'YYYY-MM-DD' })
export const Instant = Type.String({ description: 'ISO 8601 with offset' })
/** A period in SDMX form: 2024 · 2024-S1 · 2024-Q3 · 2024-M07 · 2024-W30 · 2024-D206 */
export const PeriodText = Type.String({
  description: '2024 · 2024-S1 · 2024-Q3 · 2024-M07 · 2024-W30 · 2024-D206',
})
export const Sequence = Type.Integer({ minimum: 0 })
/** The SHA-256 of a ledger entry, which includes the hash of the entry before and thereby identifies the whole ledger up to there. */
export const LedgerHash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** The answer 304, where the client already has what If-None-Match names. */
export const NotModified = Type.Null({ description: '与 If-None-Match 所列的相同' })

export const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Light = Type.Enum(lights)
/** The codes of SDMX's CL_OBS_STATUS: normal, provisional, estimated, break (口径调整), missing, forecast, imputed, of another definition. */
export const ObservationStatus = Type.Enum(['A', 'P', 'E', 'B', 'M', 'F', 'I', 'D'] as const)
/** Why a value replaces an approved one: 更正, 口径调整, 终核. Rule W-13. */
export const CorrectionReason = Type.Enum(correctionReasons)
export const WorkflowState = Type.Enum(workflowStates)
/** The transitions of a figure that are open to the caller: keep a draft, submit, replace a waiting value, correct an approved one, … */
export const FigureTransitions = Type.Array(Type.Enum(figureActions), {
  description:
    '调用者此刻可以做的事：存草稿、提交、改报、更正、发布、撤回草稿、撤回提交、通过（endorse：之后还有上一级审）、退回下级、撤回通过、退回、撤销审核',
})
/** The levels of review: by the county or zone, by the city, by the province. */
export const ReviewLevel = Type.Enum(reviewLevels)
export const Provenance = Type.Enum(['reported', 'published', 'demo'] as const)
export const AbsenceReason = Type.Enum([
  'not-due',
  'overdue',
  'not-collected',
  'not-applicable',
  'suppressed',
  'undefined-ratio',
] as const)
export const Comparator = Type.Enum(['>=', '>', '=', '<=', '<', 'range', 'about'] as const)
export const Basis = Type.Enum([
  'flow',
  'deliverables',
  'stock',
  'ratio',
  'coverage',
  'reduction',
  'growth',
  'range',
  'maintain',
  'milestone',
  'undetermined',
] as const)

export type Sequence = Static<typeof Sequence>
