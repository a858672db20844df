import { dayOfItem, isUnfinished, itemNumber, type ActionItem } from '#metrics/action-items/action-item.ts'
import { workingDayFrom } from '#metrics/action-items/due-date.ts'
import { helpingOrganisations, passedOn } from '#metrics/action-items/organisations.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import type { Term } from '#metrics/action-items/step.ts'
import type { Calendar } from '#metrics/calendar/calendar.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { signsFor, type Reporter } from '#metrics/reporting/who-reports.ts'
import { closedUndoneWords, itemStatusText } from '#metrics/wording/action-items/states.ts'
import { termNote } from '#metrics/wording/action-items/terms.ts'
import type { ActionItemBrief, ActionStepView, Instruction } from '../../contract/action-items.ts'
import { systemActor, type Actor } from '../../access/actor.ts'
import { actionTransitions } from '../../workflow/action-guards.ts'
import { evidenceOf } from './evidence/evidence.ts'
import type { KeptItem } from './items.ts'
import type { StoredStep } from '../../records/kinds/action-items.ts'
import type { StoredInstruction } from './queries.ts'

/** The reader, the day and the catalogue by which orders and instructions are shown. */
export interface Showing {
  readonly index: CatalogueIndex
  readonly actor: Actor
  readonly today: string
  readonly nameOf: (actor: string) => string
  /** People who may sign in and report. */
  readonly reporters: readonly Reporter[]
}

/**
 * Orders as somebody sees them, passed on by rule Z-10. An organisation bears its present name, or that from the order's assignment if it no
 * longer exists.
 */
export function shownItems(
  { index, actor, today, reporters }: Showing,
  kept: readonly KeptItem[],
): ActionItemBrief[] {
  const now = kept.map(({ id, item }) => ({ id, item: passedOn(item, index.successorOf) }))
  const involved = now.flatMap(({ item }) => [item.organisation, ...item.collaborators])
  const distinctName = distinctNames(index, involved)
  const presentName = (id: string) => (index.organisations.has(id) ? distinctName(id) : undefined)
  return now.map(({ id, item }) => {
    const { party, waited, unanswered, left, colour, ...standing } = itemStatus(
      item,
      dayOfItem(item, today),
      index.calendar,
    )
    const { organisation } = item
    const name = presentName(organisation)
    const gone = name === undefined
    const signed = reporters.some((one) => signsFor(index, one, organisation))
    return {
      id,
      number: itemNumber(item),
      order: item.order,
      state: item.state,
      colour,
      ...demoOf(item, today),
      organisation,
      organisationName: name ?? item.organisationName,
      organisationGone: gone,
      nobodySigns: isUnfinished(item) && !gone && !signed,
      person: item.person,
      collaborators: helpingOrganisations(item, presentName),
      targets: item.targets.map((target) => ({ id: target, name: targetName(index, target) })),
      clause: clauseText(index, item),
      meeting: item.meeting,
      instruction: item.instruction,
      filedOn: item.filedOn,
      assignedOn: item.assignedOn,
      due: item.due,
      dueNote: dueNoteOf(item, index.calendar),
      proposed: item.state === 'filed' ? proposedOf(item.term, index.calendar) : null,
      extension: item.extension,
      reports: item.reports,
      endedOn: item.endedOn,
      party,
      waited,
      unanswered,
      left,
      standing: itemStatusText({ party, waited, unanswered, left, colour, ...standing }),
      version: item.version,
      transitions: actionTransitions(item, actor),
    }
  })
}

function demoOf(of: Pick<ActionItem, 'demoDay'>, today: string): Pick<ActionItemBrief, 'demo' | 'demoDay'> {
  const demo = of.demoDay !== null
  return { demo, demoDay: demo ? dayOfItem(of, today) : null }
}

function dueNoteOf(item: ActionItem, calendar: Calendar): string | null {
  const { assignedOn, due } = item
  return isUnfinished(item) && assignedOn !== null && due !== null
    ? termNote(assignedOn, due, calendar)
    : null
}

/** The term as it would be assigned today: a due date that is no working day becomes the next working day. */
function proposedOf(term: Term, calendar: Calendar): NonNullable<ActionItemBrief['proposed']> {
  return 'days' in term
    ? { days: term.days, due: null }
    : { days: null, due: workingDayFrom(term.due, calendar) }
}

function targetName(index: CatalogueIndex, target: string): string {
  return index.targets.get(target)?.record.name ?? target
}

function clauseText(index: CatalogueIndex, { clause }: ActionItem): string | null {
  if (clause === null) return null
  return `${index.documents.get(clause.document)?.shortTitle ?? clause.document} ${clause.path}`
}

/** The steps of an order, a line each. */
export function shownSteps(
  { nameOf, index }: Pick<Showing, 'nameOf' | 'index'>,
  { item, steps }: Pick<KeptItem, 'item' | 'steps'>,
): ActionStepView[] {
  const { closedUndone } = itemStatus(item, item.endedOn ?? item.filedOn, index.calendar)
  return steps.map(({ step, at, actor }, place) => ({
    step: place + 1,
    action: step.action,
    on: step.on,
    at,
    by: actor === systemActor.id ? '系统' : nameOf(actor),
    text: textOf(step, closedUndone),
    until: step.action === 'assign' ? step.due : 'until' in step ? step.until : null,
    files: evidenceOf(step).map(({ hash, size, ...file }) => ({ ...file, sha256: hash, bytes: size })),
  }))
}

const partyWords = { owner: '责任单位', secretary: '督办秘书', leader: '领导' } as const
const causeWords = { 'due-soon': '将到期', overdue: '逾期', unanswered: '超过时限未答复' } as const

function textOf(
  step: StoredStep['step'],
  closedUndone: keyof typeof closedUndoneWords | null,
): string | null {
  switch (step.action) {
    case 'file':
      return step.order
    case 'assign':
      return step.person === null ? step.organisationName : `${step.organisationName}（${step.person}）`
    case 'report':
    case 'finish':
      return step.text
    case 'remind':
      return `${causeWords[step.cause]}，告知${step.to.map((party) => partyWords[party]).join('、')}`
    case 'close':
      return closedUndone ? `${closedUndoneWords[closedUndone]}：${step.reason}` : step.reason
    default:
      return 'reason' in step ? step.reason : null
  }
}

export function shownInstructions(
  { index, nameOf, today }: Showing,
  instructions: readonly StoredInstruction[],
  kept: readonly KeptItem[],
): Instruction[] {
  const made = new Map(
    kept.flatMap(({ id, item }) => (item.instruction === null ? [] : [[item.instruction, id]])),
  )
  return instructions.map(({ id, target, text, on, at, actor, demoDay, setAside }) => ({
    id,
    target,
    targetName: targetName(index, target),
    text,
    on,
    at,
    by: nameOf(actor),
    ...demoOf({ demoDay }, today),
    item: made.get(id) ?? null,
    setAside: setAside && {
      reason: setAside.reason,
      on: setAside.on,
      at: setAside.at,
      by: nameOf(setAside.actor),
    },
  }))
}
