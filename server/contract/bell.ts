import Type, { type Static } from 'typebox'
import { DateText, Id, Instant, Light, Nullable, PeriodText, Sequence } from './scalars.ts'

/** The kinds of rings on filings: 被退回, 被撤销审核, 催报, 到期, 待审核, 有疑问, 有答复, 本单位的数被代填, 有异议待处理, 本单位的数有异议, 异议已处理, 逾期无人报, 待审核积压. */
const filingKinds = [
  'returned',
  'revoked',
  'chased',
  'due',
  'waiting',
  'asked',
  'answered',
  'entered-for',
  'disputed',
  'questioned',
  'settled',
  'stalled',
  'unreviewed',
] as const
/** The kinds of rings on what a meeting asks for: 督办, 会前说明. */
const askedKinds = ['ordered', 'narrative'] as const
/** The kinds of rings on changes that need two persons: 待本人确认, 本人的未获同意. */
const changeKinds = ['confirming', 'refused'] as const
/** The kinds of rings, `turned` being on lights; each can be switched off. */
export const bellKinds = [...filingKinds, ...askedKinds, ...changeKinds, 'turned'] as const
const BellKind = Type.Enum(bellKinds)

/** The last ledger entry of a ring, which is unread if it is after `readTo`, and its time. */
const rung = { sequence: Sequence, at: Instant } as const

/** A ring on cells of one filing, or on what waits in it; a `due`, `stalled` or `unreviewed` one on all filings of a day, of which it names the most urgent. */
const FilingRing = Type.Object({
  kind: Type.Enum(filingKinds),
  ...rung,
  filing: Type.String(),
  organisation: Id,
  organisationName: Type.String(),
  period: PeriodText,
  /** The number of cells, of which the first are named; for `chased` the cells asked for, for `due`, `stalled` and `unreviewed` the filings. */
  count: Type.Integer(),
  cells: Type.Array(
    Type.Object({ name: Type.String(), regionName: Type.String(), reason: Nullable(Type.String()) }),
  ),
  /** The target whose page tells of it, of a dispute that is `settled` or questions a figure of the caller's organisation. */
  target: Type.Optional(Id),
  /** The name of the person who decided or asked; for waiting cells the one who submitted last; for `due`, `stalled` and `unreviewed` the system. */
  actorName: Type.String(),
})

/** A ring on lights that one cause turned: of targets for which the caller answers, or which the caller watches. */
const LightRing = Type.Object({
  kind: Type.Literal('turned'),
  ...rung,
  cause: Type.Enum(['approved', 'revoked', 'catalogue', 'day'] as const),
  /** The number of targets, of which the first are named. */
  count: Type.Integer(),
  lights: Type.Array(
    Type.Object({
      target: Id,
      name: Type.String(),
      regionName: Type.String(),
      from: Nullable(Light),
      to: Nullable(Light),
      /** The reference date at which it was judged. */
      at: DateText,
    }),
  ),
})
/** A ring on a change that waits for the caller's confirmation, or that the caller proposed and another refused. */
const ChangeRing = Type.Object({
  kind: Type.Enum(changeKinds),
  ...rung,
  /** The page on which it is decided: of the catalogue and the rules, of accounts, or of what collectors bring. */
  page: Type.Enum(['plans', 'people', 'collectors'] as const),
  title: Type.String(),
  reason: Nullable(Type.String()),
  /** The name of the person who proposed or refused it. */
  actorName: Type.String(),
})
/** A ring on a step of an order that concerns the caller, or on narratives that a meeting asks the caller's organisation for. */
const AskedRing = Type.Object({
  kind: Type.Enum(askedKinds),
  ...rung,
  /** The path of the page that tells more. */
  path: Type.String(),
  title: Type.String(),
  text: Type.String(),
  actorName: Type.String(),
})
const BellRing = Type.Union([FilingRing, AskedRing, ChangeRing, LightRing])

/** `GET /api/bell`: the caller's rings, the newest first. */
export const Bell = Type.Object({
  sequence: Sequence,
  rings: Type.Array(BellRing),
  unread: Type.Integer(),
  readTo: Sequence,
  /** The kinds that can ring for the caller, and those that were switched off. */
  kinds: Type.Array(BellKind),
  off: Type.Array(BellKind),
})

/** `PUT /api/bell`: the entry up to which the caller has read, and the kinds that are off; what is left out stays. */
export const BellChange = Type.Object(
  {
    readTo: Type.Optional(Sequence),
    off: Type.Optional(Type.Array(BellKind, { maxItems: bellKinds.length, uniqueItems: true })),
  },
  { additionalProperties: false },
)

export type BellKind = (typeof bellKinds)[number]
export type FilingRing = Static<typeof FilingRing>
export type AskedRing = Static<typeof AskedRing>
export type ChangeRing = Static<typeof ChangeRing>
export type LightRing = Static<typeof LightRing>
export type BellRing = Static<typeof BellRing>
export type Bell = Static<typeof Bell>
export type BellChange = Static<typeof BellChange>
