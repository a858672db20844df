import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { Actor } from '../../../access/actor.ts'
import { boardsOnDisplay, shownOnDisplay } from '../../../access/actors.ts'
import { followedBy } from '../../../access/queries.ts'
import { meetingById, partsOfMeeting } from '../../meetings/queries.ts'
import { displaysOf, newestProfiles, updateDisplay } from '../queries.ts'
import { boardsOfRoom } from './room-lead.ts'

type Needs = Pick<Deps, 'store' | 'catalogue'>

/**
 * Has a display follow the room of a meeting, or none (null). It shows the open item from the opening of the meeting until its end.
 * @throws AppError not-found, conflict where the meeting is over or the display shows none of its targets
 */
export async function followRoom(
  { store, catalogue }: Needs,
  actor: Actor,
  id: string,
  wanted: string | null,
): Promise<void> {
  await store.write(async (writer) => {
    const display = (await displaysOf(writer)).find((one) => one.id === id)
    if (!display) throw new AppError('not-found', '没有这块大屏，或已撤销。')
    const before = followedBy(display)?.id ?? null
    if (before === wanted) return
    const meeting = await meetingById(writer, wanted ?? before!)
    if (wanted !== null) {
      if (!meeting) throw new AppError('not-found', `没有这次会议：${wanted}。`)
      const parts = await partsOfMeeting(writer, wanted)
      if (parts.some(({ part }) => part === 'closed' || part === 'cancelled'))
        throw new AppError('conflict', `“${meeting.title}”已经结束，大屏不能再跟随。`)
      const { profile } = display
      const content = profile === null ? undefined : (await newestProfiles(writer)).get(profile)?.content
      const boards = boardsOnDisplay(shownOnDisplay(display, content))
      if (boardsOfRoom(catalogue.current(), boards, meeting).length === 0)
        throw new AppError(
          'conflict',
          `“${display.name}”的看板里没有“${meeting.title}”的目标，不能跟随。请先给它换看板或方案。`,
        )
    }
    const kept = wanted === null ? null : JSON.stringify({ id: wanted, page: null })
    await updateDisplay(writer, id, { meeting: kept })
    await writer.append({
      ...{ actor: actor.id, kind: 'display.followed', subject: `display:${id}` },
      payload: { name: display.name, meeting: wanted, title: meeting?.title ?? '' },
    })
  })
}

/** The displays that follow a meeting turn to the page that is open in its room. @throws AppError not-found */
export async function openPage({ store }: Pick<Deps, 'store'>, id: string, page: string): Promise<void> {
  await store.write(async (writer) => {
    if (!(await meetingById(writer, id))) throw new AppError('not-found', `没有这次会议：${id}。`)
    for (const row of await displaysOf(writer)) {
      const kept = followedBy(row)
      if (kept?.id === id && kept.page !== page)
        await updateDisplay(writer, row.id, { meeting: JSON.stringify({ id, page }) })
    }
  })
}

/** The displays of meetings that have just ended go back to their profiles, also from a remote that directed them. */
export async function leaveEndedRooms(
  { store }: Pick<Deps, 'store'>,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const ended = new Set(
    entries
      .filter(({ kind }) => kind === 'meeting.closed' || kind === 'meeting.cancelled')
      .map(({ payload }) => (JSON.parse(payload) as { readonly meeting: string }).meeting),
  )
  if (ended.size === 0) return
  await store.write(async (writer) => {
    for (const row of await displaysOf(writer))
      if (ended.has(followedBy(row)?.id ?? ''))
        await updateDisplay(writer, row.id, { meeting: null, lead: null })
  })
}
