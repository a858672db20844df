import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { Actor } from '../../../access/actor.ts'
import type { NoteText } from '../../../contract/meeting-notes.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { keepPart } from '../keep-part.ts'
import { heldMeetings, meetingIn } from '../meetings.ts'
import { notePrefix } from './queries.ts'

/** The page of what belongs to no item. */
const generalPage = 'general'

/**
 * Keeps what is noted and decided on a page while the meeting is held. @returns the version. @throws AppError not-found,
 * bad-item, conflict, stale-edit
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
  const meeting = meetingIn(await heldMeetings(store.reader), id)
  const entry = targetsOfScopes(catalogue.current(), meeting.scopes).find(({ record }) => record.id === page)
  if (!entry && page !== generalPage)
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
        what: entry ? `“${entry.record.name}”` : '综合',
        content: { note, decision },
      },
    ),
  )
}
