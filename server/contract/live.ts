import Type, { type Static } from 'typebox'
import { ApprovedChange, Board, BoardRow } from './board.ts'
import { Density, ShownScenes } from './displays.ts'
import {
  AbsenceReason,
  DateText,
  Id,
  Instant,
  LedgerHash,
  Nullable,
  ObservationStatus,
  PeriodText,
  Provenance,
  RegionCode,
  Sequence,
} from './scalars.ts'
import { Why, WhyStep } from './why.ts'

/** Version of `ServerMessage`; a client that meets a higher one than it speaks reloads itself. */
export const liveProtocol = 1
/** Version of `Protocol2Message`, spoken to whoever asks for it by `protocol=2`. */
export const liveProtocol2 = 2
export type LiveProtocol = typeof liveProtocol | typeof liveProtocol2

const Hello = Type.Object({
  type: Type.Literal('hello'),
  protocol: Type.Integer(),
  sequence: Sequence,
  version: Type.String(),
  /** Which build its pages are; a wall that is another loads itself anew. Absent where it serves none. */
  build: Type.Optional(Type.String()),
})

const SnapshotMessage = Type.Object({
  type: Type.Literal('snapshot'),
  sequence: Sequence,
  hash: LedgerHash,
  board: Board,
  recent: Type.Array(ApprovedChange, {
    description: 'latest approved changes within the scope, newest first',
  }),
})

const ChangeMessage = Type.Object({
  type: Type.Literal('change'),
  sequence: Sequence,
  hash: LedgerHash,
  previous: Sequence,
  observation: ApprovedChange,
  targets: Type.Array(BoardRow),
})

/** To the sockets of one display: what its administrator chose for it just now. It opens a socket for that. */
const Show = Type.Object({ type: Type.Literal('show'), scope: Type.String(), at: Nullable(DateText) })

const Gap = Type.Object({ type: Type.Literal('gap'), from: Sequence, to: Sequence })

const Ping = Type.Object({
  type: Type.Literal('ping'),
  /** The server's time. */
  at: Instant,
  /** The server's database has not answered since then: what is shown was true at that instant. */
  since: Type.Optional(Instant),
})

/**
 * What the server says in protocol 1, one JSON object a text frame, told apart by `type`.
 * `hello`, then `snapshot` or the missed `change`s, then `change`s as they are approved.
 * `previous` of a change is the sequence of the change before it within the scope (0: the snapshot's beginning), so a
 * client can prove that it missed nothing: it never exceeds the last sequence that the client was told of. Where frames
 * were dropped the server says `gap` and sends a `snapshot`; so it does, without `gap`, when the catalogue changes and,
 * for sockets without `at`, at midnight in Shanghai. While its database is away the server goes on saying `ping`, with
 * `since`; what could not be told meanwhile is told by a `snapshot` once it is back.
 * `hash` is that of the ledger's entry `sequence`: whoever comes back with both goes on only in the ledger it came from.
 */
export const ServerMessage = Type.Union([Hello, SnapshotMessage, ChangeMessage, Show, Gap, Ping])

/**
 * An approved revision, with all that a curve, a table of the series or a forecast reads of it: what
 * `GET /api/observations` tells of it but for persons and their notes, which no wall shows.
 */
export const ApprovedFigure = Type.Object({
  ...ApprovedChange.properties,
  /** Why there is no value; null where there is one. */
  reason: Nullable(AbsenceReason),
  status: ObservationStatus,
  provenance: Provenance,
  /** Of the entry that the revision came with, before it was approved: `sequence` of an `ObservationRecord`. Rule G-7. */
  entered: Sequence,
})

/** Why a target has its light now: the parts of `GET /api/targets/:id/why` that an approval can alter, in the same words. */
export const LightReason = Type.Object({
  target: Id,
  sentence: Type.String(),
  steps: Type.Array(WhyStep),
  toGreen: Nullable(Type.String()),
  remarks: Type.Array(Type.String()),
  /** null of a value that is reported. */
  computed: Why.properties.computed,
})

/** What stands of a computed series from the year `from` on, in place of all that stood there. */
export const ComputedFigures = Type.Object({
  indicator: Id,
  region: RegionCode,
  from: Type.Integer(),
  figures: Type.Array(
    Type.Pick(ApprovedFigure, [
      'indicator',
      'region',
      'period',
      'value',
      'numerator',
      'denominator',
      'bound',
      'revision',
      'reason',
      'status',
      'provenance',
      'entered',
      'approvedAt',
    ]),
  ),
})

/**
 * A `change` of protocol 2: whoever holds the board, the series of its targets and their reasons stays complete by it and
 * asks for nothing. Of several that are told at once, `targets` and `reasons` are as all of them leave them, and `computed` comes
 * with the last.
 * `cause` approved: `observation` was approved just now; it stands in its cell unless what stood there supersedes it (rule
 * revoked: what stood in the cell no longer does; `observation` is what stands instead, null where nothing does.
 */
const Protocol2Change = Type.Object({
  type: Type.Literal('change'),
  sequence: Sequence,
  hash: LedgerHash,
  previous: Sequence,
  cause: Type.Enum(['approved', 'revoked'] as const),
  cell: Type.Object({ indicator: Id, region: RegionCode, period: PeriodText }),
  observation: Nullable(ApprovedFigure),
  targets: Type.Array(BoardRow),
  /** One for each of `targets`. */
  reasons: Type.Array(LightReason),
  /** Of the series on this board that are computed from the cell. */
  computed: Type.Array(ComputedFigures),
})

/**
 * To the sockets of one display. null or absent: as it stands; `scene` is a name that the display knows, or is not heeded;
 * `target` is led into focus; `scenes` are turned through from the first.
 */
const Protocol2Show = Type.Object({
  type: Type.Literal('show'),
  scope: Type.String(),
  at: Nullable(DateText),
  scene: Nullable(Type.String()),
  target: Nullable(Id),
  scenes: Type.Optional(ShownScenes),
  density: Type.Optional(Density),
})

/**
 * What the server says in protocol 2: as in protocol 1, but for `change` and `show`, and for `ping`, which comes every 5
 * seconds, not 15, and needs no answer.
 */
export const Protocol2Message = Type.Union([
  Hello,
  SnapshotMessage,
  Protocol2Change,
  Protocol2Show,
  Gap,
  Ping,
])

/**
 * `WS /live`. `protocol`: the newest that the client speaks, 1 where it does not say. `held`: the reference date of the board that the client holds; where that is no longer the date its changes
 * would be judged at, `since` is not resumed and a snapshot comes instead. So it does where the ledger's entry `since` has
 * another `hash`, as after a restore.
 */
export const LiveQuery = Type.Object(
  {
    scope: Type.String({ maxLength: 120 }),
    at: Type.Optional(DateText),
    protocol: Type.Optional(Type.String({ pattern: '^[1-9][0-9]?$' })),
    since: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
    hash: Type.Optional(LedgerHash),
    held: Type.Optional(DateText),
  },
  { additionalProperties: false },
)

/**
 * Why the server closes: 1008 a message it does not know, or more than any client has to say · 1011 its own fault · 1012
 * restart, with the milliseconds to wait in the reason (`restart 2400`), different for each socket · 4401 signed out,
 * revoked or expired: sign in first.
 */
export type CloseCode = 1008 | 1011 | 1012 | 4401

/** What a client may say, at most 60 times between two heartbeats. Anything else closes the socket with 1008. */
export const ClientMessage = Type.Union([
  Type.Object({ type: Type.Literal('pong') }, { additionalProperties: false }),
])

export type ServerMessage = Static<typeof ServerMessage>
export type ApprovedFigure = Static<typeof ApprovedFigure>
export type ComputedFigures = Static<typeof ComputedFigures>
export type LightReason = Static<typeof LightReason>
export type Protocol2Message = Static<typeof Protocol2Message>
export type LiveQuery = Static<typeof LiveQuery>
export type ClientMessage = Static<typeof ClientMessage>
