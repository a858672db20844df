import type { Attendance, MeetingNote, MeetingNotes, NoteText } from '../../../contract/meeting-notes.ts'
import type { Reader } from '../../../db/store.ts'
import { namesOfActors } from '../../people/queries.ts'
import { newestPart, partsOfMeeting } from '../queries.ts'

/** The prefix of a meeting's parts that each hold the notes of a page. */
export const notePrefix = 'note/'

/** The part of a meeting that holds its recorder and attendees. */
export const attendancePart = 'attendance'

/** The recorder and the attendees in their last version. One query. */
export async function attendanceOf(reader: Reader, meeting: string): Promise<MeetingNotes['attendance']> {
  const part = await newestPart(reader, meeting, attendancePart)
  return part ? { version: part.version, ...(JSON.parse(part.body) as Attendance) } : null
}

/** The notes of a meeting, page by page, each in its last version. Two queries. */
export async function notesOf(reader: Reader, meeting: string): Promise<MeetingNote[]> {
  const parts = (await partsOfMeeting(reader, meeting)).filter(({ part }) => part.startsWith(notePrefix))
  const nameOf = await namesOfActors(
    reader,
    parts.map(({ actor }) => actor),
  )
  return parts.map(({ part, version, body, actor, at }) => ({
    page: part.slice(notePrefix.length),
    version,
    ...(JSON.parse(body) as NoteText),
    editedBy: nameOf(actor),
    editedAt: at,
  }))
}
