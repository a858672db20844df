import Type, { type Static } from 'typebox'
import { Id, Instant, PlainText } from './scalars.ts'

/** Characters of a note and of a decision on one page. */
const longest = 4_000

/** `PUT /api/meetings/:id/notes/:page`: what was said and what was decided; `page` is a target, or `general`. */
export const NoteText = Type.Object(
  {
    note: PlainText({ title: '记录', maxLength: longest }),
    decision: PlainText({ title: '议定事项', maxLength: longest }),
  },
  { additionalProperties: false },
)

export const MeetingNote = Type.Object({
  page: Id,
  /** By it the page is written on: If-Match. */
  version: Type.Integer({ minimum: 1 }),
  note: Type.String(),
  decision: Type.String(),
  editedBy: Type.String(),
  editedAt: Instant,
})
/** `GET /api/meetings/:id/notes`. */
export const MeetingNotes = Type.Object({ notes: Type.Array(MeetingNote) })

export type NoteText = Static<typeof NoteText>
export type MeetingNote = Static<typeof MeetingNote>
export type MeetingNotes = Static<typeof MeetingNotes>
