import { actionItemOf, itemNumber } from '#metrics/action-items/action-item.ts'
import { dueDateOf } from '#metrics/action-items/due-date.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { signsFor } from '#metrics/reporting/who-reports.ts'
import type { ActionItemDraft, CreatedActionItem } from '../../contract/action-items.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { storeStep } from '../../records/kinds/action-items.ts'
import { reportersOf } from '../people/queries.ts'
import { readAssignment, readTerm } from './assignment.ts'
import { demoDayOf } from '../../judging/demo-day.ts'
import { dayOfOpening } from './opening-basis.ts'
import { keptItems } from './items.ts'
import { checkedText } from './checked-text.ts'
import { allInstructions } from './queries.ts'
import { tellOfStep } from './messages/tell.ts'

/**
 * Opens an order (立项) under the next number of its year, and assigns it at once if asked to. An order that nobody could sign for is opened
 * too, and marked: it reaches whoever reports for its organisation later. @throws AppError `bad-item` for a text that is too short,
 * an unknown target, meeting or instruction, or a day that has passed; `unknown-organisation`; `conflict` for an instruction of which an
 * order was opened before, or a meeting that has ended
 */
export async function openItem(
  { store, clock, catalogue, notices }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>,
  actor: Actor,
  draft: ActionItemDraft,
): Promise<CreatedActionItem> {
  const index = catalogue.current()
  const { calendar } = index
  return store.write(async (writer) => {
    const day = await dayOfOpening(writer, demoDayOf(index, actor), draft.meeting, clock.today())
    const items = await keptItems(writer)
    await refuseSource(writer, draft, items)
    const year = Number(day.on.slice(0, 4))
    const serial =
      1 + Math.max(0, ...items.filter(({ item }) => item.year === year).map(({ item }) => item.serial))
    const id = `${year}-${serial}`
    const assignment = readAssignment(index, draft)
    const opening: OpeningStep = {
      action: 'file',
      ...day,
      year,
      serial,
      order: checkedText(draft.order, { named: '督办内容', least: 4 }),
      ...assignment,
      ...readTargets(index, draft.targets ?? []),
      meeting: draft.meeting ?? null,
      instruction: draft.instruction ?? null,
      term: readTerm(draft, day.on),
    }
    const due = dueDateOf(opening.term, day.on, calendar)
    const assigned: ActionStep = { action: 'assign', on: day.on, due, ...assignment }
    const steps = draft.assign === true ? ([opening, assigned] as const) : ([opening] as const)
    for (const [place, step] of steps.entries()) {
      const entry = await storeStep(writer, actor.id, { item: id, year, serial, step: place + 1 }, step)
      await tellOfStep(writer, { notices, calendar }, { id, item: actionItemOf(steps), step, entry })
    }
    const reporters = await reportersOf(writer)
    const nobodySigns = !reporters.some((one) => signsFor(index, one, assignment.organisation))
    return { id, number: itemNumber({ year, serial }), nobodySigns }
  })
}

async function refuseSource(
  reader: Reader,
  { instruction }: ActionItemDraft,
  items: Awaited<ReturnType<typeof keptItems>>,
): Promise<void> {
  if (instruction === undefined) return
  if (!(await allInstructions(reader)).some(({ id }) => id === instruction))
    throw new AppError('bad-item', `没有这条批示：${instruction}。请从待立项的批示里选。`)
  const made = items.find(({ item }) => item.instruction === instruction)
  if (made) throw new AppError('conflict', `这条批示已经立项：${itemNumber(made.item)}。请刷新后查看。`)
}

/** Reads the targets of an order, and the clause of the first of them. */
function readTargets(
  index: CatalogueIndex,
  targets: readonly string[],
): Pick<OpeningStep, 'targets' | 'clause'> {
  for (const [place, id] of targets.entries()) {
    if (!index.targets.has(id))
      throw new AppError(
        'bad-item',
        `目录中没有这个目标：${id}，可能已经撤销。请从目录或看板里选；会上交办的，请改在“综合”页上交办。`,
      )
    if (targets.indexOf(id) < place) throw new AppError('bad-item', `目标“${id}”写了两次，请去掉一个。`)
  }
  const [citation] = index.targets.get(targets[0] ?? '')?.record.citations ?? []
  return {
    targets: [...targets],
    clause: citation ? { document: citation.document, path: citation.clause } : null,
  }
}
