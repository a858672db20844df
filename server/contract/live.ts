import Type, { type Static } from 'typebox'
import { ApprovedChange, Board, BoardRow } from './board.ts'
import { DateText, Instant, LedgerHash, Nullable, Sequence } from './scalars.ts'

/** Version of the messages below; a client that meets a higher one reloads itself. */
export const liveProtocol = 1

/**
 * What the server says, one JSON object a text frame, told apart by `type`.
 * `hello`, then `snapshot` or the missed `change`s, then `change`s as they are approved.
 * `previous` of a change is the sequence of the change before it within the scope (0: the snapshot's beginning), so a
 * client can prove that it missed nothing: it never exceeds the last sequence that the client was told of. Where frames
 * were dropped the server says `gap` and sends a `snapshot`; so it does, without `gap`, when the catalogue changes and,
 * for sockets without `at`, at midnight in Shanghai. While its database is away the server goes on saying `ping`, with
 * `since`; what could not be told meanwhile is told by a `snapshot` once it is back.
 * `hash` is that of the ledger's entry `sequence`: whoever comes back with both goes on only in the ledger it came from.
 */
export const ServerMessage = Type.Union([
  Type.Object({
    type: Type.Literal('hello'),
    protocol: Type.Integer(),
    sequence: Sequence,
    version: Type.String(),
    /** Which build its pages are; a wall that is another loads itself anew. Absent where it serves none. */
    build: Type.Optional(Type.String()),
  }),
  Type.Object({
    type: Type.Literal('snapshot'),
    sequence: Sequence,
    hash: LedgerHash,
    board: Board,
    recent: Type.Array(ApprovedChange, {
      description: 'latest approved changes within the scope, newest first',
    }),
  }),
  Type.Object({
    type: Type.Literal('change'),
    sequence: Sequence,
    hash: LedgerHash,
    previous: Sequence,
    observation: ApprovedChange,
    targets: Type.Array(BoardRow),
  }),
  /** To the sockets of one display: what its administrator chose for it just now. It opens a socket for that. */
  Type.Object({ type: Type.Literal('show'), scope: Type.String(), at: Nullable(DateText) }),
  Type.Object({ type: Type.Literal('gap'), from: Sequence, to: Sequence }),
  Type.Object({
    type: Type.Literal('ping'),
    /** The server's time. */
    at: Instant,
    /** The server's database has not answered since then: what is shown was true at that instant. */
    since: Type.Optional(Instant),
  }),
])

/**
 * `WS /live`. `held`: the reference date of the board that the client holds; where that is no longer the date its changes
 * would be judged at, `since` is not resumed and a snapshot comes instead. So it does where the ledger's entry `since` has
 * another `hash`, as after a restore.
 */
export const LiveQuery = Type.Object(
  {
    scope: Type.String({ maxLength: 120 }),
    at: Type.Optional(DateText),
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
export type LiveQuery = Static<typeof LiveQuery>
export type ClientMessage = Static<typeof ClientMessage>
