import { passedOn } from '#metrics/action-items/organisations.ts'
import { dueDateOf } from '#metrics/action-items/due-date.ts'
import type { ActionStep, Term } from '#metrics/action-items/step.ts'
import { shortestReason } from '#metrics/workflow/reason.ts'
import type {
  Assigning,
  Granting,
  Reasoned,
  Reporting,
  RequestingExtension,
} from '../../contract/action-items.ts'
import { readAssignment, readExtension, readTerm } from './assignment.ts'
import { checkedText } from './checked-text.ts'
import { readEvidence } from './evidence/evidence.ts'
import type { StepFacts, Wish } from './take-step.ts'

type WantedStep = Pick<Wish, 'action' | 'make'>

/**
 * The step 交办. The organisation is the one that the order has so far, and the term the one with which it was opened, unless `body` gives
 * others. The term begins on the day of the assignment.
 */
export function assigning(body: Assigning): WantedStep {
  const make = ({ item, day, index }: StepFacts): ActionStep & { action: 'assign' } => {
    const { collaborators, ...now } = passedOn(item, index.successorOf)
    // An organisation that no longer exists helps with nothing.
    const helping = collaborators.filter((one) => index.organisations.has(one))
    // Who answers in one organisation does not answer in another.
    const moves = body.organisation !== undefined && body.organisation !== now.organisation
    const { organisation, person } = { ...now, ...(moves && { person: null }), ...body }
    const wanted = {
      organisation,
      collaborators: body.collaborators ?? helping.filter((one) => one !== organisation),
      ...(person !== null && { person }),
    }
    const said = body.days !== undefined || body.due !== undefined
    const term: Term = said ? readTerm(body, day) : item.term
    // A due date that was given when the order was opened may have passed since.
    const due = dueDateOf(readTerm(term, day), day, index.calendar)
    return { action: 'assign', on: day, due, ...readAssignment(index, wanted) }
  }
  return { action: 'assign', make }
}

export const acknowledging: WantedStep = {
  action: 'acknowledge',
  make: ({ day }) => ({ action: 'acknowledge', on: day }),
}

/** The step 反馈, or the last 反馈 of an order, with its evidence. */
export function reporting({ text, done = false, files = [] }: Reporting): WantedStep {
  const action = done ? 'finish' : 'report'
  const make = async ({ reader, day }: StepFacts) => {
    const said = { action, on: day, text: checkedText(text, { named: '反馈', least: 4 }) } as const
    const sent = await readEvidence(reader, files)
    return sent.length === 0 ? said : { ...said, files: sent }
  }
  return { action, make }
}

export function requestingExtension({ until, reason }: RequestingExtension): WantedStep {
  const make = ({ item, day, index }: StepFacts): ActionStep & { action: 'request-extension' } => ({
    action: 'request-extension',
    on: day,
    until: readExtension(index, until, { due: item.due!, day }),
    reason: checkedText(reason, { named: '延期理由', least: shortestReason }),
  })
  return { action: 'request-extension', make }
}

/** The step 批准: the extension reaches to the day that was requested, unless another day is given. */
export function granting({ until }: Granting): WantedStep {
  const make = ({ item, day, index }: StepFacts): ActionStep & { action: 'grant' } => ({
    action: 'grant',
    on: day,
    until: readExtension(index, until ?? item.extension!.until, { due: item.due!, day }),
  })
  return { action: 'grant', make }
}

/** A step that needs only a reason: 不准, 退回, 销号, 撤销. */
export function reasoned(
  action: 'refuse' | 'return' | 'close' | 'withdraw',
  { reason }: Reasoned,
): WantedStep {
  const asked =
    action === 'close' ? { named: '复核意见', least: 2 } : { named: '原因', least: shortestReason }
  const make = ({ day }: StepFacts) => ({ action, on: day, reason: checkedText(reason, asked) })
  return { action, make }
}
