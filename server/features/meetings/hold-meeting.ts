import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { keepPart } from './keep-part.ts'

type Needs = Pick<Deps, 'store' | 'clock'>

/** Opens a meeting that is frozen: from now on what is said is noted. @throws AppError not-found, conflict */
export async function holdMeeting(deps: Needs, actor: Actor, meeting: string): Promise<void> {
  await keepEnd(deps, actor, { meeting, action: 'hold', kind: 'meeting.held', part: 'held' })
}

/** Ends a meeting: nothing of it is written any more. @throws AppError not-found, conflict */
export async function closeMeeting(deps: Needs, actor: Actor, meeting: string): Promise<void> {
  await keepEnd(deps, actor, { meeting, action: 'close', kind: 'meeting.closed', part: 'closed' })
}

type End = Pick<Parameters<typeof keepPart>[2], 'meeting' | 'action' | 'kind' | 'part'>

async function keepEnd({ store, clock }: Needs, actor: Actor, end: End): Promise<void> {
  const by = { actor, today: clock.today() }
  await store.write((writer) => keepPart(writer, by, { ...end, basedOn: 0, content: {} }))
}
