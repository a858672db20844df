import Type, { type Static } from 'typebox'
import { DateText, Id, Nullable, PeriodText, RegionCode, WorkflowState } from './scalars.ts'

const Promptness = Type.Enum(['on-time', 'late', 'missing', 'not-due', 'undated'] as const)
const Rate = Nullable(Type.Number({ description: '0…1; null: nothing was due' }))

const Level = Type.Enum(['country', 'province', 'city', 'county', 'zone', 'own'] as const)

/**
 * `GET /api/timeliness?at=&frequency=&periods=&level=&organisation=&indicator=`: the last so many periods of a frequency, 12 unless told,
 * 36 at most; of units of a level, one unit, one indicator.
 */
export const TimelinessQuery = Type.Object(
  {
    at: Type.Optional(DateText),
    frequency: Type.Optional(Type.Enum(['D', 'W', 'M', 'Q', 'S', 'A'] as const)),
    periods: Type.Optional(Type.String({ pattern: '^([1-9]|[12]\\d|3[0-6])$' })),
    level: Type.Optional(Level),
    organisation: Type.Optional(Id),
    indicator: Type.Optional(Id),
  },
  { additionalProperties: false },
)

/** A unit's standing with one period: `returned` and the others in figures. */
const Standing = Type.Object({
  promptness: Promptness,
  deadline: DateText,
  owed: Type.Integer(),
  late: Type.Integer(),
  missing: Type.Integer(),
  returned: Type.Integer(),
  daysLate: Nullable(Type.Integer({ description: 'working days' })),
})

const Named = Type.Object({ id: Id, name: Type.String() })

/** Unit × period; null where the unit owes nothing. */
export const TimelinessMatrix = Type.Object({
  at: DateText,
  frequency: Type.String(),
  /** Of which anything is owed. */
  frequencies: Type.Array(Type.String()),
  /** What may be chosen of this frequency: levels of regions, units and indicators. */
  choices: Type.Object({
    levels: Type.Array(Level),
    organisations: Type.Array(Named),
    indicators: Type.Array(Named),
  }),
  periods: Type.Array(Type.Object({ period: PeriodText, rate: Rate })),
  units: Type.Array(
    Type.Object({
      organisation: Id,
      name: Type.String(),
      level: Nullable(Level),
      rate: Rate,
      standings: Type.Array(Nullable(Standing)),
    }),
  ),
  rate: Rate,
  /** Demo values are stored, and may be among those counted. */
  demo: Type.Boolean(),
})

/** `GET /api/timeliness/filings/:id?at=`: what one cell of the matrix is made of, the figures that somebody must act on first. */
export const FilingStanding = Type.Object({
  filing: Type.String(),
  organisationName: Type.String(),
  period: PeriodText,
  at: DateText,
  standing: Standing,
  closed: Type.Boolean(),
  cells: Type.Array(
    Type.Object({
      indicator: Id,
      name: Type.String(),
      region: RegionCode,
      regionName: Type.String(),
      promptness: Promptness,
      deadline: DateText,
      /** What was handed in last: submitted, approved or returned; null: nothing. */
      state: Nullable(WorkflowState),
      /** The day of the first submission by the unit itself. */
      firstOn: Nullable(DateText),
      daysLate: Nullable(Type.Integer({ description: 'working days' })),
      returnReason: Nullable(Type.String()),
    }),
  ),
})

export type FilingStanding = Static<typeof FilingStanding>
export type TimelinessQuery = Static<typeof TimelinessQuery>
export type TimelinessMatrix = Static<typeof TimelinessMatrix>
