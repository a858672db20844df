import Type, { type Static } from 'typebox'
import { ObservationRecord } from './observations.ts'
import { DateText, Id, Nullable, PeriodText, ProgramText } from './scalars.ts'

const Words = ProgramText({ maxLength: 500 })

/** The source of an indicator's figures, in its record. */
export const FigureSource = Type.Object(
  {
    /** The indicator beside which these figures of another source stand. */
    besides: Type.Optional(Id),
    producer: ProgramText({ minLength: 1, maxLength: 200 }),
    version: Type.Optional(DateText),
    method: Type.Optional(Words),
    limits: Type.Optional(Words),
  },
  { additionalProperties: false },
)

/** What a source says of a period, and how far that lies from the figure beside which it stands. */
export const SourceFigure = Type.Object({
  indicator: Id,
  producer: Type.String(),
  version: Nullable(Type.String()),
  method: Nullable(Type.String()),
  limits: Nullable(Type.String()),
  /** Whether its figures are the ones that are judged. */
  preferred: Type.Boolean(),
  unit: Type.String(),
  decimals: Type.Integer(),
  /** The approved value; null where nothing is approved. */
  observation: Nullable(ObservationRecord),
  /** Its figure less the one beside which it stands, in the latter's unit; null where one of them is missing, or only a bound. */
  difference: Nullable(
    Type.Object({
      difference: Type.Number(),
      /** The difference as a share of the figure beside which it stands; null where that is 0. */
      share: Nullable(Type.Number()),
      /** Whether the difference is larger than the rounding of both figures explains. */
      beyondRounding: Type.Boolean(),
    }),
  ),
})

/** The figures of all sources for one period, the judged one first; the differences are from it. */
export const SourceFigures = Type.Object({ period: PeriodText, figures: Type.Array(SourceFigure) })

export type SourceFigure = Static<typeof SourceFigure>
export type SourceFigures = Static<typeof SourceFigures>
