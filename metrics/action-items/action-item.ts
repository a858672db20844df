import { stateAfter, type ActionState } from '../workflow/action-workflow.ts'
import type { ActionStep, Assignment, ClausePlace, OpeningStep, OrderSource, Reminder, Term } from './step.ts'

/** An action item (督办事项) as its steps left it. Rules. */
export interface ActionItem extends Assignment, OrderSource {
  readonly year: number
  readonly serial: number
  readonly order: string
  readonly targets: readonly string[]
  readonly clause: ClausePlace | null
  readonly demoDay: string | null
  readonly state: ActionState
  readonly filedOn: string
  readonly term: Term
  /** Null until it is assigned. */
  readonly assignedOn: string | null
  readonly due: string | null
  /** What was asked for and not judged yet. */
  readonly extension: { readonly until: string; readonly reason: string } | null
  /** When it was last extended; null where it never was. */
  readonly extendedOn: string | null
  /** Reports, the last ones included. */
  readonly reports: number
  /** What was called done was sent back, and nothing was reported since. */
  readonly returned: boolean
  /** What was called done was sent back, and was not called done again. */
  readonly sentBack: boolean
  /** When it was last called done; null while it is not. */
  readonly finishedOn: string | null
  readonly endedOn: string | null
  /** Since which step, by its number from 1, and which day somebody's answer is waited for. */
  readonly waits: { readonly step: number; readonly since: string }
  /** What has been told, by `reminderKey`. */
  readonly told: ReadonlySet<string>
  /** How many steps it has: its version. */
  readonly version: number
}

/** At most so many files come with one report. */
export const mostEvidence = 10

/** The number of an item: 督办〔2024〕12号. Rule X-1. */
export function itemNumber({ year, serial }: Pick<ActionItem, 'year' | 'serial'>): string {
  return `督办〔${year}〕${serial}号`
}

/** What a reminder is known by: each is told once. */
export function reminderKey({ cause, level, of }: Omit<Reminder, 'to'>): string {
  return `${cause} ${level} ${of}`
}

/** An item after its steps, the opening first. */
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
        sentBack: false,
      }
    case 'acknowledge':
      return moved
    case 'report':
      // While an extension is waited for, it is still the secretary's turn.
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

function assignmentOf({ organisation, organisationName, person, collaborators }: Assignment): Assignment {
  return { organisation, organisationName, person, collaborators }
}

/** Whether an item was neither closed nor withdrawn. */
export function isUnfinished({ state }: Pick<ActionItem, 'state'>): boolean {
  return state !== 'closed' && state !== 'withdrawn'
}

/** The day at which an item is judged and its new steps are dated: today; for an item of the demonstration, the day at which the demonstration stands. */
export function dayOfItem({ demoDay }: Pick<ActionItem, 'demoDay'>, today: string): string {
  return demoDay !== null && demoDay < today ? demoDay : today
}
