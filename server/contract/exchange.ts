import Type, { type Static } from 'typebox'
import { disclosureLevels, type Embargo as EmbargoRecord } from '#metrics/catalogue/indicator.ts'
import { DateText, Id, Nullable, PeriodText, timePattern } from './scalars.ts'

const Time = Type.String({
  pattern: timePattern,
  maxLength: 5,
  description: '时刻，如 10:00',
})

/** The minute of release of each period of an indicator (发布时刻), in Shanghai time. */
const Embargo = Type.Object(
  {
    /** The days after the end of the period. */
    days: Type.Integer({ minimum: 0, maximum: 400 }),
    time: Time,
    /** Periods that are released at another minute. */
    except: Type.Optional(
      Type.Array(
        Type.Object({ period: PeriodText, date: DateText, time: Time }, { additionalProperties: false }),
        { maxItems: 100 },
      ),
    ),
  },
  { additionalProperties: false },
)

/** `PUT /api/indicators/:id/disclosure`: to whom the figures of an indicator may go, and from when on. */
export const DisclosureDraft = Type.Object(
  {
    level: Type.Enum(disclosureLevels, {
      description:
        'internal 内部：只在本系统内 · shared 共享：可给限定“共享”的令牌 · public 公开：也可给限定“公开”的令牌',
    }),
    /** Null: approved figures count at once; absent: what was decided before stays. */
    embargo: Type.Optional(Nullable(Embargo)),
  },
  { additionalProperties: false },
)
export const KeptDisclosure = Type.Object({
  id: Id,
  level: Type.Enum(disclosureLevels),
  embargo: Type.Optional(Type.Unsafe<EmbargoRecord>(Embargo)),
})

export type DisclosureDraft = Static<typeof DisclosureDraft>
