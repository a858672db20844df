import Type, { type Static } from 'typebox'
import { ApprovedChange, Board, BoardRow } from './board.ts'
import { Sequence } from './scalars.ts'

/** Version of the messages below; a client that meets a higher one reloads itself. */
export const liveProtocol = 1

/**
 * What the server says, one JSON object a text frame, told apart by `type`.
 * `hello`, then `snapshot` or the missed `change`s, then `change`s as they are approved.
 * `previous` of a change is the sequence of the change before it within the scope (0: the snapshot's beginning), so a
 * client can prove that it missed nothing; where frames were dropped the server says `gap` and sends a `snapshot`.
 */
export const ServerMessage = Type.Union([
  Type.Object({
    type: Type.Literal('hello'),
    protocol: Type.Integer(),
    sequence: Sequence,
    version: Type.String(),
  }),
  Type.Object({
    type: Type.Literal('snapshot'),
    sequence: Sequence,
    board: Board,
    recent: Type.Array(ApprovedChange, {
      description: 'latest approved changes within the scope, newest first',
    }),
  }),
  Type.Object({
    type: Type.Literal('change'),
    sequence: Sequence,
    previous: Sequence,
    observation: ApprovedChange,
    targets: Type.Array(BoardRow),
  }),
  Type.Object({ type: Type.Literal('gap'), from: Sequence, to: Sequence }),
  Type.Object({ type: Type.Literal('ping'), at: Type.String() }),
])

/** What a client may say. Anything else closes the socket with 1008. */
export const ClientMessage = Type.Union([
  Type.Object({ type: Type.Literal('pong') }, { additionalProperties: false }),
])

export type ServerMessage = Static<typeof ServerMessage>
export type ClientMessage = Static<typeof ClientMessage>
