import { reporterOf } from '#metrics/catalogue/indicator.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { decidesAt, reviewSteps, stepFrom, type ReviewStep } from '#metrics/reporting/review-steps.ts'
import {
  figureWorkflow,
  type CellState,
  type FigureAction,
  type FigureGuard,
} from '#metrics/workflow/figure-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'
import type { Actor } from '../access/actor.ts'

/** The facts by which the guards of the figures' workflow are judged, besides the caller. */
export interface FigureFacts {
  readonly indicator: string
  readonly region: string
  /** The period in SDMX form. */
  readonly period: string
  /** Whether the period is closed. */
  readonly closed: boolean
  /** The author of a revision, and whether it is the last submitted one. */
  readonly author?: string | undefined
  /** Who entered the value of the revision, its author among them. */
  readonly enteredBy?: ReadonlySet<string>
  readonly newest?: boolean
  /** Whether somebody has decided on it before. */
  readonly decided?: boolean
  /** Whether the revision is the approved one that stands in its cell. */
  readonly inForce?: boolean
  /** The state of the revision. */
  readonly state?: CellState
  /** Whether a revision that a level has endorsed waits in the cell; by default where this one does. */
  readonly inReview?: boolean
  /** The level from which the revision waits; none: from the first. */
  readonly waitsFromLevel?: number | null
  /** The lowest level at which the actor has endorsed it. */
  readonly endorsedLevel?: number | undefined
  /** Whether the minute of release of its period has not come. */
  readonly embargoed?: boolean
  /** The level that endorsed it, where that is the last decision on it. */
  readonly lastEndorsed?: number | undefined
}

/** The facts that tell the step at which a figure is decided on. */
export type SteppedFigure = Pick<FigureFacts, 'indicator' | 'region' | 'state' | 'waitsFromLevel'>

/** Whether an actor is bound to a region or to one above it. */
export function coversRegion(
  index: CatalogueIndex,
  { regions }: Pick<Actor, 'regions'>,
  region: string,
): boolean {
  return regions.some((bound) => index.within(region, bound))
}

/** The steps of a figure's review, and the one at which it is decided on: where it waits, or where its approval can be revoked. */
export function reviewOf(
  index: CatalogueIndex,
  { indicator, region, state, waitsFromLevel }: SteppedFigure,
): { readonly steps: readonly ReviewStep[]; readonly step: ReviewStep } {
  const steps = reviewSteps(index, { indicator, region })
  return {
    steps,
    step: stepFrom(steps, state === 'approved' || state === 'cleared' ? Infinity : (waitsFromLevel ?? 0)),
  }
}

/** Whether an actor reviews at the level at which a figure is decided on. Rule W-11. */
export function isAtLevelOf(
  index: CatalogueIndex,
  { regions }: Pick<Actor, 'regions'>,
  figure: SteppedFigure,
): boolean {
  const { steps, step } = reviewOf(index, figure)
  return decidesAt(index, steps, step, regions)
}

const isLastStep = ({ steps, step }: ReturnType<typeof reviewOf>) => step === steps.at(-1)
const isFirstStep = ({ steps, step }: ReturnType<typeof reviewOf>) => step === steps[0]

/** Judges each guard of the figures' workflow for an actor. */
export function figureGuards(
  index: CatalogueIndex,
  actor: Actor,
  facts: FigureFacts,
): (guard: FigureGuard) => boolean {
  const { indicator, region, period, closed, author, newest = true, decided = false, inForce = true } = facts
  const { inReview = facts.state === 'in-review', endorsedLevel = Infinity } = facts
  const review = () => reviewOf(index, facts)
  const judges: Readonly<Record<FigureGuard, () => boolean>> = {
    organisation: () => {
      const known = index.indicators.get(indicator)
      return known !== undefined && actor.organisations.includes(reporterOf(known, { region, period }))
    },
    region: () => coversRegion(index, actor, region),
    'open-period': () => !closed,
    'another-author': () => author !== actor.id && facts.enteredBy?.has(actor.id) !== true,
    newest: () => newest,
    undecided: () => !decided,
    'in-force': () => inForce,
    unfrozen: () => !inReview,
    'one-level': () => index.indicators.get(indicator)?.reviewLevels === undefined,
    level: () => isAtLevelOf(index, actor, facts),
    'last-level': () => isLastStep(review()),
    'level-above': () => !isLastStep(review()),
    'level-below': () => !isFirstStep(review()),
    'last-endorser': () => {
      const { steps } = review()
      const endorsing = steps.find(({ number }) => number === facts.lastEndorsed)
      return endorsing !== undefined && decidesAt(index, steps, endorsing, actor.regions)
    },
    embargoed: () => facts.embargoed === true,
    'embargo-ended': () => false,
    'one-level-each': () => endorsedLevel >= review().step.number,
  }
  return (guard) => judges[guard]()
}

/** The transitions of a figure in a state that are open to an actor. Rule W-2. */
export function figureTransitions(
  index: CatalogueIndex,
  actor: Actor,
  state: CellState,
  facts: FigureFacts,
): FigureAction[] {
  return transitionsOpen(figureWorkflow, state, {
    holds: (right) => actor.rights.has(right),
    passes: figureGuards(index, actor, { ...facts, state }),
  })
}
