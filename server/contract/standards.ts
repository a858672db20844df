import type { RuleOptions } from '#metrics/catalogue/light-rule.ts'
import Type, { type Static, type TSchema } from 'typebox'
import { DateText, FreeText, Id } from './scalars.ts'
import { LightTurned } from './turned-lights.ts'

const closed = { additionalProperties: false }
const Bound = Type.Object(
  {
    from: Type.Number({ description: 'percentage points' }),
    exclusive: Type.Optional(Type.Boolean({ description: 'the bound itself is one light worse' })),
  },
  closed,
)

/** The option `peer` (L-16: green needs the mean gap of the regions that share a commitment) is not offered: no document gives each region a target of its own. */
export type OfferedOption = Exclude<keyof RuleOptions, 'peer'>
const options = {
  ahead: Type.Optional(Type.Number({ description: 'percentage points above which a gap is implausible' })),
  stockExpectsAll: Type.Optional(
    Type.Boolean({ description: 'the completion of a stock is compared with 100 % in each period' }),
  ),
  recovery: Type.Optional(
    Type.Boolean({ description: 'a target that has caught up stays behind to the end of the next month' }),
  ),
  repeat: Type.Optional(
    Type.Integer({
      minimum: 2,
      maximum: 36,
      description: 'the number of far-behind periods in a row from which the escalation goes one level up',
    }),
  ),
} satisfies Readonly<Record<OfferedOption, TSchema>>

/** The terms by which a rule judges. */
const terms = { cuts: Type.Object({ onSchedule: Bound, behind: Bound }, closed), ...options }
const Name = FreeText({ title: '名称', minLength: 1, maxLength: 60 })
/** The document or decision on which a rule is based. */
const Basis = FreeText({ title: '依据', maxLength: 200 })

/** `POST /api/light-rules`: a light rule that is in force from a day on, by a document or decision. */
export const LightRuleDraft = Type.Object({ name: Name, from: DateText, basis: Basis, ...terms }, closed)

export const KeptLightRule = Type.Object({ id: Id }, { additionalProperties: true })

/** The proposal that waits for a second person, as `GET /api/proposals` lists it. */
export const WaitingChange = Type.Object({ proposal: Id })

const Scope = Type.String({ maxLength: 120, description: 'region code or document id' })

const TrialRule = Type.Object(
  { name: Type.Optional(Name), from: Type.Optional(DateText), basis: Type.Optional(Basis), ...terms },
  closed,
)

/**
 * `POST /api/light-rules/preview`: the lights that a draft would turn at a reference date, on a board or, without `scope`, among all
 * targets. Its terms suffice; name, day and basis may be missing.
 */
export const PreviewRequest = Type.Object(
  { rule: TrialRule, scope: Type.Optional(Scope), at: DateText },
  closed,
)

export const RulePreview = Type.Object({
  /** The id of the rule that judges that date now. */
  rule: Type.String(),
  targets: Type.Integer(),
  turned: Type.Array(LightTurned),
})

/** `PUT /api/calendar-years/:year`: 法定节假日 on weekdays, 调休 weekends, and the notice that fixed them. */
export const CalendarYearDraft = Type.Object(
  {
    holidays: Type.Array(DateText, { maxItems: 60 }),
    workdays: Type.Array(DateText, { maxItems: 30 }),
    source: FreeText({ title: '依据', minLength: 1, maxLength: 200 }),
  },
  closed,
)

export const KeptCalendarYear = Type.Object({ year: Type.Integer() }, { additionalProperties: true })

export type PreviewRequest = Static<typeof PreviewRequest>
export type RulePreview = Static<typeof RulePreview>
export type CalendarYearDraft = Static<typeof CalendarYearDraft>
