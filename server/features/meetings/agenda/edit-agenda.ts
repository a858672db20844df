import { agendaKinds, type AgendaKind } from '#metrics/agenda/agenda.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import type { Actor } from '../../../access/actor.ts'
import type { AgendaItemEdit } from '../../../contract/meetings.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { itemPrefix, orderPart } from './agenda-edits.ts'
import { keepPart } from '../keep-part.ts'
import { heldMeetings, meetingIn } from '../meetings.ts'
import { targetsOfMeeting } from '../meeting-picture.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/** How many words of a reason the ledger repeats. */
const told = 60

/**
 * Keeps what the secretary makes of one item: dropped with a reason, or on it, with a comment; one of kind `added` is put on the agenda by it.
 * @returns its version. @throws AppError not-found, bad-item, conflict, stale-edit
 */
export async function editItem(
  { store, clock, catalogue }: Needs,
  actor: Actor,
  { meeting: id, key, basedOn }: { readonly meeting: string; readonly key: string; readonly basedOn: number },
  edit: AgendaItemEdit,
): Promise<number> {
  const meeting = meetingIn(await heldMeetings(store.reader), id)
  const [kind, target] = key.split('.') as [AgendaKind, string]
  const entry = targetsOfMeeting(catalogue.current(), meeting.scopes).find(
    ({ record }) => record.id === target,
  )
  if (!agendaKinds.includes(kind) || !entry)
    throw new AppError('bad-item', `议题“${key}”不在会议的范围内。请从会议的目标中选。`)
  const dropped = edit.dropped?.trim() ?? null
  if (dropped === '') throw new AppError('reason-needed', '请写明不议这一项的原因。')
  const comment = edit.comment?.trim() || null
  const name = `${agendaKindWords[kind]}“${entry.record.name}”`
  const what =
    dropped === null
      ? comment === null
        ? name
        : `${name}，加批注`
      : `${name}不议，原因：${dropped.slice(0, told)}`
  return store.write((writer) =>
    keepPart(
      writer,
      { actor, today: clock.today() },
      {
        meeting: id,
        action: 'edit',
        kind: 'meeting.agenda-edited',
        part: itemPrefix + key,
        basedOn,
        what,
        content: { dropped, comment },
      },
    ),
  )
}

/** Keeps the order that the secretary chose. @returns its version. @throws AppError not-found, bad-item, conflict, stale-edit */
export async function orderAgenda(
  { store, clock }: Pick<Needs, 'store' | 'clock'>,
  actor: Actor,
  { meeting, basedOn }: { readonly meeting: string; readonly basedOn: number },
  keys: readonly string[],
): Promise<number> {
  if (new Set(keys).size < keys.length) throw new AppError('bad-item', '同一议题写了两次，请去掉一个。')
  return store.write((writer) =>
    keepPart(
      writer,
      { actor, today: clock.today() },
      {
        meeting,
        action: 'edit',
        kind: 'meeting.agenda-edited',
        part: orderPart,
        basedOn,
        what: `重排 ${keys.length} 项`,
        content: { keys },
      },
    ),
  )
}
