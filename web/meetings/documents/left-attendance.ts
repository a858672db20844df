import type { Attendance } from '#server/contract/meeting-notes.ts'
import { keepInBrowser, keptInBrowser, typedName } from '../../sheet/kept-in-browser.ts'

/** The subject under which this browser keeps the recorder and the attendees of a meeting until the server has them. */
export const attendanceIn = (meeting: string) => `attendance ${meeting}`

/** The recorder and the attendees that were typed and not kept; undefined without such words. */
export function leftAttendance(meeting: string): Attendance | undefined {
  const name = typedName(attendanceIn(meeting))
  return name === undefined ? undefined : (keptInBrowser(name) as Attendance | undefined)
}

export function discardAttendance(meeting: string): void {
  const name = typedName(attendanceIn(meeting))
  if (name !== undefined) keepInBrowser(name, undefined)
}
