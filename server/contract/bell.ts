import Type, { type Static } from 'typebox'
import { Id, Instant, Nullable, PeriodText, Sequence } from './scalars.ts'

/** What a bell rings for; each can be switched off. */
export const bellKinds = ['returned', 'revoked', 'chased', 'due', 'waiting'] as const
const BellKind = Type.Enum(bellKinds)

/** What was done together with cells of one filing, or what of it waits. */
const BellRing = Type.Object({
  kind: BellKind,
  /** The last entry of the ledger that it tells of: above `readTo` it is unread. */
  sequence: Sequence,
  at: Instant,
  filing: Type.String(),
  organisation: Id,
  organisationName: Type.String(),
  period: PeriodText,
  /** Cells, of which the first are named; of `chased` those that are asked for, of `due` the filings. */
  count: Type.Integer(),
  cells: Type.Array(
    Type.Object({ name: Type.String(), regionName: Type.String(), reason: Nullable(Type.String()) }),
  ),
  /** Who did it; of what waits who handed it in last. */
  actorName: Type.String(),
})

/** `GET /api/bell`: what the caller is to know, the newest first. */
export const Bell = Type.Object({
  sequence: Sequence,
  rings: Type.Array(BellRing),
  unread: Type.Integer(),
  readTo: Sequence,
  /** Kinds that can ring for the caller at all, and those that were switched off. */
  kinds: Type.Array(BellKind),
  off: Type.Array(BellKind),
})

/** `PUT /api/bell`: all that was told up to an entry is read; which kinds are off. What is left out stays. */
export const BellChange = Type.Object(
  {
    readTo: Type.Optional(Sequence),
    off: Type.Optional(Type.Array(BellKind, { maxItems: bellKinds.length, uniqueItems: true })),
  },
  { additionalProperties: false },
)

export type BellKind = (typeof bellKinds)[number]
export type BellRing = Static<typeof BellRing>
export type Bell = Static<typeof Bell>
export type BellChange = Static<typeof BellChange>
