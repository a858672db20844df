import Type, { type Static } from 'typebox'
import { agendaKinds } from '#metrics/agenda/kinds.ts'
import { DateText, Id, Instant, Nullable } from './scalars.ts'

/** A target of an agenda, and why it is there. */
const AgendaLine = Type.Object({
  target: Id,
  name: Type.String(),
  kinds: Type.Array(Type.Enum(agendaKinds)),
})
/** The targets of the board on the agenda, and the number of its other items; null before the picture is frozen. */
const agenda = Nullable(Type.Object({ lines: Type.Array(AgendaLine), others: Type.Integer({ minimum: 0 }) }))

/**
 * `GET /api/meetings/on-wall?scope=` (会议): the meeting that is being held on a board, and the next one. `closed`: the caller may not see
 * it: a display whose scenes do not name `meeting`, or a token of single boards.
 */
export const MeetingOnWall = Type.Object({
  closed: Type.Boolean(),
  held: Nullable(
    Type.Object({
      title: Type.String(),
      date: DateText,
      at: DateText,
      agenda,
      /** The target whose page was written last; null before any was. */
      under: Nullable(Type.Object({ target: Id, at: Instant })),
      /** What was decided, the newest first; `target` is null for what concerns none alone. */
      decisions: Type.Array(
        Type.Object({ target: Nullable(Id), name: Type.String(), decision: Type.String(), at: Instant }),
      ),
    }),
  ),
  next: Nullable(Type.Object({ title: Type.String(), date: DateText, agenda })),
})

export type MeetingOnWall = Static<typeof MeetingOnWall>
export type WallAgenda = NonNullable<MeetingOnWall['next']>['agenda']
