import Type, { type Static } from 'typebox'
import { ApprovedChange, Board, BoardRow } from './board.ts'
import { DisplayAct, DisplayReport, Shown } from './displays.ts'
import { LeadShown } from './remote.ts'
import {
  AbsenceReason,
  CorrectionReason,
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

/** The version of `ServerMessage`; a client that meets a later one than it knows reloads itself. */
export const liveProtocol1 = 1
/** The version of `Protocol2Message`, which a client asks for by `protocol=2`. */
export const liveProtocol2 = 2
/** The version of `Protocol3Message`, which a client asks for by `protocol=3`. */
export const liveProtocol3 = 3
export type LiveProtocol = typeof liveProtocol1 | typeof liveProtocol2 | typeof liveProtocol3

const Hello = Type.Object({
  type: Type.Literal('hello'),
  protocol: Type.Integer(),
  sequence: Sequence,
  version: Type.String(),
  /** The build of the pages; a wall of another build reloads itself. Absent where the server has no pages. */
  build: Type.Optional(Type.String()),
  /** Whether displays may send a `report`; absent from a release that closes their sockets for it. */
  reports: Type.Optional(Type.Boolean()),
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

/** The board that an administrator just chose, for the sockets of one display; the display then opens a socket for that board. */
const Show = Type.Object({ type: Type.Literal('show'), scope: Type.String(), at: Nullable(DateText) })

const Gap = Type.Object({ type: Type.Literal('gap'), from: Sequence, to: Sequence })

const Ping = Type.Object({
  type: Type.Literal('ping'),
  /** The server's time. */
  at: Instant,
  /** The instant since which the database has not answered; what is shown was true then. */
  since: Type.Optional(Instant),
})

/**
 * Messages of protocol 1, one JSON object in each text frame, discriminated by `type`. After `hello` comes `snapshot` or the missed
 * `change`s, then each `change` as it is approved. `previous` of a change is the sequence of the change before it within the scope (0: the
 * server has told none before). A client that was told this sequence or a later one has missed nothing. Where frames were dropped the server sends `gap` and a `snapshot`. When the catalogue changes or an import was released, and at
 * midnight in Shanghai for sockets without `at`, it sends a `snapshot` alone. While its database is away it sends `ping` with `since`; what
 * could not be told meanwhile comes as a `snapshot` afterwards. `hash` is that of the ledger entry `sequence`: a client that returns with
 * both can only continue on the same ledger.
 */
export const ServerMessage = Type.Union([Hello, SnapshotMessage, ChangeMessage, Show, Gap, Ping])

/**
 * An approved revision with all that curves, tables and forecasts need: the fields of `GET /api/observations` without persons and notes,
 * which no wall shows.
 */
export const ApprovedFigure = Type.Object({
  ...ApprovedChange.properties,
  /** The reason why there is no value; null where there is one. */
  reason: Nullable(AbsenceReason),
  status: ObservationStatus,
  correction: Type.Optional(CorrectionReason),
  provenance: Provenance,
  /** The sequence of the entry by which the revision was entered (`sequence` of an `ObservationRecord`), not of its approval. Rule G-7. */
  entered: Sequence,
})

/** Why a target has its light now: the parts of `GET /api/targets/:id/why` that an approval can change, in the same words. */
export const LightReason = Type.Object({
  target: Id,
  sentence: Type.String(),
  steps: Type.Array(WhyStep),
  toGreen: Nullable(Type.String()),
  remarks: Type.Array(Type.String()),
  /** Null for a value that was reported. */
  computed: Why.properties.computed,
})

/** The figures of a computed series from the year `from` on, which replace all that stood there. */
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
      // Whether the value is printed as a lower bound.
      'bound',
      'correction',
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
 * A `change` of protocol 2. With it, a client that holds the board, the series of its targets and their reasons stays complete without a
 * request. Of several changes told at once, each has the final `targets` and `reasons`, and a computed series comes only with the last of
 * these changes on which it depends. `cause` approved: `observation` was approved; it stands in its cell unless another supersedes it (rule A-2). revoked: the
 * standing revision was revoked; `observation` is what stands instead, null where nothing does.
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
  /** A reason for each of `targets`. */
  reasons: Type.Array(LightReason),
  /** The series on this board that are computed from the cell. */
  computed: Type.Array(ComputedFigures),
})

/**
 * The contents of one display, for its sockets. `at` null: the board follows the day. `scene` null: the display keeps its scene; one that it
 * does not know is ignored. `target` comes into focus; null: none does, and one that has not come into focus yet is forgotten. `scenes` are
 * shown in turn from the first, each on its own board where it names one. What is absent stays as it is.
 */
const Protocol2Show = Type.Object({
  type: Type.Literal('show'),
  scope: Type.String(),
  at: Nullable(DateText),
  scene: Nullable(Type.String()),
  target: Nullable(Id),
  scenes: Type.Optional(Shown.properties.scenes),
  density: Type.Optional(Shown.properties.density),
  ground: Type.Optional(Shown.properties.ground),
  dimming: Type.Optional(Shown.properties.dimming),
})

const Act = Type.Object({
  type: Type.Literal('act'),
  act: DisplayAct,
  name: Type.String(),
  number: Type.Integer(),
})

/** What a remote has a display show, for its sockets; null: nobody directs it any more. */
const Lead = Type.Object({
  type: Type.Literal('lead'),
  lead: Nullable(LeadShown),
})

/**
 * The rows, and their reasons, that a submission, a return, a recall or an approval before its minute of release concerns, as a board has them
 * now: what waits is marked, and counts as reported. No figure changes, and nothing of what waits is told.
 */
const Waiting = Type.Object({
  type: Type.Literal('waiting'),
  ...Type.Pick(Protocol2Change, ['sequence', 'hash', 'targets', 'reasons']).properties,
})

/**
 * Messages of protocol 2. They are those of protocol 1 except for `change`, `show`, and `ping`, which comes every 5 seconds instead of 15
 * and needs no answer.
 */
export const Protocol2Message = Type.Union([
  Hello,
  SnapshotMessage,
  Protocol2Change,
  Protocol2Show,
  Act,
  Lead,
  Gap,
  Ping,
])

/** Messages of protocol 3: those of protocol 2, and `waiting`. */
export const Protocol3Message = Type.Union([...Protocol2Message.anyOf, Waiting])

/**
 * The query of `WS /live`. `protocol`: the newest that the client knows, 1 by default. `held`: the reference date of the client's board.
 * Where its changes would be judged at another date, or the ledger entry `since` has another `hash`, as after a restore, a snapshot is
 * sent instead of missed changes.
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
 * Why the server closes a socket: 1008 an unknown message, too many, or a scope that left the catalogue · 1011 a fault of the server · 1012
 * a restart, with the milliseconds to wait in the reason (`restart 2400`), different for each socket · 4401 signed out, revoked or expired:
 * the client must sign in first.
 */
export type CloseCode = 1008 | 1011 | 1012 | 4401

/** Messages that a client may send, at most 60 between two heartbeats. Any other closes the socket with 1008. */
export const ClientMessage = Type.Union([
  DisplayReport,
  Type.Object({ type: Type.Literal('pong') }, { additionalProperties: false }),
])

export type ServerMessage = Static<typeof ServerMessage>
export type ApprovedFigure = Static<typeof ApprovedFigure>
export type ComputedFigures = Static<typeof ComputedFigures>
export type LightReason = Static<typeof LightReason>
export type Protocol2Message = Static<typeof Protocol2Message>
export type Protocol3Message = Static<typeof Protocol3Message>
export type LiveQuery = Static<typeof LiveQuery>
export type ClientMessage = Static<typeof ClientMessage>
