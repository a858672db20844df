import Type, { type Static } from 'typebox'
import { DateText, Id, Instant, Nullable, PeriodText, RegionCode, WorkflowState } from './scalars.ts'

const Promptness = Type.Enum(['on-time', 'late', 'missing', 'not-due', 'undated'] as const)
const Rate = Nullable(Type.Number({ description: '0…1; null: nothing was due' }))

/** The levels of regions; `own`: the city's own part (本级). */
const Level = Type.Enum(['country', 'province', 'city', 'county', 'zone', 'own'] as const)

/**
 * `GET /api/timeliness?at=&frequency=&periods=&level=&organisation=&indicator=`: the last periods of a frequency, 12 by default and 36 at
 * most; of organisations of a level, of one organisation, or of one indicator.
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

/** How an organisation stands with one period; `owed`, `late`, `missing` and `returned` are numbers of cells. */
const MatrixCell = Type.Object({
  promptness: Promptness,
  deadline: DateText,
  owed: Type.Integer(),
  late: Type.Integer(),
  missing: Type.Integer(),
  returned: Type.Integer(),
  daysLate: Nullable(Type.Integer({ description: 'working days' })),
})

/** The last chase of a filing: its day, its author, and how often the filing was chased. */
export const Chased = Type.Object({ on: DateText, byName: Type.String(), times: Type.Integer() })

const Named = Type.Object({ id: Id, name: Type.String() })

/** The matrix of organisations and periods; a standing is null where the organisation owes nothing. */
export const TimelinessMatrix = Type.Object({
  at: DateText,
  frequency: Type.String(),
  /** The frequencies of which anything is owed. */
  frequencies: Type.Array(Type.String()),
  /** The choices for this frequency: levels of regions, organisations and indicators. */
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
      /** Whether anybody reports for the organisation. */
      hasReporter: Type.Boolean(),
      standings: Type.Array(Nullable(Type.Object({ ...MatrixCell.properties, chased: Nullable(Chased) }))),
    }),
  ),
  rate: Rate,
  /** Whether demo values are stored, which the counts may include. */
  demo: Type.Boolean(),
})

/** `GET /api/timeliness/filings/:id?at=`: the figures behind one cell of the matrix, the most urgent first. */
export const FilingStatus = Type.Object({
  filing: Type.String(),
  organisationName: Type.String(),
  period: PeriodText,
  at: DateText,
  standing: MatrixCell,
  closed: Type.Boolean(),
  /** The people who answer for figures that are not handed in, or were returned; empty where there are no such figures or people. */
  people: Type.Array(Type.String()),
  /** The reminders of the organisation, the last first; `byName` null: the server reminded it as the deadline came near or passed. */
  reminders: Type.Array(
    Type.Object({ at: Instant, byName: Nullable(Type.String()), people: Type.Array(Type.String()) }),
  ),
  cells: Type.Array(
    Type.Object({
      indicator: Id,
      name: Type.String(),
      region: RegionCode,
      regionName: Type.String(),
      promptness: Promptness,
      deadline: DateText,
      /** The state of the last submitted revision: submitted, in review, approved or returned; null: none. */
      state: Nullable(WorkflowState),
      /** The day of the first submission by the organisation itself. */
      firstOn: Nullable(DateText),
      daysLate: Nullable(Type.Integer({ description: 'working days' })),
      returnReason: Nullable(Type.String()),
      /** Whether somebody may report it: a reporter of the organisation who is bound to its region. */
      hasReporter: Type.Boolean(),
    }),
  ),
})

/** `POST /api/timeliness/chases`: chases organisations for filings of which figures are not handed in, or were returned, at a date, today by default. */
export const ChaseRequest = Type.Object(
  {
    filings: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 500 }),
    at: Type.Optional(DateText),
  },
  { additionalProperties: false },
)

/**
 * The outcome for a filing; each person is told once a day of each filing. `people`: those who were told now. `already`: all had been told
 * that day; `nobody`: nobody could be told; `not-covered`: the caller may not chase it; `nothing-open`: it lacks nothing, or is closed.
 */
const ChaseOutcome = Type.Object({
  filing: Type.String(),
  outcome: Type.Enum(['told', 'already', 'nobody', 'not-covered', 'nothing-open'] as const),
  people: Type.Array(Type.String()),
})
export const Chases = Type.Object({ on: DateText, outcomes: Type.Array(ChaseOutcome) })

export type ChaseOutcome = Static<typeof ChaseOutcome>
export type Chases = Static<typeof Chases>
export type FilingStatus = Static<typeof FilingStatus>
export type Chased = Static<typeof Chased>
export type TimelinessQuery = Static<typeof TimelinessQuery>
export type TimelinessMatrix = Static<typeof TimelinessMatrix>
