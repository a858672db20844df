import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../access/actor.ts'
import type { MeetingSnapshot } from '../../../contract/meetings.ts'
import type { Attendance, NoteText } from '../../../contract/meeting-notes.ts'
import type { Deps } from '../../../deps.ts'
import type { Reader } from '../../../db/store.ts'
import { AppError } from '../../../errors.ts'
import { keepPart } from '../keep-part.ts'
import { meetingsWithState, meetingIn, type MeetingWithState } from '../meetings.ts'
import { snapshotText } from '../queries.ts'
import { attendancePart, notePrefix } from './queries.ts'

/** The page of the notes that belong to no target. */
const generalPage = 'general'

/**
 * Keeps the notes and decisions of a page while the meeting is held. @returns the version. @throws AppError not-found, bad-item, conflict,
 * stale-edit
 */
export async function keepNote(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  {
    meeting: id,
    page,
    basedOn,
  }: { readonly meeting: string; readonly page: string; readonly basedOn: number },
  { note, decision }: NoteText,
): Promise<number> {
  const meeting = meetingIn(await meetingsWithState(store.reader), id)
  const name =
    page === generalPage ? '综合' : await nameOfPage(store.reader, catalogue.current(), meeting, page)
  if (name === undefined)
    throw new AppError('bad-item', `“${page}”不在会议的范围内，不能记录。请记在会议的目标或综合页上。`)
  return store.write((writer) =>
    keepPart(
      writer,
      { actor, today: clock.today() },
      {
        meeting: id,
        action: 'note',
        kind: 'meeting.noted',
        part: notePrefix + page,
        basedOn,
        what: name,
        content: { note, decision },
      },
    ),
  )
}

/**
 * Keeps the recorder and the attendees of a meeting that is held. @returns the version. @throws AppError not-found, conflict,
 * stale-edit
 */
export async function keepAttendance(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  { meeting, basedOn }: { readonly meeting: string; readonly basedOn: number },
  { recorder, attendees }: Attendance,
): Promise<number> {
  const content: Attendance = { recorder: recorder.trim(), attendees: attendees.trim() }
  const part = { meeting, action: 'note', kind: 'meeting.noted', part: attendancePart, basedOn } as const
  return store.write((writer) =>
    keepPart(writer, { actor, today: clock.today() }, { ...part, what: '记录人和出席', content }),
  )
}

/** The name of a target of the meeting. A target that was withdrawn after the freezing keeps its page; undefined for any other. */
async function nameOfPage(
  reader: Reader,
  index: CatalogueIndex,
  { id, scopes, snapshots }: MeetingWithState,
  page: string,
): Promise<string | undefined> {
  const entry = targetsOfScopes(index, scopes).find(({ record }) => record.id === page)
  if (entry) return `“${entry.record.name}”`
  const [newest] = snapshots
  if (!newest) return undefined
  const { targets } = JSON.parse((await snapshotText(reader, id, newest.facts.version))!) as MeetingSnapshot
  const row = targets.find(({ target }) => target === page)
  return row && `“${row.name}”`
}
