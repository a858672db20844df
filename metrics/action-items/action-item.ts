import { stateAfter, type ActionState } from '../workflow/action-workflow.ts'
import type { ActionStep, Assignment, ClausePlace, OpeningStep, OrderSource, Reminder, Term } from './step.ts'

/** An action item (督办事项) after its steps. Rules. */
export interface ActionItem extends Assignment, OrderSource {
  readonly year: number
  readonly serial: number
  /** What was ordered, in words. */
  readonly order: string
  readonly targets: readonly string[]
  readonly clause: ClausePlace | null
  /** The reference date of the demo data; null for an item that is no demo. */
  readonly demoDay: string | null
  readonly state: ActionState
  readonly filedOn: string
  readonly term: Term
  /** Null until it is assigned. */
  readonly assignedOn: string | null
  readonly due: string | null
  /** A requested extension that is not decided on. */
  readonly extension: { readonly until: string; readonly reason: string } | null
  /** The day of its last extension; null where it was never extended. */
  readonly extendedOn: string | null
  /** The number of reports, final ones included. */
  readonly reports: number
  /** Whether its final report was returned, and neither a report nor another assignment followed. */
  readonly returned: boolean
  /** Whether its final report was returned, and neither a final report nor another assignment followed. */
  readonly sentBack: boolean
  /** The day of the last final report; null where there is none or it was returned. */
  readonly finishedOn: string | null
  /** The day on which it was closed or withdrawn. */
  readonly endedOn: string | null
  /** The number, from 1, of the step that awaits an answer, and the day since which it does. */
  readonly waits: { readonly step: number; readonly since: string }
  /** The reminders sent, by `reminderKey`. */
  readonly told: ReadonlySet<string>
  /** The number of its steps, which is its version. */
  readonly version: number
}

/** The most files of one report. */
export const mostEvidence = 10

/** The number of an item: 督办〔2024〕12号. Rule X-1. */
export function itemNumber({ year, serial }: Pick<ActionItem, 'year' | 'serial'>): string {
  return `督办〔${year}〕${serial}号`
}

/** The key of a reminder, each of which is sent once. */
export function reminderKey({ cause, level, of }: Omit<Reminder, 'to'>): string {
  return `${cause} ${level} ${of}`
}

/** An item after its steps; the opening comes first. */
export function actionItemOf([opening, ...steps]: readonly [OpeningStep, ...ActionStep[]]): ActionItem {
  return steps.reduce<ActionItem>(after, {
    year: opening.year,
    serial: opening.serial,
    order: opening.order,
    ...assignmentOf(opening),
    targets: opening.targets,
    clause: opening.clause,
    meeting: opening.meeting,
    instruction: opening.instruction,
    demoDay: opening.demoDay,
    term: opening.term,
    state: 'filed',
    filedOn: opening.on,
    assignedOn: null,
    due: null,
    extension: null,
    extendedOn: null,
    reports: 0,
    returned: false,
    sentBack: false,
    finishedOn: null,
    endedOn: null,
    waits: { step: 1, since: opening.on },
    told: new Set(),
    version: 1,
  })
}

function after(item: ActionItem, step: ActionStep): ActionItem {
  const version = item.version + 1
  if (step.action === 'remind') return { ...item, version, told: new Set([...item.told, reminderKey(step)]) }
  if (step.action === 'file') return { ...item, version }
  const moved = { ...item, version, state: stateAfter(step.action), waits: { step: version, since: step.on } }
  switch (step.action) {
    case 'assign':
      return {
        ...moved,
        ...assignmentOf(step),
        assignedOn: step.on,
        due: step.due,
        extension: null,
        returned: false,
        sentBack: false,
      }
    case 'acknowledge':
      return moved
    case 'report':
      // While an extension waits, the secretary must still act.
      return {
        ...moved,
        reports: item.reports + 1,
        returned: false,
        waits: item.extension ? item.waits : moved.waits,
      }
    case 'finish':
      return {
        ...moved,
        reports: item.reports + 1,
        returned: false,
        sentBack: false,
        extension: null,
        finishedOn: step.on,
      }
    case 'request-extension':
      return { ...moved, extension: { until: step.until, reason: step.reason } }
    case 'grant':
      return { ...moved, extension: null, extendedOn: step.on, due: step.until }
    case 'refuse':
      return { ...moved, extension: null }
    case 'return':
      return { ...moved, returned: true, sentBack: true, finishedOn: null }
    case 'close':
    case 'withdraw':
      return { ...moved, extension: null, endedOn: step.on }
  }
}

function assignmentOf({ organisation, organisationName, person, ...helping }: Assignment): Assignment {
  const { collaborators, collaboratorNames = {} } = helping
  return { organisation, organisationName, person, collaborators, collaboratorNames }
}

/** Whether an item is neither closed nor withdrawn. */
export function isUnfinished({ state }: Pick<ActionItem, 'state'>): boolean {
  return endOf({ state }) === null
}

/** How an item ended; null while it is unfinished. */
export function endOf({ state }: Pick<ActionItem, 'state'>): 'closed' | 'withdrawn' | null {
  return state === 'closed' || state === 'withdrawn' ? state : null
}

/** The day on which an item is judged and its new steps are dated: today, or for an item of the demo its day, once that has come. */
export function dayOfItem({ demoDay }: Pick<ActionItem, 'demoDay'>, today: string): string {
  return demoDay !== null && demoDay < today ? demoDay : today
}
