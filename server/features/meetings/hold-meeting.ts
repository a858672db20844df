import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { keepPart } from './keep-part.ts'
import { meetingsWithState, meetingIn, type Cancelled } from './meetings.ts'
import type { MeetingOpened } from './queries.ts'
import { narrativesOf } from './narratives/narratives.ts'
import { tellOrganisation } from './narratives/tell-organisations.ts'

type Needs = Pick<Deps, 'store' | 'clock'>

/** Opens a frozen meeting: its notes can be written from then on. @throws AppError not-found, conflict */
export async function holdMeeting(deps: Needs, actor: Actor, meeting: string): Promise<void> {
  const content: MeetingOpened = { heldBy: actor.displayName }
  await keepTurn(deps, actor, { meeting, action: 'hold', kind: 'meeting.held', part: 'held', content })
}

/** Closes a meeting: nothing is written on it any more. @throws AppError not-found, conflict */
export async function closeMeeting(deps: Needs, actor: Actor, meeting: string): Promise<void> {
  await keepTurn(deps, actor, {
    meeting,
    action: 'close',
    kind: 'meeting.closed',
    part: 'closed',
    content: {},
  })
}

/**
 * Cancels a meeting that is not frozen, and tells the organisations that were asked for narratives. @throws AppError not-found,
 * reason-needed, conflict by the meeting's state
 */
export async function cancelMeeting(
  { store, clock, catalogue, notices }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>,
  actor: Actor,
  id: string,
  because: string,
): Promise<void> {
  const reason = because.trim()
  if (!isReason(reason))
    throw new AppError('reason-needed', `请写明取消这次会议的原因，至少 ${shortestReason} 个字。`)
  const { title } = meetingIn(await meetingsWithState(store.reader), id)
  const index = catalogue.current()
  const content: Cancelled = { reason }
  const kind = 'meeting.cancelled'
  await store.write(async (writer) => {
    const by = { actor, today: clock.today() }
    const part = { meeting: id, action: 'cancel', kind, part: 'cancelled', basedOn: 0 } as const
    await keepPart(writer, by, { ...part, what: reason, content })
    const asked = Map.groupBy(await narrativesOf(writer, id), ({ organisation }) => organisation)
    for (const [organisation, own] of asked)
      await tellOrganisation(
        writer,
        { notices, index },
        { id, title, demo: actor.demo },
        {
          entry: { at: clock.now(), kind },
          cause: 'cancelled',
          organisation,
          targets: own.map(({ target }) => target),
          due: own[0]!.due,
        },
      )
  })
}

type Turn = Pick<Parameters<typeof keepPart>[2], 'meeting' | 'action' | 'kind' | 'part' | 'content'>

async function keepTurn({ store, clock }: Needs, actor: Actor, turn: Turn): Promise<void> {
  const by = { actor, today: clock.today() }
  await store.write((writer) => keepPart(writer, by, { ...turn, basedOn: 0 }))
}
