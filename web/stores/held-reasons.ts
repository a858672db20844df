import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { spanPeriods } from '#metrics/catalogue/span-periods.ts'
import { parsePeriod, periodAt, periodEnd } from '#metrics/period.ts'
import type { Why } from '#server/contract/why.ts'
import { api } from '../api/client.ts'
import { holdAnswers, type HeldAnswers } from './held-answers.ts'
import type { WaitingRows } from './board-picture.ts'
import { figuresAfter, type LiveChange, type StandingFigure } from './held-series.ts'

/** A target whose light is explained, and the reference date. */
interface ReasonsQuery {
  readonly target: string
  readonly at: string
}

/**
 * The reasons of a target's light, complete up to the ledger entry `sequence`. No change tells of other sources' figures, which are not
 * held.
 */
export interface HeldReasons extends Omit<Why, 'inputs' | 'sources'> {
  readonly at: string
  readonly inputs: readonly StandingFigure[]
}

/** The changes and waiting figures that alter reasons. */
type ReasonsNews = LiveChange | WaitingRows

export type ReasonsAnswers = HeldAnswers<ReasonsQuery, HeldReasons, ReasonsNews>

/** The reasons of a board's lights; with `asOf` by what was known at that instant. */
export function holdReasons(asOf?: string): ReasonsAnswers {
  return holdAnswers<ReasonsQuery, HeldReasons, ReasonsNews>({
    keyOf: ({ target, at }) => `${target} ${at}`,
    ask: async ({ target, at }) => ({
      ...(await api.get<Why>(`/api/targets/${target}/why`, { at, asOf })),
      at,
    }),
    fold: foldReasons,
    isStale: isReasonedAnew,
    keepUnused: 20,
  })
}

/** Whether the target's value is computed from the changed cell, and the change does not tell its new components. */
export function isReasonedAnew(held: HeldReasons, change: ReasonsNews): boolean {
  if (change.type === 'waiting') return false
  const { sequence, cell, targets, computed } = change
  if (computed || sequence <= held.sequence || cell.indicator === held.row.indicator) return false
  return targets.some(({ target }) => target === held.row.target)
}

/** The reasons after a change, which brings the new verdict and, but for what only waits, changed inputs; clause and organisations stay. */
export function foldReasons(held: HeldReasons, change: ReasonsNews): HeldReasons {
  const { sequence, targets, reasons } = change
  const own = ({ target }: { readonly target: string }) => target === held.row.target
  const [row, reason] = [targets.find(own), reasons.find(own)]
  if (sequence <= held.sequence || !row || !reason) return held
  const { sentence, steps, toGreen, remarks, computed } = reason
  const rule = { ...held.rule, sentence }
  return {
    ...held,
    sequence,
    row,
    rule,
    steps,
    toGreen,
    remarks,
    computed,
    inputs: change.type === 'waiting' ? held.inputs : inputsAfter(held, change),
  }
}

/** The inputs after a change, newest first. */
function inputsAfter(held: HeldReasons, change: LiveChange): readonly StandingFigure[] {
  const before = new Map(held.inputs.map((input) => [cellKey(input), input]))
  const figures = figuresAfter(held.row, before, change)
  if (figures === before) return held.inputs
  return [...figures.values()]
    .filter(({ period }) => isInput(held, period))
    .sort((a, b) => endOf(b.period).localeCompare(endOf(a.period)))
}

/** Whether a period has an input: it lies between the baseline's period and the reference date. */
function isInput({ row: { start, due }, at }: HeldReasons, text: string): boolean {
  const period = parsePeriod(text)
  if (!period) return false
  const { frequency } = period
  const { first } = spanPeriods({ start, ...(due !== null && { due }) }, frequency)
  const end = periodEnd(period)
  return end >= periodEnd(periodAt(frequency, first - 1)) && end <= at
}

function endOf(text: string): string {
  const period = parsePeriod(text)
  return period ? periodEnd(period) : ''
}
