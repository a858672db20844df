import { namedOrder } from '#metrics/wording/action-items/orders.ts'
import { agendaKinds, agendaSubjectOf, type AgendaKind } from '#metrics/agenda/kinds.ts'
import { milestonesOfScopes, targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { OpeningStep } from '#metrics/action-items/step.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import type { Actor } from '../../../access/actor.ts'
import type { AgendaItemEdit } from '../../../contract/agenda-items.ts'
import type { Reader } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { itemPrefix, arrangementPart } from './agenda-edits.ts'
import { keepPart } from '../keep-part.ts'
import { storedSteps } from '../../../records/kinds/action-items.ts'
import { meetingsWithState, meetingIn, type MeetingWithState } from '../meetings.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/** The number of characters of a reason that the ledger repeats. */
const repeated = 60

/**
 * Keeps the secretary's edit of one item: it is dropped with a reason, or stays, with or without a comment. An item of kind `added` is
 * added by its edit. @returns the version of the edit. @throws AppError not-found, bad-item, reason-needed, conflict, stale-edit
 */
export async function editItem(
  { store, clock, catalogue }: Needs,
  actor: Actor,
  { meeting: id, key, basedOn }: { readonly meeting: string; readonly key: string; readonly basedOn: number },
  edit: AgendaItemEdit,
): Promise<number> {
  const meeting = meetingIn(await meetingsWithState(store.reader), id)
  const [kind, subject] = key.split('.') as [AgendaKind, string]
  const named = agendaKinds.includes(kind)
    ? await nameOfSubject(store.reader, catalogue.current(), { meeting, kind, subject })
    : undefined
  if (named === undefined)
    throw new AppError(
      'bad-item',
      '这一项不在会议的范围内，可能刚刚撤销。请刷新，从会议现有的议题和目标中选。',
    )
  const dropped = edit.dropped?.trim() ?? null
  if (dropped === '') throw new AppError('reason-needed', '请写明不议这一项的原因。')
  const comment = edit.comment?.trim() || null
  const name = agendaKindWords[kind] + named
  const what =
    dropped === null
      ? comment === null
        ? name
        : `${name}，加批注`
      : `${name}不议，原因：${dropped.slice(0, repeated)}`
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

/** The name of an item's subject for the ledger; undefined where the meeting has no such target or milestones, or there is no such order. */
async function nameOfSubject(
  reader: Reader,
  index: CatalogueIndex,
  {
    meeting,
    kind,
    subject,
  }: { readonly meeting: MeetingWithState; readonly kind: AgendaKind; readonly subject: string },
): Promise<string | undefined> {
  switch (agendaSubjectOf(kind)) {
    case 'target': {
      const of = ({ record }: { readonly record: { readonly id: string } }) => record.id === subject
      const name = targetsOfScopes(index, meeting.scopes).find(of)?.record.name
      return name && `“${name}”`
    }
    case 'milestones': {
      const [organisation, due] = [subject.slice(0, -11), subject.slice(-10)]
      const known = milestonesOfScopes(index, meeting.scopes).some(
        (one) => one.organisations[0] === organisation && one.due === due,
      )
      return known ? `（${index.organisations.get(organisation)?.name ?? organisation}）` : undefined
    }
    case 'order': {
      const [opening] = await storedSteps(reader, subject)
      return opening && namedOrder(opening.step as OpeningStep)
    }
  }
}

/**
 * Keeps the sequence of items that the secretary chose. @returns its version. @throws AppError not-found, bad-item, conflict, stale-edit
 */
export async function keepArrangement(
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
        part: arrangementPart,
        basedOn,
        what: `重排 ${keys.length} 项`,
        content: { keys },
      },
    ),
  )
}
