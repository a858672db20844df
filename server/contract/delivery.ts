import Type, { type Static } from 'typebox'
import { bellKinds } from './bell.ts'
import { Nullable } from './scalars.ts'

const BellKinds = Type.Array(Type.Enum(bellKinds), { maxItems: bellKinds.length, uniqueItems: true })
const Hour = Type.Integer({ minimum: 0, maximum: 24 })
const Mail = Type.String({ maxLength: 254, pattern: '^[^\\s@<>",;]+@[^\\s@<>",;]+$' })

/** When messages are sent, and which are not: hours of Shanghai, from the first up to the second. */
const hours = {
  fromHour: Hour,
  untilHour: Hour,
  /** Whether on working days alone. */
  workingDays: Type.Boolean(),
  /** The kinds of rings that are not sent. */
  off: BellKinds,
} as const

/** `GET /api/bell/delivery`: where and when the caller is told of their rings outside the pages. */
export const Delivery = Type.Object({
  mail: Nullable(Type.String()),
  /** The host of the address that is posted to; the rest of it may be secret. */
  webhookHost: Nullable(Type.String()),
  ...hours,
  /** The kinds that can ring for the caller; those that are told at once, and not gathered. */
  kinds: BellKinds,
  atOnce: BellKinds,
  /** Whether the server has a mail server. */
  mails: Type.Boolean(),
})

/** `PUT /api/bell/delivery`: null takes an address away, and one that is left out stays. */
export const DeliveryChange = Type.Object(
  {
    mail: Type.Optional(Nullable(Mail)),
    webhook: Type.Optional(Nullable(Type.String({ maxLength: 2_000, pattern: '^https?://' }))),
    ...hours,
  },
  { additionalProperties: false },
)

export type Delivery = Static<typeof Delivery>
export type DeliveryChange = Static<typeof DeliveryChange>
