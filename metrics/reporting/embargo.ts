import type { Embargo } from '../catalogue/indicator.ts'
import { addDays } from '../period/civil-date.ts'
import { parsePeriod, periodEnd } from '../period.ts'

interface WithEmbargoes {
  readonly disclosures: ReadonlyMap<string, { readonly embargo?: Embargo }>
}

interface EmbargoedCell {
  readonly indicator: string
  /** The period in SDMX form. */
  readonly period: string
}

/** The instant from which approved figures of a cell count; undefined: at once. */
export function embargoEnd(
  { disclosures }: WithEmbargoes,
  { indicator, period: text }: EmbargoedCell,
): string | undefined {
  const embargo = disclosures.get(indicator)?.embargo
  const period = parsePeriod(text)
  if (!embargo || !period) return undefined
  const { date, time } = embargo.except?.find((one) => one.period === text) ?? {
    date: addDays(periodEnd(period), embargo.days),
    time: embargo.time,
  }
  return `${date}T${time}:00.000+08:00`
}

/** Whether approved figures of a cell do not count yet at an instant. */
export function isEmbargoed(index: WithEmbargoes, cell: EmbargoedCell, now: string): boolean {
  const end = embargoEnd(index, cell)
  return end !== undefined && now < end
}
