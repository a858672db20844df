import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { showsScene, type Actor } from '../../../access/actor.ts'
import type { NoteText } from '../../../contract/meeting-notes.ts'
import type { MeetingOnWall, WallAgenda } from '../../../contract/wall-meeting.ts'
import type { MeetingSnapshot } from '../../../contract/meetings.ts'
import type { Deps } from '../../../deps.ts'
import type { Reader } from '../../../db/store.ts'
import { demoDayOf } from '../../../judging/demo-day.ts'
import { targetsIn } from '../../../judging/scope.ts'
import type { RecentResults } from '../../../recent-results.ts'
import { storedSnapshot } from '../meeting-agenda.ts'
import { meetingsWithState, type MeetingWithState } from '../meetings.ts'
import { partsOfMeeting, type StoredPart } from '../queries.ts'
import { notePrefix } from './queries.ts'

/** Milliseconds after its opening for which a meeting that nobody closed is taken for one that goes on. */
const longestMeeting = 12 * 3_600_000
/** The decisions that a wall shows. */
const mostDecisions = 8

/** What a wall needs of a frozen picture: the agenda, target by target. */
type Pages = readonly { readonly target: string | null; readonly name: string; readonly kinds: Kinds }[]
type Kinds = MeetingSnapshot['items'][number]['kind'][]
/** The pages of pictures that were read before, by meeting and version. */
export type KeptPages = RecentResults<Pages>

/** The meeting that is being held on a board, and the next one. @throws AppError not-found */
export async function meetingOnWall(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  { scope, pages }: { readonly scope: string; readonly pages: KeptPages },
): Promise<MeetingOnWall> {
  const index = catalogue.current()
  const own = new Set(targetsIn(index, scope).map(({ record }) => record.id))
  const { follows } = actor
  const all = maySee(actor, scope)
  if (!all && follows === undefined) return { closed: true, held: null, next: null }
  const { reader } = store
  const meetings = (await meetingsWithState(reader)).filter(
    ({ id, scopes }) => (all || id === follows?.id) && isOn(index, scopes, own),
  )
  const now = Date.parse(clock.now())
  const followed = meetings.filter(({ id }) => id === follows?.id)
  const held = (await goingOn(reader, followed, now)) ?? (await goingOn(reader, meetings, now))
  const today = demoDayOf(index, actor) ?? clock.today()
  const next = meetings
    .filter(({ state, date }) => (state === 'prepared' || state === 'frozen') && date >= today)
    .at(-1)
  return {
    closed: false,
    held: held && (await shownHeld(reader, held, { own, pages, open: openIn(held, follows, clock.now()) })),
    next: next
      ? { title: next.title, date: next.date, agenda: agendaOf(await pagesOf(reader, next, pages), own) }
      : null,
  }
}

/**
 * A display sees all meetings of a board where its administrator put 会议 of it among its scenes, else the one that it follows; people see them anyway; a token of single
 * boards sees none.
 */
function maySee(actor: Actor, scope: string): boolean {
  return actor.kind === 'display' ? showsScene(actor, 'meeting', scope) : actor.boards === undefined
}

const isOn = (index: CatalogueIndex, scopes: readonly string[], own: ReadonlySet<string>) =>
  targetsOfScopes(index, scopes).some(({ record }) => own.has(record.id))

/** A meeting that is held, with the parts that were written. */
interface HeldNow {
  readonly meeting: MeetingWithState
  readonly parts: readonly StoredPart[]
}

/** The meeting that was opened last and is not closed; one that was opened long ago is not going on any more. */
async function goingOn(
  reader: Reader,
  meetings: readonly MeetingWithState[],
  now: number,
): Promise<HeldNow | null> {
  let found: (HeldNow & { readonly since: number }) | null = null
  for (const meeting of meetings.filter(({ state }) => state === 'held')) {
    const parts = await partsOfMeeting(reader, meeting.id)
    const since = Date.parse(parts.find(({ part }) => part === 'held')?.at ?? '')
    if (since > Math.max(now - longestMeeting, found?.since ?? 0)) found = { meeting, parts, since }
  }
  return found
}

type OpenPage = NonNullable<NonNullable<MeetingOnWall['held']>['under']>

/** The page that is open in the room of the meeting that a display follows, as of now. */
function openIn({ meeting }: HeldNow, follows: Actor['follows'], now: string): OpenPage | null {
  const page = follows?.id === meeting.id ? follows.page : null
  return page === null ? null : { target: page, at: now }
}

async function shownHeld(
  reader: Reader,
  { meeting, parts }: HeldNow,
  {
    own,
    pages: kept,
    open,
  }: { readonly own: ReadonlySet<string>; readonly pages: KeptPages; readonly open: OpenPage | null },
): Promise<NonNullable<MeetingOnWall['held']>> {
  const pages = await pagesOf(reader, meeting, kept)
  const notes = parts
    .filter(({ part }) => part.startsWith(notePrefix))
    .map(({ part, at, body }) => ({
      page: part.slice(notePrefix.length),
      at,
      ...(JSON.parse(body) as NoteText),
    }))
    .toSorted((a, b) => b.at.localeCompare(a.at))
  const nameOf = (page: string) => pages?.find(({ target }) => target === page)?.name
  const last = notes.find(({ page }) => own.has(page))
  return {
    ...{ title: meeting.title, date: meeting.date, at: meeting.at, agenda: agendaOf(pages, own) },
    under: open && own.has(open.target) ? open : last ? { target: last.page, at: last.at } : null,
    decisions: notes
      .filter(({ page, decision }) => decision.trim() !== '' && (page === 'general' || own.has(page)))
      .slice(0, mostDecisions)
      .map(({ page, decision, at }) => ({
        ...{ target: page === 'general' ? null : page, name: nameOf(page) ?? '综合' },
        ...{ decision: decision.trim(), at },
      })),
  }
}

/** The pages of the newest frozen picture, which never changes; null without one. */
async function pagesOf(reader: Reader, meeting: MeetingWithState, kept: KeptPages): Promise<Pages | null> {
  const [newest] = meeting.snapshots
  if (!newest) return null
  const { version } = newest.facts
  return kept.get(`${meeting.id} ${version}`, async () =>
    pagesIn(JSON.parse(await storedSnapshot(reader, meeting.id, version)) as MeetingSnapshot),
  )
}

/** The targets of a picture in the order of its agenda, and each item without one. */
function pagesIn({ items, targets }: Pick<MeetingSnapshot, 'items' | 'targets'>): Pages {
  const names = new Map(targets.map(({ target, name }) => [target, name]))
  const isOfTarget = ({ target }: MeetingSnapshot['items'][number]) => target !== null && names.has(target)
  const groups = Map.groupBy(items.filter(isOfTarget), ({ target }) => target!)
  return [
    ...[...groups].map(([target, own]) => ({
      target,
      name: names.get(target)!,
      kinds: [...new Set(own.map(({ kind }) => kind))],
    })),
    ...items
      .filter((item) => !isOfTarget(item))
      .map(({ kind }) => ({ target: null, name: '', kinds: [kind] })),
  ]
}

/** The targets of the board on an agenda; what else is on it is counted. */
function agendaOf(pages: Pages | null, own: ReadonlySet<string>): WallAgenda {
  if (!pages) return null
  const lines = pages.flatMap(({ target, name, kinds }) =>
    target !== null && own.has(target) ? [{ target, name, kinds: [...kinds] }] : [],
  )
  return { lines, others: pages.length - lines.length }
}
