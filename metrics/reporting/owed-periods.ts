import { dayNumber } from '../period/civil-date.ts'
import { formatPeriod, lastIndexEndedBy, periodAt, type Period } from '../period.ts'
import type { TargetRecord } from '../catalogue/catalogue.ts'
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import { collectedPeriods } from './collection.ts'
import { firstOwedIndex, isReleased } from './deadline.ts'
import { computedFrom } from '../catalogue/formula.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { earlierTerms } from '../catalogue/changes/amendments.ts'
import { principalOf } from '../catalogue/changes/preferred-sources.ts'
import { spanPeriods } from '../catalogue/span-periods.ts'

/**
 * The periods of an indicator that its reporter owes at a date, in no order: those that have ended and whose figures can exist. They lie
 * within the days of its own collection, or within the span of a target: on it, on what is computed from it, or on another source of the
 * same thing. What a target that is withdrawn or adjusted asked for before stays owed. Nobody owes a published series or a computed one;
 * targets without a due date ask for nothing. Rules C-4, D-1, D-6, D-7, D-9, M-1, T-4.
 */
export function owedPeriods(index: CatalogueIndex, indicator: Indicator, at: string): Period[] {
  return endedPeriods(index, indicator, at).filter((period) => isReleased(period, indicator, at))
}

/** The periods that will be owed and have ended, of which no figure can exist yet at a date (未到发布期), in no order. Rule D-7. */
export function awaitedPeriods(index: CatalogueIndex, indicator: Indicator, at: string): Period[] {
  return endedPeriods(index, indicator, at).filter((period) => !isReleased(period, indicator, at))
}

function endedPeriods(index: CatalogueIndex, indicator: Indicator, at: string): Period[] {
  const { frequency, reportDays, collected } = indicator
  if (reportDays === null || indicator.formula) return []
  const lastEnded = lastIndexEndedBy(frequency, dayNumber(at))
  const principal = principalOf(indicator)
  const measuring = new Set([principal, ...computedFrom(index.indicators, indicator.id)])
  const asksFor = ({ indicator: id, due }: TargetRecord) =>
    due !== undefined && measuring.has(principalOf(index.indicators.get(id)!))
  const spans = [...index.targets.values()]
    .filter(({ record }) => asksFor(record))
    .map(({ record }) => spanPeriods(record, frequency))
  for (const record of index.catalogue.targets.filter(({ amendments }) => amendments !== undefined))
    for (const { target, before } of earlierTerms(record, index.documents)) {
      if (!asksFor(target)) continue
      const { first, last: due } = spanPeriods(target, frequency)
      spans.push({ first, last: Math.min(due, lastIndexEndedBy(frequency, dayNumber(before) - 1)) })
    }
  if (collected) {
    const { from: start, to: due } = collected
    spans.push(spanPeriods(due === undefined ? { start } : { start, due }, frequency))
  }
  const ended = new Map<string, Period>()
  for (const { first, last } of spans) {
    const [from, to] = [
      periodAt(frequency, Math.max(first, firstOwedIndex(indicator))),
      periodAt(frequency, Math.min(last, lastEnded)),
    ]
    for (const period of collectedPeriods(indicator, from, to)) {
      ended.set(formatPeriod(period, 'sdmx'), period)
    }
  }
  return [...ended.values()]
}
