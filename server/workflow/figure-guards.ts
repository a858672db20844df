import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
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
  /** Whether the period is closed. */
  readonly closed: boolean
  /** The author of a revision, and whether it is the last submitted one. */
  readonly author?: string | undefined
  readonly newest?: boolean
  /** Whether somebody has decided on it before. */
  readonly decided?: boolean
  /** Whether the revision is the approved one that stands in its cell. */
  readonly inForce?: boolean
}

/** Whether an actor is bound to a region or to one above it. */
export function coversRegion(
  index: CatalogueIndex,
  { regions }: Pick<Actor, 'regions'>,
  region: string,
): boolean {
  return regions.some((bound) => index.within(region, bound))
}

/** Judges each guard of the figures' workflow for an actor. */
export function figureGuards(
  index: CatalogueIndex,
  actor: Actor,
  { indicator, region, closed, author, newest = true, decided = false, inForce = true }: FigureFacts,
): (guard: FigureGuard) => boolean {
  const judges: Readonly<Record<FigureGuard, () => boolean>> = {
    organisation: () => actor.organisations.includes(index.indicators.get(indicator)?.reporter ?? ''),
    region: () => coversRegion(index, actor, region),
    'open-period': () => !closed,
    'another-author': () => author !== actor.id,
    newest: () => newest,
    undecided: () => !decided,
    'in-force': () => inForce,
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
    passes: figureGuards(index, actor, facts),
  })
}
