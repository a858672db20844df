import { LONGEST_VALUE } from '#metrics/numbers/parse-value.ts'
import Type, { type Static } from 'typebox'
import {
  AbsenceReason,
  CorrectionReason,
  DateText,
  FigureTransitions,
  FreeText,
  Id,
  Instant,
  Light,
  Nullable,
  ObservationStatus,
  PeriodText,
  Provenance,
  RegionCode,
  Sequence,
  WorkflowState,
} from './scalars.ts'

const ValueAsSent = Type.Union([Type.Number(), Type.String({ maxLength: LONGEST_VALUE })])

/**
 * A value as it is sent. `value` is a JSON number or a plain decimal of 40 characters at most; null needs `reason`. Items are also checked
 * one by one.
 */
export const ObservationItem = Type.Object(
  {
    indicator: Type.String({ maxLength: 200 }),
    region: Type.String({ maxLength: 200 }),
    period: Type.String({ maxLength: 40 }),
    /** The value; it may be left out where numerator and denominator are given, since the share is computed. */
    value: Type.Optional(Nullable(ValueAsSent)),
    /** Numerator and denominator of a share, both or neither. A value beside them must be their rounded quotient. */
    numerator: Type.Optional(Nullable(ValueAsSent)),
    denominator: Type.Optional(Nullable(ValueAsSent)),
    /** Whether the value is printed as a lower bound: 超过21万座. */
    bound: Type.Optional(Nullable(Type.Literal('lower'))),
    reason: Type.Optional(AbsenceReason),
    status: Type.Optional(ObservationStatus),
    /** Why an approved value is corrected: `error` by default, `final` where a provisional value is settled. Left out elsewhere. */
    correction: Type.Optional(CorrectionReason),
    /** The explanation of a 核实性 finding, or any note. */
    note: Type.Optional(FreeText({ title: '说明', maxLength: 2000 })),
    /** The revision on which this edit is based; a newer one → 412 stale-edit. A person needs it where a colleague's draft stands. */
    basedOn: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
)

/** `POST /api/observations`: values of one or many cells; with `submit` false they are kept as drafts. */
export const PostObservations = Type.Object(
  { items: Type.Array(ObservationItem, { minItems: 1 }), submit: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)

/** `POST /api/observations/on-behalf` (reviewers, in their regions): figures for organisations that cannot report them (代填), and why. */
export const OnBehalf = Type.Object(
  {
    items: Type.Array(ObservationItem, { minItems: 1, maxItems: 200 }),
    because: FreeText({ title: '代填原因', minLength: 1, maxLength: 400 }),
  },
  { additionalProperties: false },
)

export const ObservationsAccepted = Type.Object({
  sequence: Sequence,
  accepted: Type.Array(
    Type.Object({
      indicator: Id,
      region: RegionCode,
      period: PeriodText,
      revision: Type.Integer(),
      state: WorkflowState,
    }),
  ),
  /** The transitions, which are the same for each cell. */
  transitions: FigureTransitions,
})

/** The outcome of a batch that was only checked, as of `sequence`, with the findings that a post of it would store. */
export const ObservationsChecked = Type.Object({
  ...ObservationsAccepted.properties,
  findings: Type.Array(
    Type.Object({
      index: Type.Integer({ description: 'of the item' }),
      code: Type.String(),
      severity: Type.Enum(['error', 'query'] as const),
      message: Type.String(),
    }),
  ),
})

export const ObservationRecord = Type.Object({
  indicator: Id,
  region: RegionCode,
  period: PeriodText,
  revision: Type.Integer(),
  value: Nullable(Type.Number()),
  /** The numerator of a share; null where the share was given alone, or the value is no share. */
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  reason: Nullable(AbsenceReason),
  status: ObservationStatus,
  /** `lower`: the value is printed as a lower bound (超过21万座). */
  bound: Nullable(Type.Literal('lower')),
  /** Present where it replaces an approved value (R), with the reason. */
  correction: Type.Optional(CorrectionReason),
  note: Nullable(Type.String()),
  provenance: Provenance,
  state: WorkflowState,
  actor: Type.String(),
  at: Instant,
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  returnReason: Nullable(Type.String()),
  sequence: Sequence,
})

/** Drafts or submitted revisions to take back. `basedOn`: the revision that is meant; a newer one → 412 stale-edit. */
export const TakeBack = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          indicator: Type.String({ maxLength: 200 }),
          region: Type.String({ maxLength: 200 }),
          period: Type.String({ maxLength: 40 }),
          basedOn: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
)

/** The revision that stands in each cell afterwards: the earlier one, or null. */
export const TakenBack = Type.Object({
  sequence: Sequence,
  withdrawn: Type.Array(
    Type.Object({
      indicator: Id,
      region: RegionCode,
      period: PeriodText,
      current: Nullable(ObservationRecord),
      transitions: FigureTransitions,
    }),
  ),
})

export const ObservationSeries = Type.Object({
  sequence: Sequence,
  observations: Type.Array(ObservationRecord),
})

/**
 * `GET /api/observations/consequences`: the lights that another value, or a revoked approval, would have given, by target and in the order
 * of time, and the ranks.
 */
export const Consequences = Type.Object({
  sequence: Sequence,
  changes: Type.Array(
    Type.Object({
      target: Id,
      /** The name of the target's indicator, which may be computed from the cell. */
      name: Type.String(),
      commitment: Type.String({ description: '不少于 8,000 座' }),
      due: DateText,
      /** The first and the last reference date of the difference; `until` null: it lasts to today. */
      from: DateText,
      until: Nullable(DateText),
      before: Light,
      after: Light,
    }),
  ),
  /** Ranks in evaluations, on the first reference date that evaluates the period; null: no score, no rank. */
  rankings: Type.Array(
    Type.Object({
      scheme: Id,
      name: Type.String({ description: 'of the scheme' }),
      at: DateText,
      subject: Type.String(),
      subjectName: Type.String(),
      before: Nullable(Type.Integer()),
      after: Nullable(Type.Integer()),
    }),
  ),
})

export type ObservationItem = Static<typeof ObservationItem>
export type OnBehalf = Static<typeof OnBehalf>
export type PostObservations = Static<typeof PostObservations>
export type ObservationsChecked = Static<typeof ObservationsChecked>
export type ObservationsAccepted = Static<typeof ObservationsAccepted>
export type TakeBack = Static<typeof TakeBack>
export type TakenBack = Static<typeof TakenBack>
export type Consequences = Static<typeof Consequences>
export type ObservationRecord = Static<typeof ObservationRecord>
export type ObservationSeries = Static<typeof ObservationSeries>
