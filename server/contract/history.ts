import { figureActions } from '#metrics/workflow/figure-workflow.ts'
import Type, { type Static } from 'typebox'
import { FigureEvidence } from './figure-evidence.ts'
import { Finding } from './review.ts'
import {
  AbsenceReason,
  Id,
  Instant,
  Nullable,
  ObservationStatus,
  PeriodText,
  Provenance,
  RegionCode,
  Sequence,
} from './scalars.ts'

/** One act on a cell: what was entered, or what was decided on a revision of it. */
export const FigureActRecord = Type.Object({
  act: Type.Enum(figureActions),
  revision: Type.Integer(),
  at: Instant,
  actor: Type.String({ description: 'person:…, token:…, system' }),
  /** What a person is called; of any other the same as `actor`. */
  actorName: Type.String(),
  /** Why it was decided so: of a return. */
  reason: Nullable(Type.String()),
  /** Of the revision that is entered or decided on. */
  value: Nullable(Type.Number()),
  numerator: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  bound: Nullable(Type.Literal('lower')),
  /** Why there is no value. */
  absence: Nullable(AbsenceReason),
  status: ObservationStatus,
  provenance: Provenance,
  /** What was explained, and what the checks had found, as it was entered; of a decision null and none. */
  note: Nullable(Type.String()),
  findings: Type.Array(Finding),
  /** The workbook or table that it was read from, as it was entered; `path` null: not for this caller. */
  file: Nullable(Type.Object({ name: Type.String(), path: Nullable(Type.String()) })),
  sequence: Sequence,
})

/** `GET /api/observations/history`: every act on one cell, oldest first; drafts only to whoever kept them. */
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
  /** Files beside the figure and beside its filing, as far as they were handed in; to who reports it all of them. */
  evidence: Type.Array(FigureEvidence),
})

export type FigureActRecord = Static<typeof FigureActRecord>
export type FigureHistory = Static<typeof FigureHistory>
