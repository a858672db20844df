import Type, { type Static } from 'typebox'
import { Id, Instant, Nullable, PlainText } from './scalars.ts'

/** The most characters of a note and of a decision on one page. */
const longest = 4_000

/** `PUT /api/meetings/:id/notes/:page`: the notes and decisions of a page; `page` is a target, or `general`. */
export const NoteText = Type.Object(
  {
    note: PlainText({ title: '记录', maxLength: longest }),
    decision: PlainText({ title: '议定事项', maxLength: longest }),
  },
  { additionalProperties: false },
)

export const MeetingNote = Type.Object({
  page: Id,
  /** The version for If-Match, by which the page is written. */
  version: Type.Integer({ minimum: 1 }),
  note: Type.String(),
  decision: Type.String(),
  editedBy: Type.String(),
  editedAt: Instant,
})
/** `PUT /api/meetings/:id/attendance`: the recorder and the attendees (记录人, 出席) that the minutes print. */
export const Attendance = Type.Object(
  {
    recorder: PlainText({ title: '记录人', maxLength: 60 }),
    attendees: PlainText({ title: '出席', maxLength: 2_000 }),
  },
  { additionalProperties: false },
)

/** `GET /api/meetings/:id/notes`: the notes of a meeting, page by page. */
export const MeetingNotes = Type.Object({
  notes: Type.Array(MeetingNote),
  /** Null where nobody wrote any. The version is the If-Match of a write. */
  attendance: Nullable(
    Type.Object({
      version: Type.Integer({ minimum: 1 }),
      recorder: Type.String(),
      attendees: Type.String(),
    }),
  ),
})

export type NoteText = Static<typeof NoteText>
export type MeetingNote = Static<typeof MeetingNote>
export type Attendance = Static<typeof Attendance>
export type MeetingNotes = Static<typeof MeetingNotes>
