import type { PolicyReading } from '#server/contract/policy.ts'
import type { ReadingDecision } from '#server/contract/readings.ts'

export type ProposedFigure = PolicyReading['figures'][number]

/** The cells of a proposal that a person may correct. */
export const proposalCells = [
  'name',
  'comparator',
  'value',
  'high',
  'unit',
  'due',
  'baseline',
  'clause',
  'lead',
] as const
export type ProposalCells = Record<(typeof proposalCells)[number], string>

/** The proposal for a figure, cell by cell; a cell is empty where the text tells nothing. */
export function proposedCells(
  figure: ProposedFigure,
  { clauses }: Pick<PolicyReading, 'clauses'>,
): ProposalCells {
  const clause = clauses.find(({ start, end }) => figure.start >= start && figure.start < end)
  return {
    name: figure.name,
    comparator: figure.comparator,
    value: figure.value ?? figure.low ?? '',
    high: figure.high ?? '',
    unit: figure.unit,
    due: figure.deadline ?? '',
    baseline: figure.baseline ?? '',
    clause: figure.clause ?? '',
    lead: clause?.responsible.lead.join('、') ?? '',
  }
}

/** The cells with the corrections of the decision. */
export function currentCells(proposed: ProposalCells, decision: ReadingDecision | undefined): ProposalCells {
  const decided = proposalCells.flatMap((cell) =>
    decision?.[cell] === undefined ? [] : [[cell, decision[cell]] as const],
  )
  return { ...proposed, ...Object.fromEntries(decided) }
}

/** The typed cells that differ from the proposal. */
export function correctedCells(proposed: ProposalCells, typed: ProposalCells): Partial<ReadingDecision> {
  return Object.fromEntries(
    proposalCells
      .map((cell) => [cell, typed[cell].trim()] as const)
      .filter(([cell, words]) => words !== proposed[cell].trim()),
  )
}

/** Whether the decision corrects a cell. */
export function isCorrected(decision: ReadingDecision): boolean {
  return proposalCells.some((cell) => decision[cell] !== undefined)
}

/** The counts of decisions on the figures. */
export interface ReadingTally {
  readonly proposed: number
  readonly accepted: number
  readonly corrected: number
  readonly joined: number
  readonly rejected: number
  /** Proposed targets without a decision. */
  readonly open: number
}

export function tallyOf(
  figures: readonly ProposedFigure[],
  decisions: ReadonlyMap<number, ReadingDecision>,
): ReadingTally {
  const all = [...decisions.values()]
  const of = (verdict: ReadingDecision['verdict']) => all.filter((one) => one.verdict === verdict)
  const proposed = figures.filter(({ target }) => target)
  return {
    proposed: proposed.length,
    accepted: of('accepted').length,
    corrected: of('accepted').filter(isCorrected).length,
    joined: of('joined').length,
    rejected: of('rejected').length,
    open: proposed.filter(({ start }) => !decisions.has(start)).length,
  }
}
