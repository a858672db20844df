import Type, { type Static } from 'typebox'
import { DateText, Id, Nullable, PeriodText } from './scalars.ts'

const Rate = Nullable(Type.Number({ description: '0…1; null: nothing was due' }))

/** `GET /api/timeliness?at=&frequency=&periods=`: the last so many periods of a frequency, 12 unless told, 36 at most. */
export const TimelinessQuery = Type.Object(
  {
    at: Type.Optional(DateText),
    frequency: Type.Optional(Type.Enum(['D', 'W', 'M', 'Q', 'S', 'A'] as const)),
    periods: Type.Optional(Type.String({ pattern: '^([1-9]|[12]\\d|3[0-6])$' })),
  },
  { additionalProperties: false },
)

/** A unit's standing with one period: `returned` and the others in figures. */
const Standing = Type.Object({
  promptness: Type.Enum(['on-time', 'late', 'missing', 'not-due', 'undated'] as const),
  deadline: DateText,
  owed: Type.Integer(),
  late: Type.Integer(),
  missing: Type.Integer(),
  returned: Type.Integer(),
  daysLate: Nullable(Type.Integer({ description: 'working days' })),
})

/** Unit × period; null where the unit owes nothing. */
export const TimelinessMatrix = Type.Object({
  at: DateText,
  frequency: Type.String(),
  /** Of which anything is owed. */
  frequencies: Type.Array(Type.String()),
  periods: Type.Array(Type.Object({ period: PeriodText, rate: Rate })),
  units: Type.Array(
    Type.Object({
      organisation: Id,
      name: Type.String(),
      rate: Rate,
      standings: Type.Array(Nullable(Standing)),
    }),
  ),
  rate: Rate,
})

export type TimelinessMatrix = Static<typeof TimelinessMatrix>
