import { figureActions } from '#metrics/workflow/figure-workflow.ts'
import Type, { type Static } from 'typebox'
import { FigureEvidence } from './figure-evidence.ts'
import { RemarkAct } from './figure-questions.ts'
import { Finding } from './review.ts'
import {
  AbsenceReason,
  CorrectionReason,
  Id,
  Instant,
  Nullable,
  ObservationStatus,
  PeriodText,
  Provenance,
  RegionCode,
  ReviewLevel,
  Sequence,
} from './scalars.ts'

/** An act on a cell: an entered revision, or a decision on one. */
export const FigureActRecord = Type.Object({
  act: Type.Enum(figureActions),
  /** The level of a decision, and the one to which it sends back; null for other acts, and where no levels are named. */
  level: Nullable(ReviewLevel),
  to: Nullable(ReviewLevel),
  revision: Type.Integer(),
  at: Instant,
  actor: Type.String({ description: 'person:…, token:…, system' }),
  /** The display name of a person, or 令牌 with the name of a token; of any other actor the same as `actor`. */
  actorName: Type.String(),
  /** The reason of a decision, such as a return. */
  reason: Nullable(Type.String()),
  /** The value of the revision that is entered or decided on. */
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  bound: Nullable(Type.Literal('lower')),
  /** The reason why there is no value. */
  absence: Nullable(AbsenceReason),
  status: ObservationStatus,
  correction: Type.Optional(CorrectionReason),
  provenance: Provenance,
  /** The explanation and the findings of an entered revision; of a decision null and none. */
  note: Nullable(Type.String()),
  findings: Type.Array(Finding),
  /** The workbook or table from which the revision was read; `path` is null where the caller may not have it. */
  file: Nullable(Type.Object({ name: Type.String(), path: Nullable(Type.String()) })),
  sequence: Sequence,
})

/** A step on a cell that is no revision of it: why somebody else entered it (代填), a question, an answer, a dispute with the value that it holds, its end. */
export const FigureStepRecord = Type.Object({
  act: Type.Enum([
    'asked',
    'answered',
    'entered-for',
    'raised',
    'accepted',
    'rejected',
    'withdrawn',
  ] as const),
  at: Instant,
  actor: Type.String(),
  actorName: Type.String(),
  /** The question, the answer, the reason of an entry for others, of a dispute or of its rejection. */
  text: Nullable(Type.String()),
  /** The method and the value of a dispute. */
  method: Nullable(Type.String()),
  value: Nullable(Type.Number()),
  sequence: Sequence,
})

/** `GET /api/observations/history`: every act on one cell, oldest first; drafts are shown to their author alone. */
export const FigureHistory = Type.Object({
  sequence: Sequence,
  indicator: Id,
  region: RegionCode,
  period: PeriodText,
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  regionName: Type.String(),
  organisationName: Type.String(),
  acts: Type.Array(FigureActRecord),
  /** Questions, answers and disputes, oldest first. */
  steps: Type.Array(FigureStepRecord),
  /** What the caller may write beside the cell: a question, an answer, or nothing. */
  remark: Nullable(RemarkAct),
  /** The submitted files of the figure and its filing; its reporters see all files. */
  evidence: Type.Array(FigureEvidence),
})

export type FigureActRecord = Static<typeof FigureActRecord>
export type FigureHistory = Static<typeof FigureHistory>
export type FigureStepRecord = Static<typeof FigureStepRecord>
